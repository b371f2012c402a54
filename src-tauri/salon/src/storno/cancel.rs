//! The storno: a counter entry of the same booking period, once (IKS-07).

use book::authority::Authority;
use book::booking::Judging;
use book::fault::Outcome;
use book::ledger::{self, Draft};
use book::tx::ReadTx;
use contract::{Money, PaymentKind, Question, Seq};
use proof::{BonType, Entry, EntryKind, Payment, ReferenceKind};
use rusqlite::Connection;

use super::{allowed, mirror};
use crate::cash;

/// The storno of an entry that may be cancelled; the drawer must hold what goes back (IKS-01).
pub fn draft(judging: &Judging<'_>, entry: &Entry, reason: &str) -> Outcome<Draft> {
    let draft = counter_entry(judging, entry, reason)?;
    check_cash(judging, &draft.payments)?;
    Ok(draft)
}

/// [`draft`], where what goes back is not all that moves.
pub fn counter_entry(judging: &Judging<'_>, entry: &Entry, reason: &str) -> Outcome<Draft> {
    let day = ledger::trading_day(judging.conn, judging.now)?.day;
    let mut draft = Draft::bon(EntryKind::Storno, BonType::Beleg, day)
        .referring(ReferenceKind::Cancels, entry.head.seq)
        .because(allowed::said(reason)?);
    draft.lines = mirror::lines(entry);
    draft.payments = mirror::payments(entry);
    draft.customer = customer(judging.conn, entry)?;
    Ok(draft)
}

/// Says what the drawer lacks, and to nobody who counts blind at the moment.
pub fn check_cash<'a>(judging: &Judging<'_>, payments: impl IntoIterator<Item = &'a Payment>) -> Outcome<()> {
    let cash = payments.into_iter().filter(|payment| payment.kind == PaymentKind::Bar);
    let out = Money::total(cash.map(|payment| payment.amount.negated()))?;
    if out.is_positive() { cash::check_drawer(judging, out) } else { Ok(()) }
}

/// The customer of the original, unless nobody was named or the name was erased.
pub fn customer(conn: &Connection, entry: &Entry) -> Outcome<Option<ledger::CustomerText>> {
    if entry.head.customer.is_none() {
        return Ok(None);
    }
    ledger::customer(conn, entry.head.seq)
}

/// Money on a card comes back only if the terminal gives it back too.
pub fn ask_for_the_terminal(authority: &Authority, entry: &Entry) -> Outcome<()> {
    let card = card_sum(entry)?;
    if !card.is_positive() {
        return Ok(());
    }
    authority.ask(Question::VoidedAtTerminal, || {
        format!("Wurde die Kartenzahlung über {card} € am Terminal storniert?")
    })
}

fn card_sum(entry: &Entry) -> Outcome<Money> {
    let cards = entry.payments.iter().filter(|payment| is_card(payment.kind));
    Ok(Money::total(cards.map(|payment| payment.amount))?)
}

/// Paid at the card terminal.
pub const fn is_card(kind: PaymentKind) -> bool {
    matches!(kind, PaymentKind::ECKarte | PaymentKind::Kreditkarte)
}

/// The entry that a storno takes back, checked and asked for.
pub fn checked(tx: &ReadTx<'_>, seq: Seq, reason: &str) -> Outcome<Entry> {
    let entry = allowed::cancellable(tx.conn, seq)?;
    allowed::said(reason)?;
    ask_for_the_terminal(tx.authority, &entry)?;
    Ok(entry)
}
