//! The page of each entry as it was printed, made again from the book alone.

use book::fault::{Outcome, Trouble};
use book::ledger::{self, StoredEntry};
use contract::{EntryKind, Seq, Slip};
use proof::Entry;
use rusqlite::Connection;
use salon::letterhead::Booked;
use salon::{cash, closing, till};

use super::{label, note_slip};

/// An entry that is known to be there.
pub fn stored(conn: &Connection, seq: Seq) -> Outcome<StoredEntry> {
    ledger::entry(conn, seq)?.ok_or_else(|| Trouble::fault(format!("entry {seq} is missing")))
}

/// The page of an entry, the same as when it was booked.
pub fn slip_of(conn: &Connection, booked: Booked<'_>, notice: Option<&str>) -> Outcome<Slip> {
    let entry = booked.entry;
    let only_cash = entry.lines.first().is_some_and(|line| figures::is_cash_case(line.case));
    match entry.head.kind {
        EntryKind::Sale | EntryKind::PaymentCorrection | EntryKind::Return | EntryKind::AbandonedBasket => {
            till::slip(conn, booked, notice)
        }
        EntryKind::Storno if !only_cash => till::slip(conn, booked, notice),
        EntryKind::Storno
        | EntryKind::CashMovement
        | EntryKind::TipPayout
        | EntryKind::OpeningStock
        | EntryKind::Difference => cash::slip_of(conn, booked, notice),
        EntryKind::Closing | EntryKind::Revocation | EntryKind::Count => {
            closing::slip_of(conn, booked, notice)
        }
        EntryKind::Insight if closing::tells_the_drawer(entry) => closing::slip_of(conn, booked, notice),
        _ => note_slip::note_slip(conn, booked, &label::label(conn, entry)?, notice),
    }
}

/// What of an entry was printed, or can be.
pub fn has_paper(entry: &Entry) -> bool {
    let of_the_day = matches!(entry.head.kind, EntryKind::Closing | EntryKind::Revocation | EntryKind::Count);
    entry.head.bon_type.is_some() || of_the_day || closing::tells_the_drawer(entry)
}
