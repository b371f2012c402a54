//! Tables, indexes, triggers and views that another program has changed are found, each of them, and what can be put right
//! is: an index that hides rows falsifies every report, and no chain shows it.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use book::db::MIGRATIONS;
use book::db::schema::{self, Difference};
use book::incidents::{self, Damage};
use contract::jobs::{JobKind, RunJob, ShowJobs};
use contract::status::ShowStatus;
use lockbuch_tests::closed_days::two_days;
use lockbuch_tests::disk_salon::{DiskSalon, first_morning};
use lockbuch_tests::fake_printer::FakePrinter;
use lockbuch_tests::filled::filled;
use lockbuch_tests::outside;
use lockbuch_tests::shape_attacks::{self, objects};
use lockbuch_tests::test_salon::PROGRAM;

const PATIENCE: Duration = Duration::from_secs(30);

fn open(folder: &Path) -> DiskSalon {
    DiskSalon::reopen(folder, first_morning(), Arc::new(FakePrinter::default())).unwrap()
}

/// What stands noted as found wrong with the shape or the file.
fn noted(salon: &DiskSalon) -> Vec<String> {
    let of_kind = "select details_body from entry where kind = 'incident'
            and details_body not like '%allowed_without_tse%' order by seq";
    let conn = outside::reader(&salon.folder);
    let mut statement = conn.prepare(of_kind).unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

/// Runs the check of the file to its end; what it said.
fn check(salon: &DiskSalon) -> Option<String> {
    salon.ask(RunJob { kind: JobKind::FileCheck }).unwrap();
    let begin = Instant::now();
    loop {
        let rows = salon.ask(ShowJobs).unwrap();
        let row = rows.into_iter().find(|row| row.kind == JobKind::FileCheck).unwrap();
        if row.running.is_none() {
            return row.last.unwrap().trouble;
        }
        assert!(begin.elapsed() < PATIENCE, "the check does not end");
        std::thread::yield_now();
    }
}

fn differences(folder: &Path) -> Vec<Difference> {
    schema::differences(&outside::reader(folder), MIGRATIONS, &PROGRAM).unwrap()
}

#[test]
fn a_store_of_ours_has_no_difference() {
    let days = two_days();
    assert_eq!(differences(days.folder.path()), []);
    assert_eq!(check(&days.salon), None);
    assert_eq!(noted(&days.salon), Vec::<String>::new());
}

/// Dropped, or replaced under its own name: found at the start, made anew and noted.
#[test]
fn every_index_and_trigger_that_was_dropped_is_made_anew_and_told() {
    let days = two_days();
    let folder = days.folder.path();
    drop(days.salon);
    for kind in ["index", "trigger"] {
        let all = objects(&outside::reader(folder), kind);
        assert!(all.len() > 15, "{kind}: only {}", all.len());
        let intruder = outside::intruder(folder);
        for (name, ..) in &all {
            intruder.execute_batch(&format!("drop {kind} \"{name}\"")).unwrap();
        }
        drop(intruder);
        assert_eq!(differences(folder).len(), all.len());
        let salon = open(folder);
        assert_eq!(differences(folder), []);
        let told = noted(&salon).pop().unwrap();
        assert!(told.contains("\"repaired\":true"), "{told}");
        for (name, ..) in filled(&all) {
            assert!(told.contains(&format!("„{name}“ fehlt")), "{name}: {told}");
        }
        // What was put right warns of nothing any more.
        assert_eq!(salon.ask(ShowStatus).unwrap().banner, None);
    }
}

/// An index that holds no rows, with the right words in the schema again: the shape is the same, the content is not.
#[test]
fn every_index_that_hides_its_rows_is_found_and_made_anew() {
    let days = two_days();
    let folder = days.folder.path();
    let mut salon = days.salon;
    let all = objects(&outside::reader(folder), "index");
    let mut attacked = Vec::new();
    for (name, table, sql) in filled(all) {
        drop(salon);
        shape_attacks::hide_rows(&outside::intruder(folder), &name, &table, &sql);
        let before = outside::reader(folder);
        let verdict: String = before.query_row("pragma integrity_check(1)", [], |row| row.get(0)).unwrap();
        drop(before);
        salon = open(folder);
        let known = noted(&salon).len();
        assert_eq!(check(&salon), None, "{name}: what was put right is no trouble any more");
        if verdict != "ok" {
            let told = noted(&salon).split_off(known);
            assert_eq!(told.len(), 1, "{name}: {told:?}");
            assert!(
                told[0].contains("file_damaged") && told[0].contains("\"repaired\":true"),
                "{name}: {told:?}"
            );
            let again = outside::reader(folder);
            let verdict: String = again.query_row("pragma integrity_check(1)", [], |row| row.get(0)).unwrap();
            assert_eq!(verdict, "ok", "{name}");
            attacked.push(name);
        }
    }
    for name in
        ["entry_z", "entry_booking_day", "entry_basket", "entry_control", "entry_day_bounds", "price_at"]
    {
        assert!(attacked.iter().any(|attacked| attacked == name), "{name} hid nothing: {attacked:?}");
    }
}

#[test]
fn what_is_foreign_is_taken_away_and_told() {
    let days = two_days();
    let folder = days.folder.path();
    drop(days.salon);
    outside::intruder(folder)
        .execute_batch(
            "create trigger cheaper after insert on entry_line begin
                 delete from basket where 0 = 1;
             end;
             create view half as select 1;
             create index faster on entry_line (gross_cents) where gross_cents > 100000;",
        )
        .unwrap();
    let salon = open(folder);
    assert_eq!(differences(folder), []);
    let told = noted(&salon).pop().unwrap();
    for what in ["Trigger „cheaper“ ist fremd", "Sicht „half“ ist fremd", "Index „faster“ ist fremd"]
    {
        assert!(told.contains(what), "{what}: {told}");
    }
}

/// What holds rows can't be made anew: it stays told until it is as it was.
#[test]
fn a_table_in_disguise_stays_told() {
    let days = two_days();
    let folder = days.folder.path();
    drop(days.salon);
    let intruder = outside::intruder(folder);
    intruder.execute_batch("create table strange (a)").unwrap();
    drop(intruder);
    let salon = open(folder);
    let banner = salon.ask(ShowStatus).unwrap().banner.unwrap();
    assert!(banner.contains("Tabelle „strange“ ist fremd"), "{banner}");
    let standing = incidents::standing(&outside::reader(folder)).unwrap();
    assert!(matches!(&standing[..], [Damage::SchemaChanged { repaired: false, .. }]), "{standing:?}");
    assert!(check(&salon).unwrap().contains("strange"));
    // It was told before.
    assert_eq!(noted(&salon).len(), 1);
    drop(salon);
    outside::intruder(folder).execute_batch("drop table strange").unwrap();
    let salon = open(folder);
    assert_eq!(check(&salon), None);
    assert_eq!(salon.ask(ShowStatus).unwrap().banner, None);
    assert_eq!(noted(&salon).len(), 2);
}
