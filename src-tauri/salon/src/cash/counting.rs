//! Who counts right now. The count is blind: until it is stored, no cash figure is shown to that person.

use book::fault::Outcome;
use book::tx::{ReadTx, WriteTx};
use contract::PersonId;
use contract::cash::CountSheet;
use contract::refusal::CashRefusal;
use rusqlite::Connection;

use super::{slip, store};
use crate::printing;

/// The person counts from now on, and the drawer opens for it (IKS-20).
pub fn begin(tx: &WriteTx<'_>) -> Outcome<()> {
    if store::begin(tx, tx.authority.actor.id)? {
        printing::enqueue(tx, &slip::count_begins(tx), None)?;
    }
    Ok(())
}

/// Keeps half a count.
pub fn put_aside(tx: &WriteTx<'_>, sheet: &CountSheet) -> Outcome<()> {
    store::put_aside(tx, tx.authority.actor.id, &serde_json::to_string(sheet)?)
}

/// Half a count of the person who asks.
pub fn draft(tx: &ReadTx<'_>) -> Outcome<Option<CountSheet>> {
    store::sheet(tx.conn, tx.authority.actor.id)
}

/// The person's count is in the book.
pub fn end(tx: &WriteTx<'_>) -> Outcome<()> {
    store::end(tx, tx.authority.actor.id)
}

/// The day is closed: all counting is over.
pub fn end_all(tx: &WriteTx<'_>) -> Outcome<()> {
    store::end_all(tx)
}

/// Whether the person who asks counts right now.
pub fn counts_now(tx: &ReadTx<'_>) -> Outcome<bool> {
    store::counts(tx.conn, tx.authority.actor.id)
}

/// Refuses to tell a cash figure to the person who counts.
pub fn hide_from_who_counts(tx: &ReadTx<'_>) -> Outcome<()> {
    if counts_now(tx)? { Err(CashRefusal::HiddenWhileCounting.into()) } else { Ok(()) }
}

/// Half a count of someone of the staff, for the answer after Art. 15 DSGVO.
pub fn count_of(conn: &Connection, person: PersonId) -> Outcome<Option<CountSheet>> {
    store::sheet(conn, person)
}

/// Forgets half a count of someone who was erased.
pub fn forget_count(tx: &WriteTx<'_>, person: PersonId) -> Outcome<()> {
    store::end(tx, person)
}
