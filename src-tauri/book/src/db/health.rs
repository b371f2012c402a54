//! Whether the file is whole: what SQLite itself finds wrong with it.

use rusqlite::{Connection, Error, ErrorCode, MAIN_DB};

use super::row::Query;
use crate::fault::{Outcome, Trouble};

/// Every table, the program's own and SQLite's.
pub fn tables(conn: &Connection) -> Outcome<Vec<String>> {
    conn.prepare("select name from sqlite_schema where type = 'table' order by name")?
        .all([], |row| row.get(0))
}

/// The indexes of a table.
pub fn indexes(conn: &Connection, table: &str) -> Outcome<Vec<String>> {
    conn.prepare("select name from sqlite_schema where type = 'index' and tbl_name = ?1 order by name")?
        .all([table], |row| row.get(0))
}

/// Makes an index anew from the rows of its table.
pub fn reindex(conn: &Connection, index: &str) -> Outcome<()> {
    let name = index.replace('"', "\"\"");
    Ok(conn.execute_batch(&format!("reindex \"{name}\""))?)
}

/// The first thing that is wrong with a table: its pages, its indexes, or a row that refers to one that is not there.
pub fn finding(conn: &Connection, table: &str) -> Outcome<Option<String>> {
    if let Some(finding) = pages(conn, table)? {
        return Ok(Some(finding));
    }
    let name = table.replace('"', "\"\"");
    let sql = format!("pragma foreign_key_check(\"{name}\")");
    let parent = unless_corrupt(conn.prepare(&sql)?.query_row([], |row| row.get(2)), table);
    let parent: Result<String, String> = match parent {
        Ok(Err(Error::QueryReturnedNoRows)) => return Ok(None),
        Ok(parent) => Ok(parent?),
        Err(finding) => Err(finding),
    };
    Ok(Some(parent.map_or_else(
        |finding| finding,
        |parent| format!("{table}: a row refers to one of {parent} that is not there"),
    )))
}

/// The first thing that is wrong with the pages and indexes of a table.
pub fn pages(conn: &Connection, table: &str) -> Outcome<Option<String>> {
    knows_all_rules(conn)?;
    let name = table.replace('"', "\"\"");
    let found = conn.query_row(&format!("pragma integrity_check(\"{name}\")"), [], |row| row.get(0));
    Ok(match unless_corrupt(found, table) {
        Ok(found) => words(found?),
        Err(finding) => Some(finding),
    })
}

/// The first thing that is wrong with any page of the file; of indexes no more than that they can be read.
pub fn whole(conn: &Connection) -> Outcome<Option<String>> {
    knows_all_rules(conn)?;
    let found = conn.query_row("pragma quick_check(1)", [], |row| row.get(0));
    Ok(match unless_corrupt(found, "quick_check") {
        Ok(found) => words(found?),
        Err(finding) => Some(finding),
    })
}

/// SQLite leaves CHECK constraints out of what it finds on a connection that was opened for reading.
fn knows_all_rules(conn: &Connection) -> Outcome<()> {
    match conn.is_readonly(MAIN_DB)? {
        true => Err(Trouble::fault("a file is looked at through a connection for reading")),
        false => Ok(()),
    }
}

/// SQLite's words without their head line.
fn words(found: String) -> Option<String> {
    let found = found.trim_start_matches("*** in database main ***").trim_start();
    (found != "ok").then(|| found.to_owned())
}

/// Damage can keep SQLite from saying what it found: that it can't is a finding itself.
fn unless_corrupt<T>(found: Result<T, Error>, place: &str) -> Result<Result<T, Error>, String> {
    match found {
        Err(Error::SqliteFailure(error, _)) if error.code == ErrorCode::DatabaseCorrupt => {
            Err(format!("{place}: {error}"))
        }
        found => Ok(found),
    }
}
