//! Rows are made again as the book tells them.

use rusqlite::Connection;

use super::compare::{Compared, Deviation, compare};
use super::port::Told;
use crate::db::cell::Cell;
use crate::db::plain;
use crate::fault::Outcome;

/// What one row holds on to, another may need: then the next round can do what this one could not.
const ROUNDS: usize = 4;

/// Stores what the book tells. What can't be stored (a secret of which the book knows the sum alone, a row that others still
/// need) stays as it is; the next comparison says so.
///
/// # Errors
/// A fault of the disk.
pub fn take_back(conn: &Connection, all: &[&'static dyn Told]) -> Outcome<()> {
    put_back(conn, all, |compared| compared)
}

/// [`take_back`] of those rows alone that a choice leaves over.
///
/// # Errors
/// A fault of the disk.
pub fn put_back(
    conn: &Connection,
    all: &[&'static dyn Told],
    choice: impl Fn(Vec<Compared>) -> Vec<Compared>,
) -> Outcome<()> {
    for _ in 0..ROUNDS {
        let compared = choice(compare(conn, all)?);
        if compared.iter().all(|table| table.deviations.is_empty()) {
            break;
        }
        one_round(conn, &compared)?;
    }
    Ok(())
}

/// Foreign rows go, those that are needed by others last; then what is told comes, what is needed first.
fn one_round(conn: &Connection, compared: &[Compared]) -> Outcome<()> {
    for table in compared.iter().rev() {
        for foreign in table.deviations.iter().rev().filter(|row| row.told.is_none()) {
            plain::remove(conn, table.told.table(), &foreign.key)?;
        }
    }
    for table in compared {
        for row in &table.deviations {
            as_told(conn, table.told, row)?;
        }
    }
    Ok(())
}

fn as_told(conn: &Connection, told: &dyn Told, row: &Deviation) -> Outcome<()> {
    let Some(wanted) = &row.told else { return Ok(()) };
    let (table, key) = (told.table(), &row.key);
    let open = |column: &&'static str| told.is_open(&key.values, column);
    if row.stored.is_none() {
        let columns: Vec<&'static str> = wanted.keys().copied().filter(open).collect();
        return plain::insert(conn, table, key, wanted, &columns).map(drop);
    }
    for column in row.columns().into_iter().filter(open) {
        if !plain::set(conn, table, key, column, &wanted[column])? {
            make_way(conn, told, row, column)?;
        }
    }
    Ok(())
}

/// Two names that changed places wait for each other: one takes a name that nobody wants until the next round.
fn make_way(conn: &Connection, told: &dyn Told, row: &Deviation, column: &'static str) -> Outcome<()> {
    let Some(Cell::Text(wanted)) = row.told.as_ref().and_then(|told| told.get(column)) else { return Ok(()) };
    let nobodys = Cell::Text(format!("{wanted} ({:?})", row.key));
    plain::set(conn, told.table(), &row.key, column, &nobodys).map(drop)
}
