//! Work beside the till: all of it in one list, and what is due runs in its time.

use std::fs::OpenOptions;
use std::io::{Seek, SeekFrom, Write};
use std::time::{Duration, Instant};

use book::db::{STORE_FILE, settings};
use contract::day::{CloseDay, StoreCount};
use contract::jobs::{JobEnd, JobKind, JobRow, NextRun, RunJob, ShowJobs, StopJob};
use contract::refusal::JobRefusal;
use contract::{EntryKind, PersonId};
use lockbuch_tests::counting::{opening, sheet_of};
use lockbuch_tests::outside;
use lockbuch_tests::test_salon::{OWNER_PIN, TestSalon, founding};

const MINUTE_MS: i64 = 60_000;
const PATIENCE: Duration = Duration::from_secs(20);

fn row(salon: &TestSalon, kind: JobKind) -> JobRow {
    salon.ask(ShowJobs).unwrap().into_iter().find(|row| row.kind == kind).unwrap()
}

/// The row of the file's check, once nothing is under way.
fn checked(salon: &TestSalon) -> JobRow {
    ended(salon, JobKind::FileCheck)
}

/// The row of a kind, once none of it is under way.
pub fn ended(salon: &TestSalon, kind: JobKind) -> JobRow {
    let begin = Instant::now();
    loop {
        let row = row(salon, kind);
        if row.running.is_none() {
            return row;
        }
        assert!(begin.elapsed() < PATIENCE, "the check does not end: {row:?}");
        std::thread::yield_now();
    }
}

/// Looks whether something is due, as the program does again and again: once for each kind that runs by itself.
pub fn look(salon: &TestSalon) {
    for kind in [JobKind::BookCheck, JobKind::FileCheck, JobKind::Retention] {
        salon.desk.due_jobs().begin().unwrap();
        ended(salon, kind);
    }
}

/// A statement of someone who is not the program, on a connection without its guards.
fn meddle(salon: &TestSalon, sql: &str) {
    outside::intruder(salon.folder.path()).execute_batch(sql).unwrap();
}

fn trouble_after_check(salon: &TestSalon) -> String {
    salon.ask(RunJob { kind: JobKind::FileCheck }).unwrap();
    checked(salon).last.unwrap().trouble.unwrap()
}

#[test]
fn the_list_holds_every_kind_and_says_when_it_runs() {
    let salon = TestSalon::founded();
    let rows = salon.ask(ShowJobs).unwrap();
    let kinds: Vec<JobKind> = rows.iter().map(|row| row.kind).collect();
    assert_eq!(kinds, JobKind::ALL);
    use NextRun::{ByHand, Due};
    let next: Vec<NextRun> = rows.iter().map(|row| row.next).collect();
    assert_eq!(next, [ByHand, ByHand, Due, Due, Due, ByHand]);
    assert!(!rows.is_empty() && rows.iter().all(|row| row.last.is_none() && row.running.is_none()));
}

#[test]
fn what_is_due_waits_until_the_desk_is_at_rest() {
    let salon = TestSalon::founded();
    look(&salon);
    assert_eq!(checked(&salon).last, None, "somebody has just been at work");
    salon.clock.advance_ms(MINUTE_MS);
    let now = salon.desk.now();
    look(&salon);
    let row = checked(&salon);
    assert_eq!(row.last, Some(JobEnd { at: now, trouble: None }));
    let NextRun::From(next) = row.next else { panic!("{row:?}") };
    assert_eq!(next.since_ms(now), 20 * 60 * MINUTE_MS);
    // On the next day it is due again.
    salon.clock.advance_ms(24 * 60 * MINUTE_MS);
    assert_eq!(checked(&salon).next, NextRun::Due);
}

#[test]
fn a_close_lets_run_what_is_due_at_once() {
    let salon = TestSalon::haarwerk();
    salon.sign_in_as("Sabine");
    salon.ask(opening("250,00")).unwrap();
    salon.ask(StoreCount { sheet: sheet_of("250,00") }).unwrap();
    salon.ask(CloseDay).unwrap();
    look(&salon);
    assert_eq!(checked(&salon).last.unwrap().trouble, None);
}

#[test]
fn nobody_waits_for_it_before_the_salon_is_founded() {
    let salon = TestSalon::empty();
    salon.clock.advance_ms(MINUTE_MS);
    salon.desk.due_jobs().begin().unwrap();
    salon.ask(founding()).unwrap();
    salon.sign_in(PersonId(1), OWNER_PIN);
    assert_eq!(checked(&salon).last, None);
}

#[test]
fn how_the_last_one_ended_is_known_after_a_restart() {
    let salon = TestSalon::haarwerk();
    salon.sign_in_as("Sabine");
    salon.ask(RunJob { kind: JobKind::FileCheck }).unwrap();
    let before = checked(&salon).last;
    assert!(before.is_some());
    let salon = salon.restarted();
    salon.sign_in_as("Sabine");
    assert_eq!(checked(&salon).last, before);
}

#[test]
fn what_the_end_of_the_program_cut_off_says_so() {
    let salon = TestSalon::founded();
    let began = salon.desk.now();
    let cut_off = serde_json::json!({ "began": began, "ended": null });
    salon.desk.inside(&[], move |tx| settings::put(tx, "job.archive", &cut_off)).unwrap();
    let last = row(&salon, JobKind::Archive).last.unwrap();
    assert_eq!(last.at, began);
    assert!(last.trouble.unwrap().contains("beendet, bevor"));
    // What runs by itself does not wait a day for it.
    let cut_off = serde_json::json!({ "began": began, "ended": null });
    salon.desk.inside(&[], move |tx| settings::put(tx, "job.file_check", &cut_off)).unwrap();
    assert_eq!(row(&salon, JobKind::FileCheck).next, NextRun::Due);
}

/// A merge of two customers that are not there.
const DANGLING: &str = "pragma foreign_keys = off;
     insert into customer_merge (kept, absorbed, before, at_ms, at_offset, by_name) values (98, 99, '{}', 0, 0, 'x');";

#[test]
fn a_row_that_refers_to_nothing_is_found() {
    let salon = TestSalon::founded();
    meddle(&salon, DANGLING);
    let trouble = trouble_after_check(&salon);
    let finding = "customer_merge: a row refers to one of customer that is not there".to_owned();
    assert_eq!(trouble, JobRefusal::FileDamaged { finding }.to_string());
}

#[test]
fn an_index_that_says_other_than_its_table_is_found() {
    let salon = TestSalon::founded();
    meddle(&salon, DANGLING);
    meddle(
        &salon,
        "pragma writable_schema = on;
         update sqlite_schema set sql = 'create index customer_merge_of on customer_merge (absorbed)'
             where name = 'customer_merge_of';",
    );
    let salon = salon.restarted();
    salon.sign_in(PersonId(1), OWNER_PIN);
    let told = salon.newest_entry();
    let told = told.details.unwrap().body;
    assert!(told.contains("Index „customer_merge_of“ wurde verändert"), "{told}");
    // The start has made it anew; the row that refers to nothing is still there.
    assert!(trouble_after_check(&salon).contains("refers to one of customer"));
}

#[test]
fn a_page_of_the_file_that_was_overwritten_is_found_and_made_anew() {
    let salon = TestSalon::founded();
    let file = outside::reader(salon.folder.path());
    let place = "select (rootpage - 1) * (select page_size from pragma_page_size) from sqlite_schema
         where name = 'customer_merge_of'";
    let place: u64 = file.query_row(place, [], |row| row.get(0)).unwrap();
    drop(file);
    // What lies in the log only would come back over it.
    outside::intruder(salon.folder.path()).execute_batch("pragma wal_checkpoint(truncate)").unwrap();
    let mut file = OpenOptions::new().write(true).open(salon.folder.path().join(STORE_FILE)).unwrap();
    file.seek(SeekFrom::Start(place)).unwrap();
    file.write_all(&[0xA5; 256]).unwrap();
    drop(file);
    let salon = salon.restarted();
    salon.sign_in(PersonId(1), OWNER_PIN);
    salon.ask(RunJob { kind: JobKind::FileCheck }).unwrap();
    assert_eq!(
        ended(&salon, JobKind::FileCheck).last.unwrap().trouble,
        None,
        "what was put right is no trouble"
    );
    let told = salon.all_entries().into_iter().filter(|entry| entry.head.kind == EntryKind::Incident);
    let told: Vec<String> = told.map(|entry| entry.details.unwrap().body).collect();
    let mended = |told: &String| told.contains("die Verzeichnisse von „customer_merge“ wurden neu aufgebaut");
    assert!(told.iter().any(mended), "{told:?}");
}

#[test]
fn what_needs_more_said_is_begun_on_its_own_page() {
    let salon = TestSalon::founded();
    assert_eq!(salon.refused(RunJob { kind: JobKind::Archive }).code(), "jobs.not_from_here");
    // Where nothing is under way, there is nothing to stop.
    salon.ask(StopJob { kind: JobKind::Archive }).unwrap();
}
