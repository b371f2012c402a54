//! What may be taken back: once, before the close by a storno, after it by a return (IKS-07).

use book::fault::Outcome;
use book::ledger;
use contract::refusal::RollRefusal;
use contract::{EntryKind, ReceiptNumber, Seq};
use proof::Entry;
use rusqlite::Connection;

use crate::cash;

/// Sales, and what a payment correction made of them.
pub const fn is_sale(kind: EntryKind) -> bool {
    matches!(kind, EntryKind::Sale | EntryKind::PaymentCorrection)
}

const fn is_cancellable(kind: EntryKind) -> bool {
    is_sale(kind) || matches!(kind, EntryKind::Return | EntryKind::CashMovement | EntryKind::TipPayout)
}

/// The number of an entry as refusals name it.
pub fn number(entry: &Entry) -> String {
    entry.head.receipt_number.map_or_else(|| format!("E{}", entry.head.seq), |number| number.to_string())
}

fn number_of(conn: &Connection, seq: Seq) -> Outcome<String> {
    Ok(ledger::receipt_number_at(conn, seq)?.to_string())
}

/// An entry of the book, or the refusal that there is none.
pub fn entry(conn: &Connection, seq: Seq) -> Outcome<Entry> {
    Ok(ledger::entry(conn, seq)?.ok_or(RollRefusal::NoSuchEntry)?.entry)
}

/// The entry, if it may be cancelled now.
pub fn cancellable(conn: &Connection, seq: Seq) -> Outcome<Entry> {
    let entry = entry(conn, seq)?;
    let number = number(&entry);
    if entry.head.kind == EntryKind::Storno {
        return Err(RollRefusal::StornoOfStorno { number }.into());
    }
    if !is_cancellable(entry.head.kind) {
        return Err(RollRefusal::NotCancellable { number }.into());
    }
    if let Some(storno) = ledger::cancelled_by(conn, seq)? {
        return Err(RollRefusal::AlreadyCancelled { number, by: number_of(conn, storno)? }.into());
    }
    if cash::banked_by(conn, seq)?.is_some() {
        return Err(RollRefusal::TransitBanked { number }.into());
    }
    if seq <= ledger::period(conn)?.closed_up_to {
        return Err(RollRefusal::DayClosed { number }.into());
    }
    check_safe(conn, &entry)?;
    Ok(entry)
}

/// Money that was banked from the safe can't come back from there as well.
fn check_safe(conn: &Connection, entry: &Entry) -> Outcome<()> {
    let into_safe = cash::put_into_safe(entry)?;
    if into_safe.is_positive() && cash::safe_balance(conn, ledger::newest_seq(conn)?)? < into_safe {
        return Err(RollRefusal::TransitBanked { number: number(entry) }.into());
    }
    Ok(())
}

/// The sale, if its payments may be corrected or it may be rung up again.
pub fn cancellable_sale(conn: &Connection, seq: Seq) -> Outcome<Entry> {
    let entry = cancellable(conn, seq)?;
    if !is_sale(entry.head.kind) {
        return Err(RollRefusal::NotCancellable { number: number(&entry) }.into());
    }
    Ok(entry)
}

/// The sale of an earlier, closed day whose goods may come back.
pub fn returnable(conn: &Connection, seq: Seq) -> Outcome<Entry> {
    let entry = entry(conn, seq)?;
    let number = number(&entry);
    if !is_sale(entry.head.kind) || ledger::cancelled_by(conn, seq)?.is_some() {
        return Err(RollRefusal::NotReturnable { number }.into());
    }
    if seq > ledger::period(conn)?.closed_up_to {
        return Err(RollRefusal::StillCancellable { number }.into());
    }
    Ok(entry)
}

/// The entry with this number on paper.
pub fn seq_of(conn: &Connection, number: ReceiptNumber) -> Outcome<Seq> {
    Ok(ledger::seq_of_receipt(conn, number)?.ok_or(RollRefusal::NoSuchEntry)?)
}

/// A reason that says something.
pub fn said(reason: &str) -> Result<&str, RollRefusal> {
    let reason = reason.trim();
    if reason.is_empty() { Err(RollRefusal::ReasonMissing) } else { Ok(reason) }
}
