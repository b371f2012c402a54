//! Attacks on rows that the book does not sign, one statement each.

use rusqlite::Connection;
use salon::told::TOLD;
use serde_json::{Value, json};

use crate::rng::Rng;

/// All tables of a store by name.
pub fn tables(conn: &Connection) -> Vec<String> {
    texts(
        conn,
        "select name from sqlite_schema where type = 'table' and name not like 'sqlite%' order by name",
    )
}

/// The columns of a table by name.
pub fn columns(conn: &Connection, table: &str) -> Vec<String> {
    texts(conn, &format!("select name from pragma_table_info('{table}') order by name"))
}

/// Every column that is compared or names a row, by table.
pub fn told_columns() -> Vec<(&'static str, &'static str)> {
    let tables = TOLD.iter().map(|told| told.table());
    tables
        .flat_map(|table| table.key.iter().chain(table.columns).map(|column| (table.name, *column)))
        .collect()
}

/// Settings that decide something.
const SETTINGS: &str =
    "name not in ('latest_day', 'recovery_tries', 'erasure_after_months', 'witnesses_told', 'recovery_code_next',
        'recovery_code_hash')
    and name not like 'job.%'";

fn that_count(table: &str) -> &str {
    if table == "setting" { SETTINGS } else { "true" }
}

/// What names one row of a table, as a condition.
fn one_row(table: &str, row: i64) -> String {
    let key = if table == "setting" { "name" } else { "id" };
    let count = that_count(table);
    format!("{key} = (select {key} from {table} where {count} order by {key} limit 1 offset {row})")
}

fn rows_of(conn: &Connection, table: &str) -> i64 {
    let sql = format!("select count(*) from {table} where {}", that_count(table));
    conn.query_row(&sql, [], |row| row.get(0)).unwrap()
}

/// Whether a table has no row that counts.
pub fn is_empty(conn: &Connection, table: &str) -> bool {
    rows_of(conn, table) == 0
}

/// Statements that change one value of a column, each in another row: where one meets a rule of the store, the next may not.
pub fn attacks_on(conn: &Connection, table: &str, column: &str, rng: &mut Rng) -> Vec<String> {
    let rows = rows_of(conn, table);
    let first = i64::try_from(rng.below(rows.unsigned_abs())).unwrap();
    let other = format!(
        "case when {column} is null then 7 when typeof({column}) = 'text' then {column} || 'x'
              when {column} in (0, 1) then 1 - {column} else {column} + 1000 end"
    );
    // A column of text takes no number.
    let kind: String = conn
        .query_row("select type from pragma_table_info(?1) where name = ?2", [table, column], |row| {
            row.get(0)
        })
        .unwrap();
    let other = if kind == "TEXT" { other.replace("then 7", "then '7'") } else { other };
    let at = |row| format!("update {table} set {column} = {other} where {}", one_row(table, row % rows));
    (first..first + rows).map(at).collect()
}

/// Statements that take a row away, or add one that is like another.
pub fn attacks_on_whole_rows(conn: &Connection, table: &str, rng: &mut Rng) -> Vec<String> {
    let row = i64::try_from(rng.below(rows_of(conn, table).unsigned_abs())).unwrap();
    let gone = format!("delete from {table} where {}", one_row(table, row));
    let columns = columns(conn, table);
    let value = |column: &String| match column.as_str() {
        "id" => "(select max(id) + 1 from ".to_owned() + table + ")",
        "name" | "name_key" => format!("{column} || ' 2'"),
        "gtin" => "null".to_owned(),
        "receipts" => "0".to_owned(),
        other => other.to_owned(),
    };
    let values: Vec<String> = columns.iter().map(value).collect();
    let (columns, values) = (columns.join(", "), values.join(", "));
    let added =
        format!("insert into {table} ({columns}) select {values} from {table} where {}", one_row(table, row));
    let mut attacks = vec![gone, added];
    if table == "setting" {
        attacks.push(
            "insert into setting values ('last_backup', '\"2026-11-27T08:00:00.000+01:00\"')".to_owned(),
        );
        attacks.push("insert into setting values ('sealed_until', '\"2026-11-30\"')".to_owned());
    }
    attacks
}

/// Statements that change each member of each setting.
pub fn attacks_on_settings(conn: &Connection) -> Vec<String> {
    let mut statement = conn.prepare(&format!("select name, value from setting where {SETTINGS}")).unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    let all: Vec<(String, String)> = rows.map(Result::unwrap).collect();
    let mut attacks = Vec::new();
    for (name, value) in all {
        let value: Value = serde_json::from_str(&value).unwrap();
        // Whether a code was tried, and the key that it wraps, are told by nobody: a wrong one opens nothing.
        let counts = |other: &Value| name != "recovery_code" || other["hash"] != value["hash"];
        for other in others(&value).into_iter().filter(counts) {
            let other = other.to_string().replace('\'', "''");
            attacks.push(format!("update setting set value = '{other}' where name = '{name}'"));
        }
    }
    attacks
}

/// A value in which one thing is another, each thing once.
fn others(value: &Value) -> Vec<Value> {
    match value {
        Value::Null => vec![json!("x")],
        Value::Bool(yes) => vec![json!(!yes)],
        Value::Number(number) => vec![json!(number.as_i64().unwrap() + 1)],
        Value::String(text) => vec![json!(format!("{text}x"))],
        Value::Array(all) => {
            let each = all.iter().enumerate();
            let changed = |(at, value): (usize, &Value)| {
                others(value).into_iter().map(move |other| (at, other)).collect::<Vec<_>>()
            };
            let swapped = |(at, other): (usize, Value)| {
                let mut all = all.clone();
                all[at] = other;
                Value::Array(all)
            };
            each.flat_map(changed).map(swapped).collect()
        }
        Value::Object(members) => {
            let mut changed = Vec::new();
            for (name, value) in members {
                for other in others(value) {
                    let mut members = members.clone();
                    members.insert(name.clone(), other);
                    changed.push(Value::Object(members));
                }
            }
            changed
        }
    }
}

fn texts(conn: &Connection, sql: &str) -> Vec<String> {
    let mut statement = conn.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| row.get(0)).unwrap();
    rows.map(Result::unwrap).collect()
}
