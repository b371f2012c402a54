//! SQL of the diagnosis.

use book::db::health;
use book::db::row::Query;
use book::fault::Outcome;
use rusqlite::Connection;

/// A table with how many rows it has and what is wrong with it.
pub fn table(conn: &Connection, name: &str) -> String {
    let rows = count(conn, name).map_or_else(|_| "nicht zählbar".to_owned(), |rows| rows.to_string());
    match health::finding(conn, name) {
        Ok(None) => format!("{name}: {rows}"),
        Ok(Some(finding)) => format!("{name}: {rows}; {finding}"),
        Err(trouble) => format!("{name}: {rows}; {trouble}"),
    }
}

fn count(conn: &Connection, name: &str) -> Outcome<u64> {
    let name = name.replace('"', "\"\"");
    conn.prepare(&format!("select count(*) from \"{name}\""))?.one([], |row| row.get(0))
}
