//! Attacks on the book: the program's own connection refuses them, and what another program can still do,
//! the chain shows.

use std::path::Path;

use book::db::{LEDGER_TABLES, Opening, Store};
use book::fault::Trouble;
use book::ledger;
use lockbuch_tests::disk_salon::DiskSalon;
use lockbuch_tests::test_salon::PROGRAM;
use lockbuch_tests::{outside, raw_entries};
use proof::{Place, Signatures, What};
use rusqlite::Connection;
use tempfile::TempDir;

/// A salon with some sales in its book.
fn salon() -> (TempDir, DiskSalon) {
    let folder = tempfile::tempdir().unwrap();
    let disk_salon = DiskSalon::found_bare(folder.path());
    let day = disk_salon.today();
    disk_salon.desk.book_unjudged(vec![raw_entries::opening(day, 25_000)]).unwrap();
    raw_entries::sales(&disk_salon.desk, day, 1..21);
    (folder, disk_salon)
}

/// Runs SQL on the one connection that writes the book, past all code of the salon.
fn on_the_writer(disk_salon: &DiskSalon, sql: &str) -> Result<(), String> {
    let sql = sql.to_owned();
    let done = disk_salon
        .desk
        .inside(&[], move |tx| tx.execute_batch(&sql).map_err(|error| Trouble::fault(error.to_string())));
    done.map_err(|trouble| trouble.to_string())
}

fn first_column(disk_salon: &DiskSalon, table: &str) -> String {
    let sql = format!("select name from pragma_table_info('{table}') limit 1");
    outside::reader(&disk_salon.folder).query_row(&sql, [], |row| row.get(0)).unwrap()
}

#[test]
fn the_writer_can_change_no_row_of_the_book() {
    let (_folder, disk_salon) = salon();
    let before = outside::dump(&disk_salon.folder);
    for table in LEDGER_TABLES {
        let column = first_column(&disk_salon, table);
        let attacks = [
            format!("update {table} set {column} = {column}"),
            format!("delete from {table}"),
            format!("insert or replace into {table} select * from {table}"),
            format!("replace into {table} select * from {table}"),
            format!(
                "insert into {table} select * from {table} where true on conflict do update set {column} = {column}"
            ),
            format!("drop table {table}"),
            format!("alter table {table} add column extra"),
            format!("alter table {table} rename to other"),
        ];
        for attack in attacks {
            assert!(on_the_writer(&disk_salon, &attack).is_err(), "not refused: {attack}");
        }
    }
    assert_eq!(outside::dump(&disk_salon.folder), before);
}

#[test]
fn the_writer_can_change_no_shape_and_no_guard() {
    let (_folder, disk_salon) = salon();
    let triggers: Vec<String> = {
        let conn = outside::reader(&disk_salon.folder);
        let mut found = conn.prepare("select name from sqlite_schema where type = 'trigger'").unwrap();
        found.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
    };
    assert!(triggers.len() >= 12, "{triggers:?}");
    let mut attacks: Vec<String> = triggers.iter().map(|name| format!("drop trigger {name}")).collect();
    attacks.extend(
        [
            "create table other (a)",
            "create temp trigger t before insert on entry begin select 1; end",
            "create view v as select 1",
            "pragma recursive_triggers = off",
            "pragma writable_schema = on",
            "pragma foreign_keys = off",
            "pragma journal_mode = delete",
            "pragma synchronous = off",
            "update sqlite_schema set sql = ''",
            "attach database ':memory:' as other",
            "vacuum",
        ]
        .map(str::to_owned),
    );
    for attack in attacks {
        assert!(on_the_writer(&disk_salon, &attack).is_err(), "not refused: {attack}");
    }
}

/// What the salon itself needs still works: full text, changesets, checkpoints, reading pragmas.
#[test]
fn search_changesets_and_checkpoints_work_under_the_guard() {
    let (folder, disk_salon) = salon();
    drop(disk_salon);
    with_index(folder.path());
    let store = Store::open(folder.path(), &Opening::new(&PROGRAM, "now", &book::ledger::finding)).unwrap();
    let conn = &store.conn;
    for allowed in ["pragma wal_checkpoint(passive)", "pragma data_version", "pragma table_info(entry)"] {
        let read = conn.query_row(allowed, [], |row| row.get::<_, i64>(0));
        assert!(read.is_ok(), "{allowed}: {read:?}");
    }

    let mut session = rusqlite::session::Session::new(conn).unwrap();
    session.attach::<&str>(None).unwrap();
    conn.execute("insert into setting (name, value) values ('law', '1')", []).unwrap();
    let mut changes = Vec::new();
    session.changeset_strm(&mut changes).unwrap();
    assert!(!changes.is_empty(), "the changeset holds the new row");

    conn.execute("insert into words (text) values ('Waschen und Föhnen')", []).unwrap();
    let sql = "select count(*) from words where words match 'föh'";
    assert_eq!(conn.query_row(sql, [], |row| row.get::<_, i64>(0)), Ok(1), "full text is found");
    assert!(conn.execute("update entry set total_cents = 0", []).is_err(), "the guard stands");
}

/// Adds a full-text index from outside, as a migration would before the guard stands.
fn with_index(folder: &Path) {
    let conn = outside::intruder(folder);
    conn.execute_batch("create virtual table words using fts5 (text, tokenize = 'trigram')").unwrap();
}

/// Another program drops the guards and changes one cell: the chain names the entry and its part.
#[test]
fn what_an_outside_program_changes_is_found_and_named() {
    let (_folder, disk_salon) = salon();
    assert!(
        outside::verify(&disk_salon.folder, &[disk_salon.key()]).is_ok(),
        "without an attack nothing is found"
    );
    let sale: i64 = outside::reader(&disk_salon.folder)
        .query_row("select max(seq) from entry where kind = 'sale'", [], |row| row.get(0))
        .unwrap();
    let attacks = [
        ("entry", "total_cents = total_cents + 1", "Kopf"),
        ("entry", "person_id = person_id + 1", "Kopf"),
        ("entry", "ended_ms = ended_ms + 1", "Kopf"),
        ("entry_line", "text = iif(number = 3, text || '!', text)", "Zeile 3"),
        ("entry_line", "gross_cents = gross_cents - 1", "Zeile 1"),
        ("entry_vat", "rate = iif(number = 2, rate + 1, rate)", "Steuerzeile 2"),
        ("entry_payment", "name = 'Scheck'", "Zahlung 1"),
        ("entry", "hash = zeroblob(32)", "Kette"),
        ("entry", "signature = zeroblob(64)", "Signatur"),
        ("entry", "check_digit = (check_digit + 1) % 97", "Prüfziffer"),
    ];
    for (table, change, place) in attacks {
        let found = with_attack(&disk_salon, |conn| {
            drop_guards(conn);
            conn.execute(&format!("update {table} set {change} where seq = {sale}"), []).unwrap();
        });
        assert_eq!(found.seq.get(), sale.unsigned_abs(), "{change}");
        assert_eq!(found.place.to_string(), place, "{change}");
    }
}

/// Bytes that mean nothing are a finding as well, and the right entry is named.
#[test]
fn unreadable_rows_are_named() {
    let (_folder, disk_salon) = salon();
    let attacks = [
        ("entry", "kind = 'xyz'"),
        ("entry", "digests = x'00'"),
        ("entry", "signature = x'00'"),
        ("entry", "booking_day = 'gestern'"),
        ("entry_line", "business_case = 'xyz'"),
        ("entry_payment", "kind = 'xyz'"),
    ];
    for (table, change) in attacks {
        let copy = copy_of(&disk_salon);
        let conn = outside::intruder(copy.path());
        drop_guards(&conn);
        conn.execute(&format!("update {table} set {change} where seq = 9"), []).unwrap();
        let report = ledger::verify(&conn, &[disk_salon.key()], Signatures::AtClosings).unwrap();
        let (seq, sentence) = report.finding.unwrap();
        assert_eq!(seq.get(), 9, "{change}: {sentence}");
    }
}

#[test]
fn removed_rows_are_found() {
    let (_folder, disk_salon) = salon();
    let gone = with_attack(&disk_salon, |conn| {
        drop_guards(conn);
        conn.execute("delete from entry_line where seq = (select max(seq) from entry_line)", []).unwrap();
    });
    assert_eq!(gone.what, What::Missing);
    let gone = with_attack(&disk_salon, |conn| {
        drop_guards(conn);
        conn.execute_batch("pragma foreign_keys = off; delete from entry where seq = 3").unwrap();
    });
    assert_eq!(gone.place, Place::Number);
    let changed = with_attack(&disk_salon, |conn| {
        drop_guards(conn);
        conn.execute("update snapshot set body = body || ' ' where kind = 'person'", []).unwrap();
    });
    assert!(matches!(changed.place, Place::Part(proof::Part::Snapshot(_))), "{changed}");
}

/// Lets another program at a copy of the file and says what the verification finds.
fn with_attack(disk_salon: &DiskSalon, attack: impl FnOnce(&Connection)) -> proof::Finding {
    let copy = copy_of(disk_salon);
    attack(&outside::intruder(copy.path()));
    outside::verify(copy.path(), &[disk_salon.key()]).unwrap_err()
}

fn copy_of(disk_salon: &DiskSalon) -> TempDir {
    let copy = tempfile::tempdir().unwrap();
    drop(outside::copy(&disk_salon.folder, copy.path()));
    copy
}

fn drop_guards(conn: &Connection) {
    let names: Vec<String> = {
        let mut found = conn.prepare("select name from sqlite_schema where type = 'trigger'").unwrap();
        found.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
    };
    names.iter().for_each(|name| conn.execute_batch(&format!("drop trigger {name}")).unwrap());
}
