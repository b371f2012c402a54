//! SQL of the outages that the book tells.

use proof::{Moment, Seq};
use rusqlite::Connection;

use crate::db::row::{self, Query};
use crate::fault::Outcome;

/// An entry of the kind `outage`, as far as one asks whether it lasts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutageEntry {
    /// Its place in the book.
    pub seq: Seq,
    /// When the outage that it tells of began.
    pub since: Moment,
    /// Why.
    pub cause: String,
    /// Its details, as JSON.
    pub body: String,
}

/// The newest entry that tells of an outage.
pub fn newest_outage(conn: &Connection) -> Outcome<Option<OutageEntry>> {
    let mut statement = conn.prepare_cached(
        "select seq, started_ms, started_offset, coalesce(reason, ''), coalesce(details_body, '{}') from entry
         where kind <> 'sale' and kind = 'outage' order by seq desc limit 1",
    )?;
    statement.first([], |row| {
        let (seq, since) = (Seq::new(row.get(0)?), row::moment(row, 1)?);
        Ok(OutageEntry { seq, since, cause: row.get(3)?, body: row.get(4)? })
    })
}
