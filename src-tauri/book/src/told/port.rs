//! What a noun says of its rows.

use super::entry::ToldEntry;
use super::rows::ToldRows;
use crate::db::cell::{Cell, PlainTable};

/// What a noun's entries say of one of its tables.
pub trait Told: Sync {
    /// Which.
    fn table(&self) -> &'static PlainTable;

    /// Takes over what an entry says of the rows; entries come oldest first.
    fn tell(&self, entry: &ToldEntry, rows: &mut ToldRows);

    /// A stored value in the form in which entries tell it.
    fn seen(&self, _key: &[Cell], _column: &str, stored: Cell) -> Cell {
        stored
    }

    /// Whether a row decides anything of figures, law or rights.
    fn counts(&self, _key: &[Cell]) -> bool {
        true
    }

    /// Whether the book tells the value itself, and not only its sum.
    fn is_open(&self, _key: &[Cell], _column: &str) -> bool {
        true
    }
}
