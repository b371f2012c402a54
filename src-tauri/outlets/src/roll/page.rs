//! Rows of the roll, and each entry whole.

use book::fault::Outcome;
use book::ledger::{self, StoredEntry};
use book::tx::ReadTx;
use contract::roll::{EntryView, RollRow};
use contract::{EntryKind, Role};
use proof::Entry;
use rusqlite::Connection;
use salon::letterhead::acting;
use salon::{cash, closing};

use super::paper::{slip_of, stored};
use super::{copies, label, state};

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
        person: acting(entry)?.0,
        customer: customer.map(|customer| customer.name),
        total: head.total,
        payments: payments.join(" + "),
        state: state::state(conn, entry)?,
    })
}

/// The count is blind: who counts does not find the drawer's figure in the roll either.
fn hide_from_who_counts(tx: &ReadTx<'_>, entry: &Entry) -> Outcome<()> {
    let tells = entry.head.kind == EntryKind::Count || closing::tells_the_drawer(entry);
    let of_now = entry.head.seq > ledger::period(tx.conn)?.after;
    if tells && of_now && tx.authority.role() < Role::Owner {
        cash::hide_from_who_counts(tx)?;
    }
    Ok(())
}

/// One entry, whole.
pub fn tx(tx: &ReadTx<'_>, stored: &StoredEntry) -> Outcome<EntryView> {
    let (conn, entry) = (tx.conn, &stored.entry);
    hide_from_who_counts(tx, entry)?;
    let related = state::related(conn, entry)?;
    let rows = related.into_iter().map(|seq| row(conn, &self::stored(conn, seq)?.entry));
    Ok(EntryView {
        row: row(conn, entry)?,
        slip: slip_of(conn, stored.into(), tx.program.notice)?,
        reason: entry.head.reason.clone(),
        hash: stored.hash.to_string(),
        check_digit: stored.check_digit.to_string(),
        printed: copies::times_out(tx, entry.head.seq)?,
        can: state::possible(conn, entry)?,
        related: rows.collect::<Outcome<_>>()?,
    })
}
