//! What rows say beside what the book tells of them.

use proof::Seq;
use rusqlite::Connection;

use super::entry::ToldEntry;
use super::port::Told;
use super::rows::ToldRows;
use crate::db::cell::{Fields, RowKey};
use crate::db::plain;
use crate::fault::Outcome;
use crate::ledger;

/// A row that is not as the book tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deviation {
    pub key: RowKey,
    /// As the book tells it; absent for a row that it does not know.
    pub told: Option<Fields>,
    /// As it is stored; absent for a row that is gone.
    pub stored: Option<Fields>,
}

impl Deviation {
    /// The columns that differ, of a row that is there and told.
    pub fn columns(&self) -> Vec<&'static str> {
        match (&self.told, &self.stored) {
            (Some(told), Some(stored)) => differing(told, stored),
            _ => Vec::new(),
        }
    }
}

fn differing(told: &Fields, stored: &Fields) -> Vec<&'static str> {
    let told = told.iter().filter(|(column, cell)| stored.get(*column) != Some(cell));
    told.map(|(column, _)| *column).collect()
}

fn deviations(told: &ToldRows, stored: &ToldRows) -> Vec<Deviation> {
    let known = told.all().filter_map(|(key, fields)| {
        let found = stored.get(key);
        let agrees = found.is_some_and(|found| differing(fields, found).is_empty());
        (!agrees).then(|| Deviation { key: key.clone(), told: Some(fields.clone()), stored: found.cloned() })
    });
    let foreign = stored.all().filter(|(key, _)| told.is_complete() && told.get(key).is_none());
    let foreign =
        foreign.map(|(key, fields)| Deviation { key: key.clone(), told: None, stored: Some(fields.clone()) });
    known.chain(foreign).collect()
}

/// A table beside what the book tells of it.
pub struct Compared {
    pub told: &'static dyn Told,
    pub rows: ToldRows,
    pub deviations: Vec<Deviation>,
}

/// Every table beside what the book tells of it; nothing as long as the book has no entry.
///
/// # Errors
/// A fault if the store can't be read.
pub fn compare(conn: &Connection, all: &[&'static dyn Told]) -> Outcome<Vec<Compared>> {
    let mut tables: Vec<(&'static dyn Told, ToldRows)> =
        all.iter().map(|told| (*told, ToldRows::default())).collect();
    let mut any = false;
    ledger::told(conn, |form, body, head| {
        any = true;
        let Some(entry) = ToldEntry::of(form, body, head) else { return };
        for (told, rows) in &mut tables {
            told.tell(&entry, rows);
        }
    })?;
    if !any {
        return Ok(Vec::new());
    }
    let beside = |(told, rows): (&'static dyn Told, ToldRows)| {
        let stored = as_told(told, plain::rows(conn, told.table())?);
        Ok(Compared { told, deviations: deviations(&rows, &stored), rows })
    };
    tables.into_iter().map(beside).collect()
}

/// Rows as the book told them when it came to this entry.
///
/// # Errors
/// A fault if the store can't be read.
pub fn rows_at(conn: &Connection, told: &dyn Told, until: Seq) -> Outcome<ToldRows> {
    let mut rows = ToldRows::default();
    ledger::told_until(conn, until, |form, body, head| {
        if let Some(entry) = ToldEntry::of(form, body, head) {
            told.tell(&entry, &mut rows);
        }
    })?;
    Ok(rows)
}

/// The stored rows that count, each value in the form in which it is told.
fn as_told(told: &dyn Told, stored: Vec<(RowKey, Fields)>) -> ToldRows {
    let mut rows = ToldRows::default();
    for (key, fields) in stored.into_iter().filter(|(key, _)| told.counts(&key.values)) {
        let seen = fields.into_iter().map(|(column, cell)| (column, told.seen(&key.values, column, cell)));
        let seen = seen.collect();
        rows.put(key, seen);
    }
    rows
}
