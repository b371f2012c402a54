//! Puts right what is damaged in the store's file, part by part. Indexes are made anew from their rows. A table that is no
//! part of the book is made anew from the rows that can still be read. The book's own tables are never touched: what is
//! damaged there stays, and is told.

use std::path::Path;

use rusqlite::{Connection, Transaction};

use super::guard::LEDGER_TABLES;
use super::migrate::{self, MIGRATIONS};
use super::repair_copies::BEFORE;
use super::row::Query;
use super::salvage::{put_in, readable, salvage};
use super::{connect, health};
use crate::fault::{Outcome, Trouble};
use crate::ports::Program;

/// The words for search are kept by SQLite itself, in tables of its own.
const SEARCH: &str = "customer_search";
/// The part of the file that belongs to no table.
pub const PAGES: &str = "";

/// What was found wrong with a part of the file, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    /// The table; [`PAGES`] for pages of none.
    pub table: String,
    /// In SQLite's words.
    pub finding: String,
    pub how: How,
}

/// What became of damage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// The indexes were made anew from the rows.
    Indexes,
    /// The table was made anew with the rows that could be read.
    Table { rows: u64, whole: bool },
    /// All pages were written anew.
    Pages,
    /// It stays.
    Not,
}

impl Mended {
    /// One German sentence without its full stop.
    pub fn german(&self) -> String {
        let Self { table, finding, how } = self;
        match how {
            How::Indexes => format!("{finding}; die Verzeichnisse von „{table}“ wurden neu aufgebaut"),
            How::Table { rows, whole: true } => {
                format!(
                    "{finding}; die Tabelle „{table}“ wurde neu aufgebaut, alle {rows} Zeilen waren lesbar"
                )
            }
            How::Table { rows, whole: false } => format!(
                "{finding}; die Tabelle „{table}“ wurde aus {rows} noch lesbaren Zeilen neu aufgebaut, was nicht mehr \
                 lesbar war, fehlt darin"
            ),
            How::Pages => format!("{finding}; die Seiten der Datei wurden neu geschrieben"),
            How::Not => finding.clone(),
        }
    }

    /// Whether the file is whole again.
    pub fn is_repaired(&self) -> bool {
        self.how != How::Not
    }

    /// Whether rows are gone that nobody can read any more.
    pub const fn lost_something(&self) -> bool {
        matches!(self.how, How::Table { whole: false, .. })
    }
}

/// Looks at every part of the file and puts right what can be. Only a connection that may change the schema can do it.
///
/// # Errors
/// The schema itself can't be read, or the file can't be written.
pub fn file(conn: &mut Connection, program: &Program) -> Outcome<Vec<Mended>> {
    let mut done = Vec::new();
    for name in health::tables(conn)? {
        done.extend(table(conn, program, &name)?);
    }
    done.extend(pages(conn)?);
    Ok(done)
}

/// Looks at one table and puts right what can be; nothing where it is whole.
///
/// # Errors
/// The file can't be written.
pub fn table(conn: &mut Connection, program: &Program, table: &str) -> Outcome<Option<Mended>> {
    table_in(&mut OwnFile { conn, program }, table)
}

/// Where a table is put right: a start has the file to itself, a till shares it with whoever wants to book.
pub trait Workshop {
    /// The first thing that is wrong with a table ([`health::finding`]).
    ///
    /// # Errors
    /// The file can't be read.
    fn finding(&mut self, table: &str) -> Outcome<Option<String>>;

    /// One step on the connection that may change the schema.
    ///
    /// # Errors
    /// What the step comes to.
    fn step<T: Send + 'static>(
        &mut self,
        step: impl FnOnce(&mut Connection, &Program) -> Outcome<T> + Send + 'static,
    ) -> Outcome<T>;
}

struct OwnFile<'a> {
    conn: &'a mut Connection,
    program: &'a Program,
}

impl Workshop for OwnFile<'_> {
    fn finding(&mut self, table: &str) -> Outcome<Option<String>> {
        health::finding(self.conn, table)
    }

    fn step<T: Send + 'static>(
        &mut self,
        step: impl FnOnce(&mut Connection, &Program) -> Outcome<T> + Send + 'static,
    ) -> Outcome<T> {
        step(self.conn, self.program)
    }
}

/// [`table`] in a workshop, step by step.
///
/// # Errors
/// The file can't be written.
pub fn table_in(shop: &mut impl Workshop, table: &str) -> Outcome<Option<Mended>> {
    let Some(finding) = shop.finding(table)? else { return Ok(None) };
    let how = how(shop, table)?;
    Ok(Some(Mended { table: table.to_owned(), finding, how }))
}

fn how(shop: &mut impl Workshop, table: &str) -> Outcome<How> {
    let done = again(shop, table);
    if helped(shop, table, done)? {
        return Ok(How::Indexes);
    }
    let name = table.to_owned();
    let done = shop.step(move |conn, program| in_their_place(conn, program, &name));
    if helped(shop, table, done)? {
        return Ok(How::Indexes);
    }
    if LEDGER_TABLES.contains(&table) {
        return Ok(How::Not);
    }
    let name = table.to_owned();
    match shop.step(move |conn, program| anew(conn, program, &name)) {
        Ok(Some(how)) if shop.finding(table)?.is_none() => Ok(how),
        Ok(_) => Ok(How::Not),
        Err(trouble) => {
            tracing::error!(table, %trouble, "a table can't be made anew");
            Ok(How::Not)
        }
    }
}

/// Whether a table is whole after its indexes were made anew.
fn helped(shop: &mut impl Workshop, table: &str, done: Outcome<()>) -> Outcome<bool> {
    match done {
        Ok(()) => Ok(shop.finding(table)?.is_none()),
        Err(trouble) => {
            tracing::warn!(table, %trouble, "the indexes can't be made anew");
            Ok(false)
        }
    }
}

/// SQLite's own way, which reads the rows that are there; one index at a time, so that others get between.
fn again(shop: &mut impl Workshop, table: &str) -> Outcome<()> {
    let name = table.to_owned();
    for index in shop.step(move |conn, _| health::indexes(conn, &name))? {
        shop.step(move |conn, _| health::reindex(conn, &index))?;
    }
    Ok(())
}

/// Indexes whose own pages are damaged are let go, and made from the rows. Of the book too: no row is touched.
fn in_their_place(conn: &mut Connection, program: &Program, table: &str) -> Outcome<()> {
    let objects = made(program, table)?;
    forgetting(conn, |tx| {
        tx.execute(
            "delete from sqlite_schema where type = 'index' and tbl_name = ?1 and sql is not null",
            [table],
        )?;
        read_again(tx)?;
        let indexes = objects.iter().filter(|(kind, _)| kind == "index");
        Ok(indexes.map(|(_, sql)| sql).try_for_each(|sql| tx.execute_batch(sql))?)
    })
}

/// Makes a table anew, as the migrations make it, with the rows that can be read. One that is damaged in its references
/// alone stays as it is: no row is left out for that.
fn anew(conn: &mut Connection, program: &Program, table: &str) -> Outcome<Option<How>> {
    if table.starts_with(SEARCH) {
        return search_anew(conn, program, table).map(Some);
    }
    if health::pages(conn, table)?.is_none() {
        return Ok(None);
    }
    let objects = made(program, table)?;
    if objects.is_empty() {
        return Ok(None);
    }
    replace(conn, table, &objects).map(Some)
}

/// The words for search follow from the customers' rows.
fn search_anew(conn: &mut Connection, program: &Program, table: &str) -> Outcome<How> {
    let mut how = How::Indexes;
    if table != SEARCH {
        let objects = made(program, table)?;
        how = replace(conn, table, &objects)?;
    }
    conn.execute_batch(&format!("insert into {SEARCH} ({SEARCH}) values ('rebuild')"))?;
    Ok(how)
}

/// The SQL that makes a table, then its indexes, then its triggers.
fn made(program: &Program, table: &str) -> Outcome<Vec<(String, String)>> {
    let mut made = Connection::open_in_memory()?;
    migrate::create(&mut made, MIGRATIONS, program, "")?;
    made.prepare(
        "select type, sql from sqlite_schema where tbl_name = ?1 and sql is not null
         order by type = 'trigger', type = 'index', name",
    )?
    .all([table], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// The damaged pages are let go: taking the table away in the usual way would read them.
fn replace(conn: &mut Connection, table: &str, objects: &[(String, String)]) -> Outcome<How> {
    let salvaged = salvage(conn, table)?;
    // Triggers act on what is written from now on, not on what was written before.
    let (triggers, others): (Vec<_>, Vec<_>) = objects.iter().partition(|(kind, _)| kind == "trigger");
    let rows = forgetting(conn, |tx| {
        tx.execute("delete from sqlite_schema where tbl_name = ?1", [table])?;
        read_again(tx)?;
        others.iter().try_for_each(|(_, sql)| tx.execute_batch(sql))?;
        let rows = put_in(tx, table, &salvaged)?;
        // Rows that can be read and break a rule of the table are no reason to lose them: the table stays as it is.
        if salvaged.whole && rows != salvaged.rows.len() as u64 {
            return Err(Trouble::fault(format!("{table} holds rows that its own rules forbid")));
        }
        triggers.iter().try_for_each(|(_, sql)| tx.execute_batch(sql))?;
        Ok(rows)
    })?;
    Ok(How::Table { rows, whole: salvaged.whole })
}

/// Has the schema itself written, in one transaction: what it no longer names are pages of nobody.
fn forgetting<T>(conn: &mut Connection, work: impl FnOnce(&Transaction<'_>) -> Outcome<T>) -> Outcome<T> {
    conn.flush_prepared_statement_cache();
    conn.execute_batch("pragma foreign_keys = off; pragma writable_schema = on")?;
    let done = conn.transaction().map_err(Into::into).and_then(|tx| {
        let done = work(&tx)?;
        tx.commit()?;
        Ok(done)
    });
    conn.execute_batch("pragma writable_schema = reset; pragma foreign_keys = on")?;
    done
}

/// The schema as it was just written counts from now on.
fn read_again(tx: &Transaction<'_>) -> Outcome<()> {
    Ok(tx.execute_batch("pragma writable_schema = reset; pragma writable_schema = on")?)
}

/// Looks at the pages that belong to no table, and at those of the book that are damaged although each row can be read:
/// then all pages are written anew. The file as it was stays beside it.
///
/// # Errors
/// The file can't be read or written.
pub fn pages(conn: &mut Connection) -> Outcome<Option<Mended>> {
    let Some(finding) = health::whole(conn)? else { return Ok(None) };
    let how = match written_anew(conn) {
        Ok(true) => How::Pages,
        Ok(false) => How::Not,
        Err(trouble) => {
            tracing::error!(%trouble, "the pages can't be written anew");
            How::Not
        }
    };
    Ok(Some(Mended { table: PAGES.to_owned(), finding, how }))
}

fn written_anew(conn: &mut Connection) -> Outcome<bool> {
    let mut before = Vec::new();
    for name in health::tables(conn)? {
        let Some(rows) = readable_rows(conn, &name)? else { return Ok(false) };
        before.push((name, rows));
    }
    keep_as_it_is(conn)?;
    conn.flush_prepared_statement_cache();
    conn.execute_batch("vacuum")?;
    for (name, rows) in before {
        if readable_rows(conn, &name)? != Some(rows) {
            return Err(Trouble::fault(format!("{name} has other rows than before")));
        }
    }
    Ok(health::whole(conn)?.is_none())
}

/// How many rows a table has, if all of them can be read. The words for search have rows in tables of their own.
fn readable_rows(conn: &Connection, table: &str) -> Outcome<Option<u64>> {
    if table == SEARCH { Ok(Some(0)) } else { readable(conn, table) }
}

/// A copy of the damaged file, for whoever can read more of it than this program.
fn keep_as_it_is(conn: &Connection) -> Outcome<()> {
    connect::empty_log(conn)?;
    let Some(store) = conn.path().map(Path::new) else { return Ok(()) };
    let size = std::fs::metadata(store)?.len();
    let copy = store.with_file_name(format!("{BEFORE}{size}.sqlite"));
    std::fs::copy(store, copy)?;
    Ok(())
}
