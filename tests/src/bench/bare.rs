//! The floor of a sale: one bare transaction that writes the same rows, with the same indexes, triggers
//! and pragmas, and nothing else.

use std::path::Path;
use std::time::{Duration, Instant};

use contract::BasketId;
use lockbuch_tests::outside;
use rusqlite::types::Value;
use rusqlite::{Connection, TransactionBehavior, params_from_iter};

/// Tables into which a sale writes rows of its `seq`.
const OF_ENTRY: [&str; 7] =
    ["entry", "entry_line", "entry_vat", "entry_payment", "entry_reference", "entry_customer", "print_job"];
/// Tables out of which a sale removes its basket, with the column that names it.
const OF_BASKET: [(&str, &str); 3] = [("basket", "id"), ("basket_line", "basket"), ("basket_tip", "basket")];

/// Tables into which a booking writes, with the column that names its appointment.
const OF_APPOINTMENT: [(&str, &str); 5] = [
    ("appointment", "id"),
    ("appointment_part", "appointment_id"),
    ("busy", "appointment_id"),
    ("segment", "appointment_id"),
    ("appointment_change", "appointment_id"),
];

/// A copy of a salon's store that is only written to by plain statements.
pub struct Bare {
    conn: Connection,
    /// The salon that is copied from.
    salon: Connection,
}

/// Rows of a table.
type Rows = (String, Vec<Vec<Value>>);

impl Bare {
    /// Copies a salon's store as it is now.
    pub fn copy_of(salon: &Path, to: &Path) -> Self {
        let conn = outside::copy(salon, to);
        conn.execute_batch(
            "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;
             pragma recursive_triggers = on; pragma trusted_schema = off; pragma cache_size = -64000;",
        )
        .unwrap();
        conn.set_prepared_statement_cache_capacity(128);
        Self { conn, salon: outside::reader(salon) }
    }

    /// Puts a basket of the salon into the copy, beforehand.
    pub fn lay_out(&mut self, basket: &BasketId) {
        for (table, column) in OF_BASKET {
            let rows = rows(&self.salon, table, column, Value::Text(basket.0.clone()));
            insert(&self.conn, &rows);
        }
        insert(&self.conn, &all_rows(&self.salon, "snapshot"));
    }

    /// Writes what a booking of the salon has written, and takes the time.
    pub fn repeat_booking(&mut self, appointment: i64) -> Duration {
        let rows_of =
            |(table, column): &(&str, &str)| rows(&self.salon, table, column, Value::Integer(appointment));
        let written: Vec<Rows> = OF_APPOINTMENT.iter().map(rows_of).collect();
        let start = Instant::now();
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate).unwrap();
        written.iter().for_each(|rows| insert(&tx, rows));
        tx.commit().unwrap();
        start.elapsed()
    }

    /// Writes what a sale of the salon has written, and takes the time.
    pub fn repeat(&mut self, seq: u64, basket: &BasketId) -> Duration {
        let seq = Value::Integer(i64::try_from(seq).unwrap());
        let written: Vec<Rows> =
            OF_ENTRY.iter().map(|table| rows(&self.salon, table, "seq", seq.clone())).collect();
        let start = Instant::now();
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate).unwrap();
        written.iter().for_each(|rows| insert(&tx, rows));
        tx.prepare_cached("delete from basket where id = ?1").unwrap().execute([&basket.0]).unwrap();
        tx.commit().unwrap();
        start.elapsed()
    }
}

fn rows(conn: &Connection, table: &str, column: &str, key: Value) -> Rows {
    let mut statement = conn.prepare_cached(&format!("select * from {table} where {column} = ?1")).unwrap();
    let columns = statement.column_count();
    let mut found = statement.query([key]).unwrap();
    let mut rows = Vec::new();
    while let Some(row) = found.next().unwrap() {
        rows.push((0..columns).map(|at| row.get(at).unwrap()).collect());
    }
    (insertion("insert", table, columns), rows)
}

fn all_rows(conn: &Connection, table: &str) -> Rows {
    let mut statement = conn.prepare_cached(&format!("select * from {table}")).unwrap();
    let columns = statement.column_count();
    let mut found = statement.query([]).unwrap();
    let mut rows = Vec::new();
    while let Some(row) = found.next().unwrap() {
        rows.push((0..columns).map(|at| row.get(at).unwrap()).collect());
    }
    (insertion("insert or ignore", table, columns), rows)
}

fn insertion(how: &str, table: &str, columns: usize) -> String {
    let places: Vec<String> = (1..=columns).map(|at| format!("?{at}")).collect();
    format!("{how} into {table} values ({})", places.join(", "))
}

fn insert(conn: &Connection, (sql, rows): &Rows) {
    let mut statement = conn.prepare_cached(sql).unwrap();
    for row in rows {
        statement.execute(params_from_iter(row)).unwrap();
    }
}
