//! Rows of the roll, and the page of each entry as it was printed.

use contract::roll::{EntryView, RollRow};
use contract::{EntryKind, Role, Seq, Slip};
use proof::Entry;
use rusqlite::Connection;

use super::{copies, label, note_slip, state};
use crate::act::View;
use crate::fault::{Outcome, Trouble};
use crate::ledger::{self, Stored};
use crate::letterhead::{Booked, Likeness};
use crate::{cash, closing, till};

/// An entry that is known to be there.
pub fn stored(conn: &Connection, seq: Seq) -> Outcome<Stored> {
    ledger::entry(conn, seq)?.ok_or_else(|| Trouble::fault(format!("entry {seq} is missing")))
}

/// A row of the roll.
pub fn row(conn: &Connection, entry: &Entry) -> Outcome<RollRow> {
    let head = &entry.head;
    let customer = if head.customer.is_some() { ledger::customer(conn, head.seq)? } else { None };
    let mut payments: Vec<&str> = Vec::new();
    for payment in &entry.payments {
        if !payments.contains(&payment.name.as_str()) {
            payments.push(&payment.name);
        }
    }
    Ok(RollRow {
        seq: head.seq,
        number: head.receipt_number,
        kind: head.kind,
        label: label::label(conn, entry)?,
        booking_day: head.booking_day,
        ended: head.ended,
        person: Likeness::of(entry)?.person,
        customer: customer.map(|customer| customer.name),
        total: head.total,
        payments: payments.join(" + "),
        state: state::state(conn, entry)?,
    })
}

/// The page of an entry, the same as when it was booked.
pub fn slip_of(conn: &Connection, booked: Booked<'_>, notice: Option<&str>) -> Outcome<Slip> {
    let entry = booked.entry;
    let only_cash = entry.lines.first().is_some_and(|line| cash::is_cash_case(line.case));
    match entry.head.kind {
        EntryKind::Sale | EntryKind::PaymentCorrection | EntryKind::Return | EntryKind::AbandonedBasket => {
            till::slip(conn, booked, notice)
        }
        EntryKind::Storno if !only_cash => till::slip(conn, booked, notice),
        EntryKind::Storno
        | EntryKind::CashMovement
        | EntryKind::TipPayout
        | EntryKind::OpeningStock
        | EntryKind::Difference => cash::slip_of(booked, notice),
        EntryKind::Closing | EntryKind::Revocation | EntryKind::Count => {
            closing::slip_of(conn, booked, notice)
        }
        EntryKind::Insight if closing::tells_the_drawer(entry) => closing::slip_of(conn, booked, notice),
        _ => note_slip::note_slip(booked, &label::label(conn, entry)?, notice),
    }
}

/// What of an entry was printed, or can be.
pub fn has_paper(entry: &Entry) -> bool {
    let of_the_day = matches!(entry.head.kind, EntryKind::Closing | EntryKind::Revocation | EntryKind::Count);
    entry.head.bon_type.is_some() || of_the_day || closing::tells_the_drawer(entry)
}

/// The count is blind: who counts does not find the drawer's figure in the roll either.
fn hide_from_who_counts(view: &View<'_>, entry: &Entry) -> Outcome<()> {
    let tells = entry.head.kind == EntryKind::Count || closing::tells_the_drawer(entry);
    let of_now = entry.head.seq > ledger::period(view.conn)?.after;
    if tells && of_now && view.standing.authority() < Role::Owner {
        cash::hide_from_who_counts(view)?;
    }
    Ok(())
}

/// One entry, whole.
pub fn view(view: &View<'_>, stored: &Stored) -> Outcome<EntryView> {
    let (conn, entry) = (view.conn, &stored.entry);
    hide_from_who_counts(view, entry)?;
    let related = state::related(conn, entry)?;
    let rows = related.into_iter().map(|seq| row(conn, &self::stored(conn, seq)?.entry));
    Ok(EntryView {
        row: row(conn, entry)?,
        slip: slip_of(conn, stored.into(), view.program.notice)?,
        reason: entry.head.reason.clone(),
        hash: stored.hash.to_string(),
        check_digit: stored.check_digit.to_string(),
        printed: copies::times_out(view, entry.head.seq)?,
        can: state::possible(conn, entry)?,
        related: rows.collect::<Outcome<_>>()?,
    })
}
