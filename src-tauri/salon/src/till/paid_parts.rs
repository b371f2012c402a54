//! Which line of a receipt was which part of an appointment: kept beside the book, for whoever rings it up again.

use book::fault::Outcome;
use contract::{BasketId, Seq};
use proof::LineNumber;
use rusqlite::Connection;

use super::basket::PartOf;
use super::store;

/// Keeps the parts of a basket that became a receipt.
pub fn keep(conn: &Connection, basket: &BasketId, seq: Seq) -> Outcome<()> {
    store::keep_parts(conn, basket, seq)
}

/// A receipt was replaced by one with the same lines.
pub fn replaced(conn: &Connection, seq: Seq, by: Seq) -> Outcome<()> {
    store::copy_parts(conn, seq, by)
}

/// The part that a line of a receipt was, if it came from an appointment.
pub fn of_line(conn: &Connection, seq: Seq, line: LineNumber) -> Outcome<Option<PartOf>> {
    store::part_of_line(conn, seq, line)
}
