//! SQL of the procedure: which entries keep a version.

use book::db::row::Query;
use book::fault::Outcome;
use proof::Seq;
use rusqlite::Connection;

/// Entries that keep versions, oldest first.
pub fn kept(conn: &Connection) -> Outcome<Vec<Seq>> {
    let mut statement = conn
        .prepare_cached("select seq from entry where kind <> 'sale' and kind = 'procedure' order by seq")?;
    statement.all([], |row| row.get(0).map(Seq::new))
}

/// Document, version and hash of the newest versions, the newest first; the texts stay where they are.
pub fn newest(conn: &Connection, document: &str) -> Outcome<Option<(u32, String)>> {
    let mut statement = conn.prepare_cached(
        "select json_extract(details_body, '$.version'), json_extract(details_body, '$.sha256'), seq from entry
         where kind <> 'sale' and kind = 'procedure' and json_extract(details_body, '$.document') = ?1
         order by seq desc limit 1",
    )?;
    statement.first([document], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Entries with which the register began, or a new version of the program.
pub fn versions_begun(conn: &Connection) -> Outcome<Vec<Seq>> {
    let mut statement = conn.prepare_cached(
        "select seq from entry where kind <> 'sale' and kind in ('foundation', 'program_version') order by seq",
    )?;
    statement.all([], |row| row.get(0).map(Seq::new))
}
