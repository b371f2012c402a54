//! SQL of the day: closings and what was noted since.

use proof::{ReceiptNumber, Seq};
use rusqlite::{Connection, OptionalExtension};

use crate::fault::Outcome;

/// The closing so many closings before the last one.
pub fn closing_before_last(conn: &Connection, back: u32) -> Outcome<Option<Seq>> {
    let mut statement = conn.prepare_cached(
        "select seq from entry where kind = 'closing' order by z_number desc limit 1 offset ?1",
    )?;
    Ok(statement.query_row([back], |row| row.get(0)).optional()?.map(Seq::new))
}

/// The last receipt number up to an entry.
pub fn last_receipt_until(conn: &Connection, seq: Seq) -> Outcome<Option<ReceiptNumber>> {
    let mut statement = conn.prepare_cached(
        "select receipt_number from entry where seq <= ?1 and receipt_number is not null
         order by seq desc limit 1",
    )?;
    Ok(statement.query_row([seq.get()], |row| row.get(0)).optional()?.map(ReceiptNumber::new))
}

/// Whether the owner corrected the clock after an entry.
pub fn clock_corrected_after(conn: &Connection, seq: Seq) -> Outcome<bool> {
    let mut statement = conn
        .prepare_cached("select exists (select 1 from entry where seq > ?1 and kind = 'clock_correction')")?;
    Ok(statement.query_row([seq.get()], |row| row.get(0))?)
}

/// Details of the newest incident since the last closing.
pub fn last_incident(conn: &Connection) -> Outcome<Option<String>> {
    let mut statement = conn.prepare_cached(
        "select details_body from entry where kind = 'incident'
           and seq > (select coalesce(max(seq), 0) from entry where kind = 'closing')
         order by seq desc limit 1",
    )?;
    Ok(statement.query_row([], |row| row.get(0)).optional()?.flatten())
}
