//! SQL of tables that are read and written whole: their names and columns come from the program, never from outside.

use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, Row, ffi, params_from_iter};

use super::cell::{Cell, Fields, PlainTable, RowKey};
use super::row::Query;
use crate::fault::Outcome;

/// All rows with their keys and the columns that are compared, in the order of the keys.
///
/// # Errors
/// A fault if the table can't be read.
pub fn rows(conn: &Connection, table: &PlainTable) -> Outcome<Vec<(RowKey, Fields)>> {
    let order: Vec<&str> = table.key.iter().copied().chain(table.nth_by).collect();
    let columns: Vec<&str> = table.key.iter().chain(table.columns).copied().collect();
    let mut statement = conn.prepare_cached(&format!(
        "select {} from {} order by {}",
        columns.join(", "),
        table.name,
        order.join(", ")
    ))?;
    let keys = table.key.len();
    let mut rows: Vec<(RowKey, Fields)> = Vec::new();
    let found = statement.all([], |row| {
        let values = (0..keys).map(|at| cell(row, at)).collect::<rusqlite::Result<Vec<Cell>>>()?;
        let fields = table.columns.iter().zip(keys..).map(|(column, at)| Ok((*column, cell(row, at)?)));
        Ok((values, fields.collect::<rusqlite::Result<Fields>>()?))
    })?;
    for (values, fields) in found {
        let nth = match rows.last() {
            Some((last, _)) if last.values == values => last.nth + 1,
            _ => 0,
        };
        rows.push((RowKey { values, nth }, fields));
    }
    Ok(rows)
}

/// Whatever stands there: a value that makes no sense is a finding, not a fault.
fn cell(row: &Row<'_>, at: usize) -> rusqlite::Result<Cell> {
    Ok(match row.get_ref(at)? {
        ValueRef::Null => Cell::Empty,
        ValueRef::Integer(number) => Cell::Whole(number),
        ValueRef::Real(number) => Cell::Text(number.to_string()),
        ValueRef::Text(text) => Cell::Text(String::from_utf8_lossy(text).into_owned()),
        ValueRef::Blob(bytes) => Cell::Text(hex::encode(bytes)),
    })
}

impl ToSql for Cell {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Empty => ValueRef::Null,
            Self::Whole(number) => ValueRef::Integer(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
        }))
    }
}

/// The condition that finds one row; its values are bound in the order of the key.
fn one_row(table: &PlainTable, nth: usize) -> String {
    let is = |(column, at): (&&str, usize)| format!("{column} is ?{at}");
    let keys = table.key.iter().zip(1..).map(is).collect::<Vec<_>>().join(" and ");
    match table.nth_by {
        None => keys,
        Some(by) => {
            let name = table.name;
            format!("{by} = (select {by} from {name} where {keys} order by {by} limit 1 offset {nth})")
        }
    }
}

/// Sets one column of a row; false where a rule of the store is against it.
///
/// # Errors
/// A fault of the disk.
pub fn set(conn: &Connection, table: &PlainTable, key: &RowKey, column: &str, value: &Cell) -> Outcome<bool> {
    let (name, place) = (table.name, key.values.len() + 1);
    let sql = format!("update {name} set {column} = ?{place} where {}", one_row(table, key.nth));
    allowed(conn.prepare_cached(&sql)?.execute(params_from_iter(key.values.iter().chain([value]))))
}

/// Takes a row away; false where others need it.
///
/// # Errors
/// A fault of the disk.
pub fn remove(conn: &Connection, table: &PlainTable, key: &RowKey) -> Outcome<bool> {
    let sql = format!("delete from {} where {}", table.name, one_row(table, key.nth));
    allowed(conn.prepare_cached(&sql)?.execute(params_from_iter(&key.values)))
}

/// Adds a row with the columns that are known; false where a rule of the store is against it.
///
/// # Errors
/// A fault of the disk.
pub fn insert(
    conn: &Connection,
    table: &PlainTable,
    key: &RowKey,
    fields: &Fields,
    columns: &[&'static str],
) -> Outcome<bool> {
    let names: Vec<&str> = table.key.iter().chain(columns).copied().collect();
    let places: Vec<String> = (1..=names.len()).map(|at| format!("?{at}")).collect();
    let sql = format!("insert into {} ({}) values ({})", table.name, names.join(", "), places.join(", "));
    let values = key.values.iter().chain(columns.iter().filter_map(|column| fields.get(column)));
    allowed(conn.prepare_cached(&sql)?.execute(params_from_iter(values)))
}

fn allowed(done: rusqlite::Result<usize>) -> Outcome<bool> {
    match done {
        Ok(_) => Ok(true),
        Err(error)
            if error
                .sqlite_error()
                .is_some_and(|error| error.extended_code & 0xff == ffi::SQLITE_CONSTRAINT) =>
        {
            tracing::warn!(%error, "a row can't be made as it is wanted");
            Ok(false)
        }
        Err(error) => Err(error.into()),
    }
}
