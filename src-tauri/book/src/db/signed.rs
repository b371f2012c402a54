//! Columns in which a row says by name who of the staff wrote it. Rows beside the book only: what the book says stays.

use proof::Moment;
use rusqlite::{Connection, params};

use super::row::{self, Query};
use crate::fault::Outcome;

/// One such column. The noun whose table it is says it, so whoever tells or takes away a name meets all of them alike.
#[derive(Clone, Copy, Debug)]
pub struct SignedColumn {
    pub table: &'static str,
    /// Holds the full name, as it was then.
    pub column: &'static str,
    /// When it was written: the two columns of the moment.
    pub at: (&'static str, &'static str),
    /// What such a row is: `Rezeptur gemischt`.
    pub german: &'static str,
}

impl SignedColumn {
    /// When someone of this name wrote such rows, oldest first.
    ///
    /// # Errors
    /// A row that can't be read.
    pub fn moments(&self, conn: &Connection, name: &str) -> Outcome<Vec<Moment>> {
        let Self { table, column, at: (ms, offset), .. } = self;
        let mut statement = conn.prepare_cached(&format!(
            "select {ms}, {offset} from {table} where {column} = ?1 and {ms} is not null order by {ms}"
        ))?;
        statement.all([name], |row| row::moment(row, 0))
    }

    /// Puts another name in place of one; says how many rows bore it.
    ///
    /// # Errors
    /// The store can't be written.
    pub fn rename(&self, conn: &Connection, name: &str, to: &str) -> Outcome<usize> {
        let Self { table, column, .. } = self;
        let sql = format!("update {table} set {column} = ?2 where {column} = ?1");
        Ok(conn.execute(&sql, params![name, to])?)
    }
}
