//! The list of Z reports, out of what the closings stored.

use book::db::unless_damaged;
use book::fault::Outcome;
use book::ledger;
use contract::day::{ZReportRow, ZReports};
use rusqlite::Connection;

use super::of_day::day_closing;
use super::store;

/// So many rows at a time.
const PAGE: u32 = 50;

/// Closings before a number, newest first.
pub fn z_reports(conn: &Connection, wish: &ZReports) -> Outcome<Vec<ZReportRow>> {
    let mut rows = Vec::new();
    for seq in store::closings_before(conn, wish.before, PAGE)? {
        let Some(stored) = ledger::entry(conn, seq)? else { continue };
        // One that can't be read is told by the check of the book, and takes no other away.
        let Some(closing) = unless_damaged(day_closing(conn, &stored))? else { continue };
        rows.push(ZReportRow {
            z_number: closing.z_number,
            seq,
            day: closing.day,
            at: closing.at,
            turnover: closing.details.figures.turnover,
            cash_left: closing.details.carried.cash_left,
            person: closing.person,
            revoked: closing.revoked,
            continues: closing.continues,
        });
    }
    Ok(rows)
}
