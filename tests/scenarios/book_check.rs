//! The whole book is verified once a week, after an end that was none, and what is found stands in the book.

use book::ledger::Draft;
use contract::jobs::{JobKind, NextRun, RunJob, ShowJobs};
use contract::lists::Span;
use contract::refusal::JobRefusal;
use contract::status::ShowStatus;
use contract::storno::CancelReceipt;
use contract::{EntryKind, Seq};
use lockbuch_tests::archive_zip::{self, ArchiveZip};
use lockbuch_tests::outside;
use lockbuch_tests::raw_entries;
use lockbuch_tests::test_salon::{OWNER_PIN, TestSalon, day};
use proof::BonType;

use super::jobs::{ended, look};

const HOUR_MS: i64 = 3_600_000;

fn with_sales() -> TestSalon {
    let salon = TestSalon::haarwerk();
    salon.sign_in_as("Sabine");
    let today = day(2026, 11, 27);
    salon.desk.book_unjudged(vec![raw_entries::opening(today, 25_000)]).unwrap();
    raw_entries::sales(&salon.desk, today, 1..31);
    salon
}

fn trouble(salon: &TestSalon) -> Option<String> {
    salon.ask(RunJob { kind: JobKind::BookCheck }).unwrap();
    ended(salon, JobKind::BookCheck).last.unwrap().trouble
}

#[test]
fn a_whole_book_gets_a_mark() {
    let salon = with_sales();
    let newest = salon.newest_entry().head.seq;
    assert_eq!(trouble(&salon), None);
    let mark = salon.newest_entry();
    assert_eq!((mark.head.seq, mark.head.kind), (newest.next(), EntryKind::Insight));
    let details = mark.details.unwrap();
    assert_eq!(details.form, "book_check/1");
    assert!(details.body.contains(&format!("\"entries\":{newest}")), "{}", details.body);
}

#[test]
fn it_is_due_each_week() {
    let salon = with_sales();
    salon.clock.advance_ms(HOUR_MS);
    look(&salon);
    let next = |salon: &TestSalon| ended(salon, JobKind::BookCheck).next;
    assert!(matches!(next(&salon), NextRun::From(_)));
    salon.clock.advance_ms(5 * 24 * HOUR_MS);
    assert!(matches!(next(&salon), NextRun::From(_)));
    salon.clock.advance_ms(2 * 24 * HOUR_MS);
    assert_eq!(next(&salon), NextRun::Due);
}

/// What lies far behind the last closings is found too, and a setting that goes away takes no warning along.
#[test]
fn the_oldest_entry_that_was_changed_is_found_and_stays_told() {
    let salon = with_sales();
    let seq = salon.entry_of(4_501).head.seq;
    let intruder = outside::intruder(salon.folder.path());
    intruder.execute_batch("drop trigger entry_line_keeps").unwrap();
    let changed = "update entry_line set gross_cents = gross_cents - 100 where seq = ?1 and number = 1";
    assert_eq!(intruder.execute(changed, [seq.get()]).unwrap(), 1);
    drop(intruder);
    let said = trouble(&salon).unwrap();
    assert!(said.contains(&format!("Buchung {seq}")), "{said}");
    let incident = salon.newest_entry();
    assert_eq!(incident.head.kind, EntryKind::Incident);
    let finding = incident.details.clone().unwrap().body;
    let finding: serde_json::Value = serde_json::from_str(&finding).unwrap();
    let finding = finding["finding"].as_str().unwrap().to_owned();
    assert_eq!(said, JobRefusal::BookBroken { finding }.to_string());
    // Once is enough.
    assert!(trouble(&salon).is_some());
    assert_eq!(salon.newest_entry().head.seq, incident.head.seq);
    outside::intruder(salon.folder.path())
        .execute_batch("delete from setting where name like 'broken%'")
        .unwrap();
    let salon = salon.restarted();
    salon.sign_in_as("Sabine");
    let banner = salon.ask(ShowStatus).unwrap().banner.unwrap();
    assert!(banner.contains(&format!("Buchung {seq}")), "{banner}");
    // And the till goes on.
    raw_entries::sales(&salon.desk, day(2026, 11, 27), 31..32);
}

/// A receipt that is cancelled twice: the desk refuses that, and whoever has its key writes it past the desk, rightly chained
/// and signed. Between both stand more entries than the check takes in one look.
fn with_a_second_storno() -> (TestSalon, Seq) {
    let salon = TestSalon::open_for_business();
    salon.sign_in_as("Sabine");
    let sold = salon.sell("WSF", Some("Jana"));
    salon.ask(CancelReceipt { seq: sold.seq, reason: "Falsche Leistung".into() }).unwrap();
    let storno = salon.all_entries().into_iter().rfind(|entry| entry.head.kind == EntryKind::Storno).unwrap();
    let today = storno.head.booking_day.unwrap();
    raw_entries::sales(&salon.desk, today, 1..2_101);
    let mut again = Draft::bon(EntryKind::Storno, BonType::Beleg, today).because("Falsche Leistung");
    (again.lines, again.payments, again.references) = (storno.lines, storno.payments, storno.references);
    assert_eq!(trouble(&salon), None, "so far the book keeps the rules");
    salon.desk.book_unjudged(vec![again]).unwrap();
    let forged = salon.newest_entry().head.seq;
    (salon, forged)
}

#[test]
fn a_second_storno_that_the_registers_own_key_signed_is_found_and_stays_told() {
    let (salon, forged) = with_a_second_storno();
    let said = trouble(&salon).unwrap();
    assert!(said.contains(&format!("Buchung {forged}")) && said.contains("schon vorher storniert"), "{said}");
    let incident = salon.newest_entry();
    assert_eq!(incident.head.kind, EntryKind::Incident);
    assert!(trouble(&salon).is_some());
    assert_eq!(salon.newest_entry().head.seq, incident.head.seq, "once is enough");
    let banner = salon.ask(ShowStatus).unwrap().banner.unwrap();
    assert!(banner.contains(&format!("Buchung {forged}")), "{banner}");
    // And the till goes on.
    salon.sell("WSF", Some("Jana"));
}

#[test]
fn an_archive_of_a_book_that_breaks_a_rule_says_so_on_its_face() {
    let (salon, forged) = with_a_second_storno();
    let today = salon.newest_entry().head.booking_day.unwrap();
    let row = archive_zip::make(&salon.desk, &salon.window, Span::Month(today));
    let file = salon.folder.path().join("Archiv").join(row.made.unwrap().file_name);
    let archive = ArchiveZip::open(&file);
    let read_me = archive.text("LIESMICH.txt");
    assert!(read_me.contains("DAS KASSENBUCH IST BESCHÄDIGT"), "{read_me}");
    assert!(read_me.contains(&format!("Buchung {forged}")), "{read_me}");
}

#[test]
fn entries_that_are_gone_are_missed() {
    let salon = with_sales();
    let intruder = outside::intruder(salon.folder.path());
    intruder
        .execute_batch(
            "pragma foreign_keys = off;
             drop trigger entry_stays;
             delete from entry where seq between 4 and 9;",
        )
        .unwrap();
    drop(intruder);
    assert!(trouble(&salon).unwrap().contains("Buchung"), "six entries are gone");
}

#[test]
fn after_an_end_that_was_none_all_is_due() {
    let salon = with_sales();
    salon.clock.advance_ms(HOUR_MS);
    look(&salon);
    let due = |salon: &TestSalon| {
        let rows = salon.ask(ShowJobs).unwrap().into_iter();
        rows.filter(|row| row.next == NextRun::Due).map(|row| row.kind).collect::<Vec<_>>()
    };
    assert_eq!(due(&salon), []);
    let salon = salon.restarted();
    salon.sign_in_as("Sabine");
    assert_eq!(due(&salon), [], "the program had ended as it should");
    // A copy of the folder as it lies there is what a kill leaves behind.
    let killed = tempfile::tempdir().unwrap();
    raw_entries::sales(&salon.desk, day(2026, 11, 27), 31..33);
    for file in std::fs::read_dir(salon.folder.path()).unwrap().flatten() {
        if file.file_type().unwrap().is_file() {
            std::fs::copy(file.path(), killed.path().join(file.file_name())).unwrap();
        }
    }
    let TestSalon { clock, vault, .. } = salon;
    let salon = TestSalon::open(std::sync::Arc::new(killed), clock, vault);
    salon.sign_in(contract::PersonId(1), OWNER_PIN);
    assert_eq!(due(&salon), [JobKind::BookCheck, JobKind::FileCheck, JobKind::Retention]);
    salon.clock.advance_ms(HOUR_MS);
    look(&salon);
    assert_eq!(due(&salon), []);
}

/// The file alone, without its log, is then the whole salon.
#[test]
fn the_log_is_empty_when_the_desk_rests_and_when_it_ends() {
    let salon = with_sales();
    let log = salon.folder.path().join("lockbuch.sqlite-wal");
    let bytes = || std::fs::metadata(&log).map_or(0, |file| file.len());
    assert!(bytes() > 0);
    salon.clock.advance_ms(HOUR_MS);
    salon.desk.due_jobs().begin().unwrap();
    ended(&salon, JobKind::BookCheck);
    raw_entries::sales(&salon.desk, day(2026, 11, 27), 31..33);
    let TestSalon { desk, folder, .. } = salon;
    drop(desk);
    assert_eq!(bytes(), 0, "the end has emptied it");
    drop(folder);
}

/// Whoever gets an archive of a broken book reads so first, and its own check names the same place.
#[test]
fn an_archive_of_a_broken_book_says_so_on_its_face() {
    let salon = with_sales();
    let seq = salon.entry_of(4_501).head.seq;
    let intruder = outside::intruder(salon.folder.path());
    intruder.execute_batch("drop trigger entry_line_keeps").unwrap();
    let changed = "update entry_line set gross_cents = gross_cents - 100 where seq = ?1 and number = 1";
    assert_eq!(intruder.execute(changed, [seq.get()]).unwrap(), 1);
    drop(intruder);
    let row = archive_zip::make(&salon.desk, &salon.window, Span::Month(day(2026, 11, 27)));
    let file = salon.folder.path().join("Archiv").join(row.made.unwrap().file_name);
    let archive = ArchiveZip::open(&file);
    let read_me = archive.text("LIESMICH.txt");
    assert!(read_me.contains("DAS KASSENBUCH IST BESCHÄDIGT"), "{read_me}");
    assert!(read_me.contains(&format!("Buchung {seq}")), "{read_me}");
    let noted = salon.all_entries();
    let incident = noted.iter().rev().find(|entry| entry.head.kind == EntryKind::Incident).unwrap();
    assert!(incident.details.as_ref().unwrap().body.contains(&format!("\"seq\":{seq}")));
}
