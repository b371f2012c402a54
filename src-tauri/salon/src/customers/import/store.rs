//! SQL of imports: rows that nobody sees until their import is done.

use std::ops::ControlFlow;

use book::db::row::{self, Query};
use book::fault::Outcome;
use contract::Moment;
use rusqlite::{Connection, params};

/// Begins an import.
pub fn begin(conn: &Connection, now: Moment) -> Outcome<i64> {
    conn.execute(
        "insert into customer_import (state, at_ms, at_offset) values ('running', ?1, ?2)",
        params![now.utc_ms(), now.offset_min()],
    )?;
    Ok(conn.last_insert_rowid())
}

/// All rows of an import are there.
pub fn finish(conn: &Connection, import: i64) -> Outcome<()> {
    conn.execute("update customer_import set state = 'done' where id = ?1", [import])?;
    Ok(())
}

/// Takes rows of imports away that did not end, at most so many; says whether some are left.
pub fn clear(conn: &Connection, rows: u32) -> Outcome<bool> {
    let gone = conn.execute(
        "delete from customer where id in (
            select id from customer where import_id in (select id from customer_import where state = 'running') limit ?1)",
        [rows],
    )?;
    if gone < rows as usize {
        conn.execute("delete from customer_import where state = 'running'", [])?;
    }
    Ok(gone == rows as usize)
}

/// Name and phone digits of all who are there.
pub fn all(conn: &Connection, mut tell: impl FnMut(&str, &str)) -> Outcome<()> {
    let mut statement = conn.prepare_cached(
        "select name, digits, id from customer where merged_into is null and erased is null",
    )?;
    statement.scan([], |row| {
        tell(row::text(row, 0)?, row::text(row, 1)?);
        Ok(ControlFlow::Continue(()))
    })
}
