//! Whatever becomes of one row, beside the book or of the day that is open: opening, sale, count and close go.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use book::clock::local;
use book::db::LEDGER_TABLES;
use contract::day::ZReports;
use contract::roll::ShowEntry;
use contract::slip::Block;
use contract::{Money, Seq};
use lockbuch_tests::cases::cases;
use lockbuch_tests::closed_days::two_days;
use lockbuch_tests::damaged_notes::Asking;
use lockbuch_tests::disk_salon::{DiskSalon, first_morning};
use lockbuch_tests::fake_printer::FakePrinter;
use lockbuch_tests::filled::filled;
use lockbuch_tests::rng::Rng;
use lockbuch_tests::{busy_day, outside, rows};
use rusqlite::Connection;
use tempfile::TempDir;

/// Rows that two days at the till leave empty.
const ROWS: &str = "
    insert into absence values (1, 2, '2026-11-27', '2026-11-28', null, null, 'ill', null);
    insert into closure values (1, '2026-12-24', '2026-12-26', 'Weihnachten');
    insert into resource values (1, 'basin', 'Waschbecken 1', 1);
    insert into phase values (1, 0, 'active', 40, '', 'basin', 0);
    insert into waiting values (1, null, 'Frau Wild', null, null, '[]', '2026-11-27', '2026-11-28', null, null, 1, 60,
        null);
    insert into outbox (id, kind, address, subject, body, state, queued_ms, queued_offset, by_name, next_try_ms)
        values (1, 'confirmation', 'p@example.org', 'Termin', '', 'sent', 1, 60, 'Jana', 0),
        (2, 'confirmation', 'p@example.org', 'Termin', '', 'waiting', 1, 60, 'Jana', 0);
    insert into printer values (1, 'Bondrucker', '{\"tcp\":{\"host\":\"a\",\"port\":1}}', 'mm80', 'cp858', 1, 1);
    insert into print_job (id, seq, title, slip, printer, state, queued_ms, queued_offset) values
        (901, (select max(seq) from entry where kind = 'sale'), 'Bon', '{}', 1, 'stuck', 1, 60);
    insert into material values (1, 'Oxid 6 %', 'oxid 6 %', 'oxidant', 10000, 900, 1);
    insert into customer (id, name, folded, digits, body, since) values (1, 'Petra', 'petra', '', '{\"name\":\"Petra\"}',
        '2026-01-01'), (2, 'Petra L', 'petra l', '', '{\"name\":\"Petra L\"}', '2026-01-01');
    update customer set merged_into = 1 where id = 2;
    insert into customer_merge (id, kept, absorbed, before, at_ms, at_offset, by_name) values (1, 1, 2,
        '{\"name\":\"Petra\"}', 1, 60, 'Jana');
    insert into product_line (id, name, name_key, validity_months) values (1, 'Farblinie', 'farblinie', 6);
    insert into patch_test (id, customer_id, line_id, tested, result, note, at_ms, at_offset, by_name) values (1, 1, 1, '2026-11-01', 'passed', '', 1, 60, 'Jana');
    insert into consent (id, customer_id, kind, version, given, at_ms, at_offset, by_name) values (1, 1, 'photos', 1,
        '2026-11-01', 1, 60, 'Jana');
    insert into formula values (1, 1, '{\"section\":\"\",\"components\":[],\"ratio\":\"\",\"minutes\":null,\"result\":\"\"}', 0, 0, 1, 60, 'Jana');
";

/// Not rows of a salon, or damaged elsewhere: `scenarios::going_on` damages each setting, and a step of the shape that is not the
/// program's own is refused on purpose.
const NOT_HERE: [&str; 2] = ["setting", "migration"];

/// Two closed days with a basket, appointments and something in each list, as they lie on the disk, and what the drawer holds.
fn lived() -> (TempDir, Money) {
    let days = two_days();
    let line = contract::till::AddLine {
        basket: None,
        article: days.salon.wares[3].id,
        quantity: contract::Quantity::ONE,
        performer: None,
    };
    days.salon.ask(line).unwrap();
    busy_day::fill(&days.salon, days.salon.today().plus_days(1));
    let left = days.salon.ask(ZReports::default()).unwrap()[0].cash_left;
    drop(days.salon);
    harm(days.folder.path(), ROWS);
    (days.folder, left)
}

fn copied(from: &Path) -> TempDir {
    let to = tempfile::tempdir().unwrap();
    for file in fs::read_dir(from).unwrap().flatten() {
        if file.file_type().unwrap().is_file() {
            fs::copy(file.path(), to.path().join(file.file_name())).unwrap();
        }
    }
    to
}

/// A statement past every rule of the store; its triggers are there again behind it.
fn harm(folder: &Path, sql: &str) {
    let conn = outside::intruder(folder);
    conn.execute_batch("pragma ignore_check_constraints = on; pragma foreign_keys = off").unwrap();
    let guards: Vec<(String, String)> = {
        let mut found = conn.prepare("select name, sql from sqlite_schema where type = 'trigger'").unwrap();
        found.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect()
    };
    guards.iter().for_each(|(name, _)| conn.execute_batch(&format!("drop trigger {name}")).unwrap());
    conn.execute_batch(sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
    guards.iter().for_each(|(_, sql)| conn.execute_batch(sql).unwrap());
}

fn reopened(folder: &Path, days: i64) -> DiskSalon {
    let morning = local(first_morning().day().plus_days(days), 8, 0, 0);
    DiskSalon::reopen(folder, morning, Arc::new(FakePrinter::default())).unwrap()
}

/// Columns that are no key, each with a value that it can't have.
fn spoilt(conn: &Connection, table: &str) -> Vec<String> {
    let mut found = conn
        .prepare("select name, lower(type) from pragma_table_info(?1) where pk = 0 order by cid")
        .unwrap();
    let spoil = |name: String, kind: String| match kind.as_str() {
        "text" => format!("{name} = '{{half'"),
        "blob" => format!("{name} = x'00'"),
        _ => format!("{name} = -7"),
    };
    let columns = found.query_map([table], |row| Ok(spoil(row.get(0)?, row.get(1)?))).unwrap();
    columns.map(Result::unwrap).collect()
}

/// The newest row; where rows have no number of their own, the last by key.
fn newest(conn: &Connection, table: &str) -> String {
    let has_number = conn.prepare(&format!("select rowid from {table}")).is_ok();
    if has_number {
        return format!("rowid = (select max(rowid) from {table})");
    }
    let mut keys = conn.prepare("select name from pragma_table_info(?1) where pk > 0 order by pk").unwrap();
    let keys: Vec<String> = keys.query_map([table], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let (keys, last) =
        (keys.join(", "), keys.iter().map(|key| format!("{key} desc")).collect::<Vec<_>>().join(", "));
    format!("({keys}) = (select {keys} from {table} order by {last} limit 1)")
}

/// Tables beside the book that hold rows.
fn beside_the_book(conn: &Connection) -> Vec<String> {
    let all = rows::tables(conn).into_iter().filter(|table| {
        !LEDGER_TABLES.contains(&table.as_str())
            && !NOT_HERE.contains(&table.as_str())
            && !table.starts_with("customer_search")
    });
    let holds = |table: &String| {
        conn.query_row(&format!("select exists (select 1 from {table})"), [], |row| row.get(0)).unwrap()
    };
    all.filter(holds).collect()
}

/// What keeps the third day from its opening to its close.
fn stops(folder: &Path, sql: &str, left: Money) -> Vec<String> {
    let copy = copied(folder);
    harm(copy.path(), sql);
    let salon = reopened(copy.path(), 2);
    let mut asking = Asking::of(&salon, Seq::default());
    asking.day(left);
    asking.wrong().into_iter().map(|it| format!("{sql}: {it}")).collect()
}

#[test]
fn no_row_beside_the_book_stops_opening_sale_count_or_close() {
    let (folder, left) = lived();
    let conn = outside::reader(folder.path());
    let mut wrong = Vec::new();
    let mut single = Vec::new();
    let tables = beside_the_book(&conn);
    assert!(tables.len() > 25, "{tables:?}");
    for table in filled(tables) {
        let (columns, row) = (spoilt(&conn, &table), newest(&conn, &table));
        if !columns.is_empty() {
            wrong.extend(stops(
                folder.path(),
                &format!("update or ignore {table} set {} where {row}", columns.join(", ")),
                left,
            ));
        }
        single.extend(
            columns.into_iter().map(|column| format!("update or ignore {table} set {column} where {row}")),
        );
    }
    let mut rng = Rng::new(13);
    for _ in 0..cases(60) {
        let sql = &single[usize::try_from(rng.below(single.len() as u64)).unwrap()];
        wrong.extend(stops(folder.path(), sql, left));
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

/// Of the newest sale: `%` is its place.
const OF_A_SALE: [&str; 12] = [
    "update entry set bon_type = 'bogus' where seq = %",
    "update entry set booking_day = 'bogus' where seq = %",
    "update entry set started_ms = -7 where seq = %",
    "update entry set person_snapshot = x'00' where seq = %",
    "update entry set person_snapshot = zeroblob(32) where seq = %",
    "update entry set digests = x'00' where seq = %",
    "update entry_line set vat_key = 99 where seq = %",
    "update entry_line set business_case = 'bogus' where seq = %",
    "update entry_line set nature = 'bogus' where seq = %",
    "update entry_vat set vat_key = 99 where seq = %",
    "update entry_payment set kind = 'bogus' where seq = %",
    "update entry_line set text = cast(x'ff' as text) where seq = %",
];

#[test]
fn a_sale_of_the_open_day_that_is_damaged_stops_no_close_and_stands_on_it() {
    let (folder, left) = lived();
    for sql in filled(OF_A_SALE) {
        let copy = copied(folder.path());
        let salon = reopened(copy.path(), 2);
        let mut asking = Asking::of(&salon, Seq::default());
        asking.opening(left);
        let sold = asking.sale().unwrap();
        harm(copy.path(), &sql.replace('%', &sold.seq.to_string()));
        asking.work();
        let closed = asking.close();
        assert_eq!(asking.wrong(), Vec::<String>::new(), "{sql}");
        let closed = closed.unwrap();
        // What stands in no sum stands on the paper.
        let told = closed.slip.blocks.iter().any(|block| match block {
            Block::Notice(text) => text.contains(&format!("Buchung {}.", sold.seq)),
            _ => false,
        });
        let again = salon.ask(ShowEntry { seq: closed.seq }).unwrap().slip;
        assert_eq!(again.blocks, closed.slip.blocks, "{sql}");
        let summed = sql.contains("started_ms") || sql.contains("digests");
        assert!(told || summed, "{sql}: {:?}", closed.slip.blocks);
        let cash = closed.cash_left;
        drop(salon);
        // And the next day begins with what the drawer held.
        let salon = reopened(copy.path(), 3);
        let mut asking = Asking::of(&salon, Seq::default());
        asking.day(cash);
        assert_eq!(asking.wrong(), Vec::<String>::new(), "{sql}");
    }
}
