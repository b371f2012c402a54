//! SQL of the procedure: which entries keep a version.

use book::db::row::Query;
use book::detail;
use book::fault::Outcome;
use proof::Seq;
use rusqlite::Connection;

/// Entries that keep versions, oldest first.
pub fn kept(conn: &Connection) -> Outcome<Vec<Seq>> {
    let mut statement = conn
        .prepare_cached("select seq from entry where kind <> 'sale' and kind = 'procedure' order by seq")?;
    statement.all([], |row| row.get(0).map(Seq::new))
}

/// Version and hash of the newest version of a document that can be read; the texts stay where they are.
pub fn newest(conn: &Connection, document: &str) -> Outcome<Option<(u32, String)>> {
    let mut statement = conn.prepare_cached(concat!(
        "select ",
        detail!("version"),
        ", ",
        detail!("sha256"),
        ", seq from entry where kind <> 'sale' and kind = 'procedure' and ",
        detail!("document"),
        " = ?1 order by seq desc"
    ))?;
    statement.first_readable([document], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// How many versions don't say any more of which document.
pub fn of_nobody_knows_which(conn: &Connection) -> Outcome<u32> {
    let mut statement = conn.prepare_cached(concat!(
        "select count(*) from entry where kind <> 'sale' and kind = 'procedure' and coalesce(typeof(",
        detail!("version"),
        "), '') <> 'integer'"
    ))?;
    statement.one([], |row| row.get(0))
}

/// Entries with which the register began, or a new version of the program.
pub fn versions_begun(conn: &Connection) -> Outcome<Vec<Seq>> {
    let mut statement = conn.prepare_cached(
        "select seq from entry where kind <> 'sale' and kind in ('foundation', 'program_version') order by seq",
    )?;
    statement.all([], |row| row.get(0).map(Seq::new))
}
