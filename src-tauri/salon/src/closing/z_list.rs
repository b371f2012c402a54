//! The list of Z reports, out of what the closings stored.

use contract::day::{ZReportRow, ZReports};
use rusqlite::Connection;

use super::figures::{CLOSING_FORM, ClosingDetails};
use super::store;
use crate::fault::Outcome;
use crate::ledger;
use crate::letterhead::{self, Likeness};

/// So many rows at a time.
const PAGE: u32 = 50;

/// Closings before a number, newest first.
pub fn z_reports(conn: &Connection, wish: &ZReports) -> Outcome<Vec<ZReportRow>> {
    let mut rows = Vec::new();
    for seq in store::closings_before(conn, wish.before, PAGE)? {
        let Some(stored) = ledger::entry(conn, seq)? else { continue };
        let details: ClosingDetails = letterhead::details(&stored.entry, CLOSING_FORM)?;
        let head = &stored.entry.head;
        rows.push(ZReportRow {
            z_number: head.z_number.unwrap_or_default(),
            seq,
            day: details.figures.day,
            at: head.ended,
            turnover: details.figures.turnover,
            cash_left: details.carried.cash_left,
            person: Likeness::of(&stored.entry)?.person,
        });
    }
    Ok(rows)
}
