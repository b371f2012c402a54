//! What another program changes in the store and no chain signs: indexes, triggers, views, rows.

use book::db::{MIGRATIONS, health, schema};
use lockbuch_tests::cases::cases;
use lockbuch_tests::closed_days::two_days;
use lockbuch_tests::corrupted::WholeStore;
use lockbuch_tests::rng::Rng;
use lockbuch_tests::shape_attacks::{hide_rows, objects};
use lockbuch_tests::test_salon::PROGRAM;
use lockbuch_tests::{outside, rows};
use outlets::beside_book;
use rusqlite::Connection;
use salon::told::TOLD;

use crate::measured::Measured;

/// How many attacks were tried, and how many of them found.
#[derive(Default)]
struct Count {
    tried: u32,
    found: u32,
}

impl Count {
    fn add(&mut self, found: bool, attack: &str) {
        self.tried += 1;
        self.found += u32::from(found);
        if !found {
            eprintln!("not found: {attack}");
        }
    }
}

/// `index_attacks_found`: of a store with two closed days, what is found of what was tried.
pub fn on_what_no_chain_signs() -> Measured {
    let days = two_days();
    let folder = days.folder.path();
    drop(days.salon);
    let mut count = Count::default();
    on_the_shape(&outside::intruder(folder), &mut count);
    on_rows(&outside::intruder(folder), &mut count);
    on_contents(&outside::intruder(folder), &mut count);
    eprintln!("index_attacks_found: {} of {}", count.found, count.tried);
    Measured::alone(f64::from(count.found) / f64::from(count.tried) * 100.0)
}

/// `corruption_said`: of what SQLite's own check finds in a store with a flipped bit or an empty page, how much the program says
/// once it was started and has looked at its file.
pub fn on_the_bytes() -> Measured {
    let (store, mut rng) = (WholeStore::new(), Rng::new(11));
    let mut count = Count::default();
    for nth in 0..cases(40) {
        let blow = if nth % 2 == 0 { store.any_bit(&mut rng) } else { store.any_page(&mut rng) };
        let after = store.suffer(blow);
        if let Some(found) = &after.found {
            count.add(after.said, &format!("{blow:?}: {found}"));
        }
    }
    eprintln!("corruption_said: {} of {}", count.found, count.tried);
    Measured::alone(f64::from(count.found) / f64::from(count.tried) * 100.0)
}

/// Each within a transaction that does not commit; what the store's own rules forbid is no attack.
fn attacked(conn: &Connection, sql: &str, found: impl Fn(&Connection) -> bool, count: &mut Count) -> bool {
    conn.execute_batch("pragma foreign_keys = off; pragma ignore_check_constraints = on; begin").unwrap();
    let done = conn.execute_batch(sql).is_ok();
    if done {
        count.add(found(conn), sql);
    }
    conn.execute_batch("rollback").unwrap();
    done
}

fn on_the_shape(conn: &Connection, count: &mut Count) {
    let found = |conn: &Connection| !schema::differences(conn, MIGRATIONS, &PROGRAM).unwrap().is_empty();
    for kind in ["index", "trigger"] {
        for (name, ..) in objects(conn, kind) {
            attacked(conn, &format!("drop {kind} \"{name}\""), found, count);
        }
    }
    for foreign in [
        "create trigger cheaper after insert on entry_line begin delete from basket where 0; end",
        "create view half as select id, price_cents / 2 as price_cents from price",
        "create index faster on entry_line (gross_cents) where gross_cents > 100000",
    ] {
        attacked(conn, foreign, found, count);
    }
}

fn on_rows(conn: &Connection, count: &mut Count) {
    let found = |conn: &Connection| !beside_book::changes(conn).unwrap().is_empty();
    let mut rng = Rng::new(5);
    for (table, column) in rows::told_columns() {
        // Printers and texts are not set up in this store.
        if rows::is_empty(conn, table) {
            continue;
        }
        let attacks = rows::attacks_on(conn, table, column, &mut rng);
        let _ = attacks.iter().any(|attack| attacked(conn, attack, found, count));
    }
    let whole = TOLD.map(|told| told.table().name).into_iter().filter(|table| !rows::is_empty(conn, table));
    for attack in
        whole.flat_map(|table| rows::attacks_on_whole_rows(conn, table, &mut rng)).collect::<Vec<_>>()
    {
        attacked(conn, &attack, found, count);
    }
    for attack in rows::attacks_on_settings(conn) {
        attacked(conn, &attack, found, count);
    }
}

/// An index over no row hides nothing and is no attack.
fn on_contents(conn: &Connection, count: &mut Count) {
    for (name, table, sql) in objects(conn, "index") {
        hide_rows(conn, &name, &table, &sql);
        let verdict: String = conn.query_row("pragma integrity_check(1)", [], |row| row.get(0)).unwrap();
        if verdict != "ok" {
            count.add(health::finding(conn, &table).unwrap().is_some(), &format!("rows hidden from {name}"));
            health::reindex(conn, &table).unwrap();
        }
    }
}
