//! Whether the file is whole: what SQLite itself finds wrong with it.

use rusqlite::{Connection, Error, ErrorCode};

use super::row::Query;
use crate::fault::Outcome;

/// Every table, the program's own and SQLite's.
pub fn tables(conn: &Connection) -> Outcome<Vec<String>> {
    conn.prepare("select name from sqlite_schema where type = 'table' order by name")?
        .all([], |row| row.get(0))
}

/// Makes the indexes of a table anew from its rows.
pub fn reindex(conn: &Connection, table: &str) -> Outcome<()> {
    let name = table.replace('"', "\"\"");
    Ok(conn.execute_batch(&format!("reindex \"{name}\""))?)
}

/// The first thing that is wrong with a table: its pages, its indexes, or a row that refers to one that is not there.
pub fn finding(conn: &Connection, table: &str) -> Outcome<Option<String>> {
    let name = table.replace('"', "\"\"");
    let found = conn.query_row(&format!("pragma integrity_check(\"{name}\")"), [], |row| row.get(0));
    let found: String = match found {
        // Damage can keep SQLite from saying what it found.
        Err(Error::SqliteFailure(error, _)) if error.code == ErrorCode::DatabaseCorrupt => {
            return Ok(Some(format!("{table}: {error}")));
        }
        found => found?,
    };
    if found != "ok" {
        return Ok(Some(found));
    }
    let parent: Option<String> =
        conn.prepare(&format!("pragma foreign_key_check(\"{name}\")"))?.first([], |row| row.get(2))?;
    Ok(parent.map(|parent| format!("{table}: a row refers to one of {parent} that is not there")))
}
