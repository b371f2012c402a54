//! SQL about what a TSE has signed.

use book::db::row::Query;
use book::fault::Outcome;
use rusqlite::Connection;

/// The highest signature counter that the book has of a TSE.
pub fn last_counter(conn: &Connection, serial: &str) -> Outcome<Option<u64>> {
    let mut statement = conn.prepare_cached("select max(tse_counter) from entry where tse_serial = ?1")?;
    statement.one([serial], |row| row.get(0))
}
