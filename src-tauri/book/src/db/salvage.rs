//! What can still be read of a table whose pages are damaged.

use rusqlite::types::Value;
use rusqlite::{Connection, Row, params_from_iter};

use super::row::Query;
use crate::fault::Outcome;

/// So many numbers between the last row that was read from the front and the first from behind are asked for one by one.
const BETWEEN_MAX: i64 = 200_000;

/// A page holds no more rows than that: where so many numbers can't be read, its neighbours were tried as well.
const IN_VAIN_MAX: u32 = 2_000;

/// The rows of a table that could be read, by its columns.
pub struct Salvaged {
    pub columns: Vec<String>,
    pub rows: Vec<Vec<Value>>,
    /// Every row was read: nothing is lost.
    pub whole: bool,
}

/// Reads a table from the front to the first page that can't be read, then from behind, then what lies between by its
/// numbers.
///
/// # Errors
/// A fault if not even the table's columns can be told.
pub fn salvage(conn: &Connection, table: &str) -> Outcome<Salvaged> {
    let (columns, key) = (columns(conn, table)?, key(conn, table)?);
    let wanted = quoted(&columns).join(", ");
    let by = |direction: &str| {
        let order: Vec<String> = key.columns.iter().map(|column| format!("{column} {direction}")).collect();
        format!("select {wanted}{} from \"{table}\" not indexed order by {}", key.number(), order.join(", "))
    };
    let count = columns.len();
    let (mut rows, whole) = read(conn, &by("asc"), count);
    if whole {
        rows.iter_mut().for_each(|row| row.truncate(count));
        return Ok(Salvaged { columns, rows, whole });
    }
    let (mut behind, _) = read(conn, &by("desc"), count);
    if key.is_number() {
        let last = |rows: &[Vec<Value>]| rows.last().and_then(|row| number(row.last()));
        let (front, back) = (last(&rows).unwrap_or(0), last(&behind));
        rows.extend(between(conn, table, &wanted, front, back));
    }
    behind.reverse();
    rows.append(&mut behind);
    rows.iter_mut().for_each(|row| row.truncate(count));
    Ok(Salvaged { columns, rows, whole })
}

/// How many rows a table has, if each can be read.
///
/// # Errors
/// A fault if not even the table's columns can be told.
pub fn readable(conn: &Connection, table: &str) -> Outcome<Option<u64>> {
    let wanted = quoted(&columns(conn, table)?).join(", ");
    let count = || -> rusqlite::Result<u64> {
        let mut statement = conn.prepare(&format!("select {wanted} from \"{table}\" not indexed"))?;
        let (mut rows, mut count) = (statement.query([])?, 0);
        while let Some(row) = rows.next()? {
            (0..row.as_ref().column_count()).try_for_each(|at| row.get_ref(at).map(drop))?;
            count += 1;
        }
        Ok(count)
    };
    Ok(count().ok())
}

/// Puts rows into a table; those that no rule of the table lets in, and doubles, are left out. How many went in.
///
/// # Errors
/// A fault of the disk.
pub fn put_in(conn: &Connection, table: &str, salvaged: &Salvaged) -> Outcome<u64> {
    let places: Vec<String> = (1..=salvaged.columns.len()).map(|at| format!("?{at}")).collect();
    let mut insert = conn.prepare(&format!(
        "insert or ignore into \"{table}\" ({}) values ({})",
        quoted(&salvaged.columns).join(", "),
        places.join(", ")
    ))?;
    let mut put = 0;
    for row in &salvaged.rows {
        match insert.execute(params_from_iter(row)) {
            Ok(changed) => put += changed as u64,
            Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(put)
}

fn quoted(columns: &[String]) -> Vec<String> {
    columns.iter().map(|column| format!("\"{column}\"")).collect()
}

/// The columns that hold a value of their own.
fn columns(conn: &Connection, table: &str) -> Outcome<Vec<String>> {
    conn.prepare("select name from pragma_table_xinfo(?1) where hidden = 0 order by cid")?
        .all([table], |row| row.get(0))
}

/// In which order the pages of a table lie.
struct Key {
    columns: Vec<String>,
}

impl Key {
    fn is_number(&self) -> bool {
        self.columns.iter().eq(["rowid"])
    }

    /// Selects the number behind the columns, where there is one.
    fn number(&self) -> &'static str {
        if self.is_number() { ", rowid" } else { "" }
    }
}

fn key(conn: &Connection, table: &str) -> Outcome<Key> {
    let without: bool = conn
        .prepare("select wr from pragma_table_list where schema = 'main' and name = ?1")?
        .one([table], |row| row.get(0))?;
    if !without {
        return Ok(Key { columns: vec!["rowid".to_owned()] });
    }
    let columns = conn
        .prepare("select name from pragma_table_xinfo(?1) where pk > 0 order by pk")?
        .all([table], |row| Ok(format!("\"{}\"", row.get::<_, String>(0)?)))?;
    Ok(Key { columns })
}

/// Rows up to the first that can't be read, and whether there was none.
fn read(conn: &Connection, sql: &str, columns: usize) -> (Vec<Vec<Value>>, bool) {
    let mut found = Vec::new();
    let whole = (|| -> rusqlite::Result<()> {
        let mut statement = conn.prepare(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            found.push(values(row, columns + 1)?);
        }
        Ok(())
    })();
    (found, whole.is_ok())
}

fn values(row: &Row<'_>, at_most: usize) -> rusqlite::Result<Vec<Value>> {
    let count = row.as_ref().column_count().min(at_most);
    (0..count).map(|at| row.get(at)).collect()
}

fn number(value: Option<&Value>) -> Option<i64> {
    match value {
        Some(Value::Integer(number)) => Some(*number),
        _ => None,
    }
}

/// The rows behind one number and before another that can be read one by one.
fn between(conn: &Connection, table: &str, wanted: &str, front: i64, back: Option<i64>) -> Vec<Vec<Value>> {
    let until = back.unwrap_or(front.saturating_add(BETWEEN_MAX));
    let until = until.min(front.saturating_add(BETWEEN_MAX));
    let sql = format!("select {wanted} from \"{table}\" not indexed where rowid = ?1");
    let Ok(mut statement) = conn.prepare(&sql) else { return Vec::new() };
    let (mut found, mut in_vain) = (Vec::new(), 0);
    for rowid in front.saturating_add(1)..until {
        match statement.query_row([rowid], |row| values(row, usize::MAX)) {
            Ok(row) => found.push(row),
            Err(rusqlite::Error::QueryReturnedNoRows) => {}
            Err(_) => in_vain += 1,
        }
        if in_vain > IN_VAIN_MAX {
            break;
        }
    }
    found
}
