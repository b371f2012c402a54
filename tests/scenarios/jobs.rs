//! Work beside the till: all of it in one list, and what is due runs in its time.

use std::fs::OpenOptions;
use std::io::{Seek, SeekFrom, Write};
use std::time::{Duration, Instant};

use book::db::{STORE_FILE, settings};
use contract::PersonId;
use contract::day::{CloseDay, StoreCount};
use contract::jobs::{JobEnd, JobKind, JobRow, NextRun, RunJob, ShowJobs, StopJob};
use contract::refusal::JobRefusal;
use lockbuch_tests::counting::{opening, sheet_of};
use lockbuch_tests::house::{House, OWNER_PIN, founding};
use lockbuch_tests::outside;

const MINUTE_MS: i64 = 60_000;
const PATIENCE: Duration = Duration::from_secs(20);

fn row(house: &House, kind: JobKind) -> JobRow {
    house.ask(ShowJobs).unwrap().into_iter().find(|row| row.kind == kind).unwrap()
}

/// The row of the file's check, once nothing is under way.
fn checked(house: &House) -> JobRow {
    let begin = Instant::now();
    loop {
        let row = row(house, JobKind::FileCheck);
        if row.running.is_none() {
            return row;
        }
        assert!(begin.elapsed() < PATIENCE, "the check does not end: {row:?}");
        std::thread::yield_now();
    }
}

/// Looks whether something is due, as the program does again and again.
fn look(house: &House) {
    house.desk.due_jobs().begin().unwrap();
}

/// A statement of someone who is not the program, on a connection without its guards.
fn meddle(house: &House, sql: &str) {
    outside::intruder(house.folder.path()).execute_batch(sql).unwrap();
}

fn trouble_after_check(house: &House) -> String {
    house.ask(RunJob { kind: JobKind::FileCheck }).unwrap();
    checked(house).last.unwrap().trouble.unwrap()
}

#[test]
fn the_list_holds_every_kind_and_says_when_it_runs() {
    let house = House::founded();
    let rows = house.ask(ShowJobs).unwrap();
    let kinds: Vec<JobKind> = rows.iter().map(|row| row.kind).collect();
    assert_eq!(kinds, JobKind::ALL);
    let next: Vec<NextRun> = rows.iter().map(|row| row.next).collect();
    assert_eq!(next, [NextRun::ByHand, NextRun::ByHand, NextRun::Due]);
    assert!(!rows.is_empty() && rows.iter().all(|row| row.last.is_none() && row.running.is_none()));
}

#[test]
fn what_is_due_waits_until_the_desk_is_at_rest() {
    let house = House::founded();
    look(&house);
    assert_eq!(checked(&house).last, None, "somebody has just been at work");
    house.clock.advance_ms(MINUTE_MS);
    let now = house.desk.now();
    look(&house);
    let row = checked(&house);
    assert_eq!(row.last, Some(JobEnd { at: now, trouble: None }));
    let NextRun::From(next) = row.next else { panic!("{row:?}") };
    assert_eq!(next.since_ms(now), 20 * 60 * MINUTE_MS);
    // On the next day it is due again.
    house.clock.advance_ms(24 * 60 * MINUTE_MS);
    assert_eq!(checked(&house).next, NextRun::Due);
}

#[test]
fn a_close_lets_run_what_is_due_at_once() {
    let house = House::haarwerk();
    house.sign_in_as("Sabine");
    house.ask(opening("250,00")).unwrap();
    house.ask(StoreCount { sheet: sheet_of("250,00") }).unwrap();
    house.ask(CloseDay).unwrap();
    look(&house);
    assert_eq!(checked(&house).last.unwrap().trouble, None);
}

#[test]
fn nobody_waits_for_it_before_the_salon_is_founded() {
    let house = House::empty();
    house.clock.advance_ms(MINUTE_MS);
    look(&house);
    house.ask(founding()).unwrap();
    house.sign_in(PersonId(1), OWNER_PIN);
    assert_eq!(checked(&house).last, None);
}

#[test]
fn how_the_last_one_ended_is_known_after_a_restart() {
    let house = House::haarwerk();
    house.sign_in_as("Sabine");
    house.ask(RunJob { kind: JobKind::FileCheck }).unwrap();
    let before = checked(&house).last;
    assert!(before.is_some());
    let house = house.restarted();
    house.sign_in_as("Sabine");
    assert_eq!(checked(&house).last, before);
}

#[test]
fn what_the_end_of_the_program_cut_off_says_so() {
    let house = House::founded();
    let began = house.desk.now();
    let cut_off = serde_json::json!({ "began": began, "ended": null });
    house.desk.inside(&[], move |pen| settings::put(pen, "job.archive", &cut_off)).unwrap();
    let last = row(&house, JobKind::Archive).last.unwrap();
    assert_eq!(last.at, began);
    assert!(last.trouble.unwrap().contains("beendet, bevor"));
    // What runs by itself does not wait a day for it.
    let cut_off = serde_json::json!({ "began": began, "ended": null });
    house.desk.inside(&[], move |pen| settings::put(pen, "job.file_check", &cut_off)).unwrap();
    assert_eq!(row(&house, JobKind::FileCheck).next, NextRun::Due);
}

/// A merge of two customers that are not there.
const DANGLING: &str = "pragma foreign_keys = off;
     insert into customer_merge (kept, absorbed, before, at_ms, at_offset, by_name) values (98, 99, '{}', 0, 0, 'x');";

#[test]
fn a_row_that_refers_to_nothing_is_found() {
    let house = House::founded();
    meddle(&house, DANGLING);
    let trouble = trouble_after_check(&house);
    let finding = "customer_merge: a row refers to one of customer that is not there".to_owned();
    assert_eq!(trouble, JobRefusal::FileDamaged { finding }.to_string());
}

#[test]
fn an_index_that_says_other_than_its_table_is_found() {
    let house = House::founded();
    meddle(&house, DANGLING);
    meddle(
        &house,
        "pragma writable_schema = on;
         update sqlite_schema set sql = 'create index customer_merge_of on customer_merge (absorbed)'
             where name = 'customer_merge_of';",
    );
    let house = house.restarted();
    house.sign_in(PersonId(1), OWNER_PIN);
    let trouble = trouble_after_check(&house);
    assert!(trouble.contains("customer_merge_of"), "{trouble}");
}

#[test]
fn a_page_of_the_file_that_was_overwritten_is_found() {
    let house = House::founded();
    let file = outside::reader(house.folder.path());
    let place = "select (rootpage - 1) * (select page_size from pragma_page_size) from sqlite_schema
         where name = 'customer_merge_of'";
    let place: u64 = file.query_row(place, [], |row| row.get(0)).unwrap();
    drop(file);
    // What lies in the log only would come back over it.
    outside::intruder(house.folder.path()).execute_batch("pragma wal_checkpoint(truncate)").unwrap();
    let mut file = OpenOptions::new().write(true).open(house.folder.path().join(STORE_FILE)).unwrap();
    file.seek(SeekFrom::Start(place)).unwrap();
    file.write_all(&[0xA5; 256]).unwrap();
    drop(file);
    let house = house.restarted();
    house.sign_in(PersonId(1), OWNER_PIN);
    let trouble = trouble_after_check(&house);
    assert!(trouble.contains("beschädigt"), "{trouble}");
}

#[test]
fn what_needs_more_said_is_begun_on_its_own_page() {
    let house = House::founded();
    assert_eq!(house.refused(RunJob { kind: JobKind::Archive }).code(), "jobs.not_from_here");
    // Where nothing is under way, there is nothing to stop.
    house.ask(StopJob { kind: JobKind::Archive }).unwrap();
}
