//! Taking a banking back that was recorded wrongly: a counter entry with name and reason (rule R3), after which the money is where
//! it had been brought from, under way or in the safe.
//!
//! A banking stands in no closing, so it may be taken back on a later day too. The counter entry belongs to the month in which it
//! stands: lists of a past month stay as they are.

use book::book_tx::BookTx;
use book::fault::Outcome;
use book::ledger::{self, Draft};
use book::tx::ReadTx;
use contract::Seq;
use contract::cash::{BankedFrom, BankingBack, CancelBanking, TransitView};
use contract::refusal::{CashRefusal, RollRefusal};
use proof::{Entry, EntryKind, ReferenceKind};
use rusqlite::Connection;

use super::banking::{BANKING_FORM, Banking};
use super::transit::{banking_of, transits};

/// The banking of an entry, if it may be taken back.
///
/// # Errors
/// [`RollRefusal`] or [`CashRefusal`]: the entry is none, or it was taken back before.
pub fn cancellable_banking(conn: &Connection, seq: Seq) -> Outcome<Banking> {
    let entry = ledger::entry(conn, seq)?.ok_or(RollRefusal::NoSuchEntry)?.entry;
    let number = number(seq);
    let Some(banking) = banking_of(conn, seq)? else {
        let number = entry.head.receipt_number.map_or(number, |number| number.to_string());
        return Err(RollRefusal::NotCancellable { number }.into());
    };
    if takes_banking_back(&entry) {
        return Err(CashRefusal::BankingIsStorno.into());
    }
    if let Some(by) = ledger::cancelled_by(conn, seq)? {
        return Err(RollRefusal::AlreadyCancelled { number, by: self::number(by) }.into());
    }
    Ok(banking)
}

/// Whether an entry takes a banking back.
pub fn takes_banking_back(entry: &Entry) -> bool {
    let cancels = || entry.references.iter().any(|reference| reference.kind == ReferenceKind::Cancels);
    entry.head.kind == EntryKind::Banking && cancels()
}

fn number(seq: Seq) -> String {
    format!("E{seq}")
}

/// What taking it back would record, before anyone presses the button.
pub fn outlook(tx: &ReadTx<'_>, seq: Seq) -> Outcome<BankingBack> {
    let banking = cancellable_banking(tx.conn, seq)?;
    let then = match banking.from {
        BankedFrom::Safe => "Das Geld liegt danach nach dem Kassenbuch wieder im Tresor.".to_owned(),
        BankedFrom::Transit(transit) => format!(
            "Geldtransit {} ist danach wieder unterwegs, bis seine Einzahlung neu festgehalten wird.",
            ledger::receipt_number_at(tx.conn, transit)?
        ),
    };
    let sentence = format!(
        "Festgehalten wird eine Gegenbuchung zur Einzahlung über {} € vom {}, mit Ihrem Namen und dem Grund. {then}",
        banking.amount,
        banking.day.german()
    );
    Ok(BankingBack { amount: banking.amount, sentence })
}

/// Records the counter entry, once.
///
/// # Errors
/// As [`cancellable_banking`]; no reason was given.
pub fn cancel_banking(tx: &mut BookTx<'_>, wish: &CancelBanking) -> Outcome<TransitView> {
    let banking = cancellable_banking(tx, wish.seq)?;
    let reason = wish.reason.trim();
    if reason.is_empty() {
        return Err(RollRefusal::ReasonMissing.into());
    }
    let back = Banking { amount: banking.amount.negated(), ..banking };
    let mut note = Draft::note(EntryKind::Banking)
        .with_details(BANKING_FORM, &back)?
        .referring(ReferenceKind::Cancels, wish.seq)
        .because(reason);
    note.booking_day = ledger::period(tx)?.opening.map(|opening| opening.day);
    tx.append(note)?;
    transits(&tx.as_read())
}
