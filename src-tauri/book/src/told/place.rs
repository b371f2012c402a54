//! Where stored values were found damaged.

use super::compare::{Compared, Deviation};
use super::port::Told;
use crate::db::DamagedRow;
use crate::db::cell::{Cell, RowKey};

/// A row that could not be read, or a table of which rows may be missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub table: String,
    /// `id=4`, `name=salon`; absent where the whole table is meant.
    key: Option<String>,
}

impl Place {
    /// Where a value lies that can't be read.
    pub fn of(row: &DamagedRow) -> Self {
        Self { table: row.table.clone(), key: Some(row.key.clone()) }
    }

    /// A whole table.
    pub fn whole(table: &str) -> Self {
        Self { table: table.to_owned(), key: None }
    }

    /// The value of a key of one column, if that is what names the row.
    pub fn named_by(&self, column: &str) -> Option<&str> {
        self.key.as_deref()?.strip_prefix(column)?.strip_prefix('=')
    }

    /// Whether a row lies there. A key that names it otherwise than the table's own says nothing: then any row may.
    fn holds(&self, told: &dyn Told, key: &RowKey) -> bool {
        let table = told.table();
        if self.table != table.name {
            return false;
        }
        match (table.key, key.values.as_slice()) {
            ([column], [value]) => self.named_by(column).is_none_or(|named| named == text(value)),
            _ => true,
        }
    }
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::Empty => "null".to_owned(),
        Cell::Whole(number) => number.to_string(),
        Cell::Text(text) => text.clone(),
    }
}

/// Of what was compared, the rows that lie at one of these places.
pub fn only_at(compared: Vec<Compared>, places: &[Place]) -> Vec<Compared> {
    let only = |mut table: Compared| {
        let told = table.told;
        let there = |row: &Deviation| places.iter().any(|place| place.holds(told, &row.key));
        table.deviations.retain(there);
        table
    };
    compared.into_iter().map(only).collect()
}
