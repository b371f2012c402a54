//! Files that can't be trusted and disks that can't be written: each is refused with a sentence, and
//! nothing is lost.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use book::clock::local;
use book::db::{STORE_FILE, settings};
use book::ledger::{self, Draft};
use book::{HandClock, Trouble};
use contract::session::Greet;
use desk::Desk;
use lockbuch_tests::disk::SmallDisk;
use lockbuch_tests::outside;
use lockbuch_tests::test_salon::{OWNER_PIN, PROGRAM, TestSalon, day, founding, fresh_adapters};
use proof::verify::Signatures;
use proof::{EntryKind, PublicKey};
use rusqlite::Connection;

fn try_open(folder: &Path) -> Result<Desk, Trouble> {
    let clock = Arc::new(HandClock::at(local(day(2026, 11, 27), 9, 0, 0)));
    Desk::open(folder, PROGRAM, fresh_adapters(clock))
}

fn refusal_at_start(folder: &Path) -> &'static str {
    match try_open(folder) {
        Err(Trouble::Refused(refusal)) => refusal.code(),
        Err(Trouble::Fault(fault)) => panic!("a fault, not a refusal: {}", fault.story),
        Ok(_) => panic!("the store was opened"),
    }
}

/// A founded salon that has been left, for tools from outside.
fn left_salon() -> TestSalon {
    let salon = TestSalon::founded();
    salon.desk.inside(&[], |tx| tx.append(Draft::note(EntryKind::Incident)).map(|_| ())).unwrap();
    salon
}

fn from_outside(salon: &TestSalon) -> Connection {
    outside::intruder(salon.folder.path())
}

#[test]
fn a_file_of_another_program_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let foreign = outside::intruder(folder.path());
    foreign.execute_batch("pragma application_id = 4711; create table t (a);").unwrap();
    drop(foreign);
    assert_eq!(refusal_at_start(folder.path()), "store.foreign_file");
}

#[test]
fn a_store_of_a_newer_program_is_refused() {
    let salon = left_salon();
    from_outside(&salon)
        .execute("insert into migration values (9999, '9999_later', '', '9.9.0', '2030-01-01')", [])
        .unwrap();
    let folder = salon.folder.clone();
    drop(salon);
    assert_eq!(refusal_at_start(folder.path()), "store.newer_program");
}

#[test]
fn a_step_that_is_told_wrong_keeps_nobody_out() {
    for wrong in
        ["sha256 = 'x' where number = 1", "number = 90 where number = 14", "number = 0 where number = 14"]
    {
        let salon = left_salon();
        from_outside(&salon).execute(&format!("update migration set {wrong}"), []).unwrap();
        let salon = salon.restarted();
        let told: u32 = salon
            .raw()
            .query_row("select count(*) from migration where number = 14", [], |row| row.get(0))
            .unwrap();
        assert_eq!(told, 1, "{wrong}");
    }
}

#[test]
fn a_changed_migration_is_refused() {
    let salon = left_salon();
    let outside = from_outside(&salon);
    outside
        .execute_batch(
            "update migration set sha256 = 'x' where number = 1; alter table customer add column odd text",
        )
        .unwrap();
    drop(outside);
    let folder = salon.folder.clone();
    drop(salon);
    assert_eq!(refusal_at_start(folder.path()), "store.changed_migration");
}

#[test]
fn a_salon_is_opened_once_at_a_time() {
    let salon = left_salon();
    assert_eq!(refusal_at_start(salon.folder.path()), "store.in_use");
}

#[test]
fn a_file_of_rubbish_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(STORE_FILE), vec![0x5a; 8192]).unwrap();
    assert_eq!(refusal_at_start(folder.path()), "store.not_a_database");
}

#[test]
fn changed_bytes_are_found_and_the_part_is_named() {
    let salon = left_salon();
    let outside = from_outside(&salon);
    outside.execute_batch("drop trigger entry_keeps; update entry set person_id = 7 where seq = 2;").unwrap();
    let report = salon
        .desk
        .read_inside(|tx| {
            let key: PublicKey = settings::get(tx.conn, settings::PUBLIC_KEY)?.unwrap();
            ledger::verify(tx.conn, &[key], Signatures::Every)
        })
        .unwrap();
    let (seq, sentence) = report.finding.unwrap();
    assert_eq!(
        (seq.get(), sentence.as_str()),
        (2, "Buchung 2, Kopf: Der Inhalt wurde nachträglich verändert.")
    );
}

#[test]
fn a_full_disk_books_nothing_and_loses_nothing() {
    let Some(disk) = SmallDisk::of_kb(3_000) else {
        eprintln!("without the right to mount a small disk this is not tried");
        return;
    };
    let clock = Arc::new(HandClock::at(local(day(2026, 11, 27), 9, 0, 0)));
    let desk = Desk::open(disk.path(), PROGRAM, fresh_adapters(clock)).unwrap();
    let window = desk::Caller("main".into());
    desk.ask(&window, founding()).unwrap();
    let note = || desk.inside(&[], |tx| tx.append(Draft::note(EntryKind::Incident)).map(|r| r.seq().get()));
    assert_eq!(note().unwrap(), 2);

    let filler = disk.path().join("filler");
    let mut kept = 2;
    fs::write(&filler, vec![1; 1_000_000]).unwrap();
    let refusal = loop {
        match note() {
            Ok(seq) => kept = seq,
            Err(Trouble::Refused(refusal)) => break refusal,
            Err(fault) => panic!("{fault}"),
        }
        assert!(kept < 5_000, "the disk never fills");
    };
    assert_eq!(refusal.code(), "store.disk_full");
    assert!(desk.ask(&window, Greet).is_ok(), "looking still works");

    fs::remove_file(&filler).unwrap();
    assert_eq!(note().unwrap(), kept + 1, "the next number follows the last one that was booked");
}

#[test]
fn a_disk_that_becomes_read_only_is_named() {
    let Some(disk) = SmallDisk::of_kb(8_000) else {
        eprintln!("without the right to mount a small disk this is not tried");
        return;
    };
    assert!(try_open(disk.path()).is_ok());
    let remounted =
        Command::new("mount").args(["-o", "remount,ro"]).arg(disk.path()).output().unwrap().status.success();
    assert!(remounted);
    assert_eq!(refusal_at_start(disk.path()), "store.read_only");
}

#[test]
fn a_deed_that_panics_is_undone_and_the_desk_lives_on() {
    let salon = TestSalon::founded();
    let before = salon.newest().get();
    let note =
        || salon.desk.inside(&[], |tx| tx.append(Draft::note(EntryKind::Incident)).map(|r| r.seq().get()));
    let panicked = salon.desk.inside(&[], |tx| -> book::Outcome<()> {
        tx.append(Draft::note(EntryKind::Incident))?;
        panic!("on purpose")
    });
    assert!(matches!(panicked, Err(Trouble::Fault(_))));
    assert_eq!(note().unwrap(), before + 1, "what the panicking deed wrote is gone, and so is its number");
}

#[test]
fn the_owner_can_still_sign_in_after_all_that() {
    let salon = left_salon().restarted();
    salon.sign_in(contract::PersonId(1), OWNER_PIN);
}
