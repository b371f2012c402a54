//! Entries that tell of rows which the book does not sign.

use std::ops::ControlFlow;

use proof::{Moment, Seq};
use rusqlite::Connection;

use crate::db::row::{self, Query};
use crate::fault::Outcome;

/// What stands beside the details of such an entry.
#[derive(Clone, Debug)]
pub struct ToldHead {
    pub ended: Moment,
    pub clock_adjusted: bool,
    /// Snapshot of the person, as JSON.
    pub person: String,
}

/// Hands on form, details and circumstances of every entry that tells of such rows, oldest first.
pub fn told(conn: &Connection, visit: impl FnMut(&str, &str, &ToldHead)) -> Outcome<()> {
    told_until(conn, Seq::new(i64::MAX.unsigned_abs()), visit)
}

/// [`told`], up to an entry.
pub fn told_until(
    conn: &Connection,
    until: Seq,
    mut visit: impl FnMut(&str, &str, &ToldHead),
) -> Outcome<()> {
    let mut statement = conn.prepare_cached(
        "select e.details_form, e.details_body, e.ended_ms, e.ended_offset, e.clock_adjusted, s.body, e.seq
         from entry e join snapshot s on s.digest = e.person_snapshot
         where e.kind <> 'sale' and e.kind in ('foundation', 'settings', 'import', 'program_version', 'key_change')
            and e.details_form is not null and e.details_body is not null and e.seq <= ?1
         order by e.seq",
    )?;
    statement.scan([until.get()], |row| {
        let head = ToldHead { ended: row::moment(row, 2)?, clock_adjusted: row.get(4)?, person: row.get(5)? };
        visit(row::text(row, 0)?, row::text(row, 1)?, &head);
        Ok(ControlFlow::Continue(()))
    })
}
