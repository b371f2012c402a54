//! Which part of the book belongs to some days that are no whole months. The parts of neighbouring stretches meet without gap
//! and without overlap, whatever the clock did: an entry belongs to the first part that reaches it.
//!
//! An entry belongs to its booking day, one outside any booking day to the calendar day of its recording; a
//! part ends with the last entry that belongs to its days and begins after the end of the part before.

use std::ops::ControlFlow;

use proof::{Day, Moment, Seq};
use rusqlite::Connection;

use crate::db::row::{self, Query};
use crate::fault::Outcome;

/// First and last place of the entries of these days, both included; the first is beyond the last where
/// there is none.
pub fn stretch_of_days(conn: &Connection, from: Day, to: Day) -> Outcome<(Seq, Seq)> {
    let before = last_until(conn, from.plus_days(-1))?;
    Ok((Seq::new(before.get() + 1), last_until(conn, to)?))
}

/// The last place that belongs to a day or to an earlier one; 0 where there is none.
fn last_until(conn: &Connection, day: Day) -> Outcome<Seq> {
    // In an inner query, since a row must come out where there is none.
    let sql = "select coalesce((
        select seq from entry where booking_day <= ?1 order by booking_day desc, seq desc limit 1), 0)";
    let mut last: u64 = conn.prepare_cached(sql)?.one([day.to_string()], |row| row.get(0))?;
    let mut statement = conn.prepare_cached(
        "select seq, booking_day is not null, ended_ms, ended_offset from entry where seq > ?1 order by seq",
    )?;
    statement.scan([last], |row| {
        let (of_a_day, recorded): (bool, Moment) = (row.get(1)?, row::moment(row, 2)?);
        if of_a_day || recorded.day() > day {
            return Ok(ControlFlow::Break(()));
        }
        last = row.get(0)?;
        Ok(ControlFlow::Continue(()))
    })?;
    Ok(Seq::new(last))
}
