//! The book of the safe: what transits carried in and out, and what was banked from it.

use book::fault::Outcome;
use book::ledger;
use book::tx::ReadTx;
use contract::lists::Span;
use contract::sheet::Sheet;
use proof::Seq;
use salon::cash;

use super::page::{CashPages, with_balances};
use super::store;

/// The safe's book of these days.
pub fn safe_book(tx: &ReadTx<'_>, span: Span) -> Outcome<Sheet> {
    let (from, to) = span.bounds();
    let part = ledger::stretch(tx.conn, from, to)?;
    let opening = cash::safe_balance(tx.conn, Seq::new(part.0.get().saturating_sub(1)))?;
    let mut rows = store::safe_moves(tx.conn, part)?;
    with_balances(opening, &mut rows)?;
    let mut notices = Vec::new();
    if opening.is_negative() || rows.iter().any(|row| row.balance.is_negative()) {
        notices.push(
            "Aus dem Tresor ging mehr, als nach dem Kassenbuch darin war. Was dort schon vor der Einrichtung der \
             Kasse lag, ist nicht erfasst. Bitte den Tresor zählen und den Bestand für die Steuerberatung notieren."
                .to_owned(),
        );
    }
    let words = "Der Tresor ist ein zweiter Ort für Bargeld. Sein Bestand folgt aus den Geldtransits der Kasse \
                 und den Einzahlungen bei der Bank.";
    let words = vec![words.to_owned()];
    CashPages { name: "Tresorbuch", stem: "tresorbuch", span, opening, rows, notices, words }.sheet()
}
