//! Rows by key, as the book tells them or as the store has them.

use std::collections::BTreeMap;

use crate::db::cell::{Cell, Fields, RowKey};

/// The rows of a table. A column that is not told is not compared.
#[derive(Clone, Debug, Default)]
pub struct ToldRows {
    rows: BTreeMap<RowKey, Fields>,
    incomplete: bool,
}

impl ToldRows {
    /// Takes over the values of a row, which is new or changes in these columns.
    pub fn put(&mut self, key: RowKey, fields: Fields) {
        self.rows.entry(key).or_default().extend(fields);
    }

    /// One more row with these values of the key.
    pub fn push(&mut self, values: Vec<Cell>, fields: Fields) {
        let nth = self.rows.keys().filter(|key| key.values == values).count();
        self.put(RowKey { values, nth }, fields);
    }

    /// A row that is gone.
    pub fn remove(&mut self, key: &RowKey) {
        self.rows.remove(key);
    }

    /// From here on nobody knows what a column holds.
    pub fn forget(&mut self, key: &RowKey, column: &str) {
        if let Some(fields) = self.rows.get_mut(key) {
            fields.remove(column);
        }
    }

    /// An entry of an old form did not tell all rows: one that the book does not know is no finding.
    pub const fn miss_some(&mut self) {
        self.incomplete = true;
    }

    /// Whether every row is told.
    pub(super) const fn is_complete(&self) -> bool {
        !self.incomplete
    }

    /// A row.
    pub fn get(&self, key: &RowKey) -> Option<&Fields> {
        self.rows.get(key)
    }

    /// All rows in the order of their keys.
    pub fn all(&self) -> impl DoubleEndedIterator<Item = (&RowKey, &Fields)> {
        self.rows.iter()
    }

    /// All rows, to change what one entry changes in many.
    pub fn all_mut(&mut self) -> impl Iterator<Item = &mut Fields> {
        self.rows.values_mut()
    }
}
