//! A store that takes a new shape is whole at every moment: killed between any two steps, failing in any check, on a full
//! disk, or open elsewhere.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use book::db::{MIGRATIONS, Migration, Opening, STORE_FILE, Step, Store};
use book::{Outcome, Trouble, ledger};
use lockbuch_tests::disk::SmallDisk;
use lockbuch_tests::outside;
use lockbuch_tests::test_salon::PROGRAM;
use tempfile::TempDir;

use crate::scenarios::released::{columns, left, rows};

const FOLDER: &str = "LOCKBUCH_UPGRADE_FOLDER";
const STEP: &str = "LOCKBUCH_UPGRADE_STEP";

/// A table is built anew that others refer to, as it is done when a column must go.
const REBUILD: &str = "create table group_anew (
        id integer not null constraint article_group_pk primary key,
        name text not null,
        name_key text not null constraint article_group_name unique,
        tone text not null,
        position integer not null
    ) strict;
    insert into group_anew select id, name, name_key, tone, position from article_group;
    drop table article_group;
    alter table group_anew rename to article_group;";

/// What an outside tool does to a line.
const ATTACK: &str = "drop trigger entry_line_keeps;
    update entry_line set gross_cents = gross_cents + 1 where seq = (select min(seq) from entry_line)";

/// The migrations of a later program.
fn later(sql: &'static str) -> Vec<Migration> {
    let number = MIGRATIONS.last().unwrap().number + 1;
    let next = Migration { number, name: "9000_later", sql };
    MIGRATIONS.iter().copied().chain([next]).collect()
}

fn open(folder: &Path, migrations: &[Migration], tell: &dyn Fn(Step)) -> Outcome<Store> {
    let opening =
        Opening { migrations, tell, ..Opening::new(&PROGRAM, "2026-12-02 08:00", &ledger::finding) };
    Store::open(folder, &opening)
}

fn refusal(outcome: Outcome<Store>) -> (&'static str, String) {
    match outcome {
        Err(Trouble::Refused(refusal)) => (refusal.code(), refusal.to_string()),
        Err(fault) => panic!("a fault, not a refusal: {fault}"),
        Ok(_) => panic!("the store was opened"),
    }
}

/// The newest migration of a store, whose pages are whole.
fn shape(folder: &Path) -> u32 {
    let conn = outside::reader(folder);
    let pages: String = conn.query_row("pragma integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(pages, "ok");
    conn.query_row("select max(number) from migration", [], |row| row.get(0)).unwrap()
}

/// Names of the files beside the store that an upgrade made: backups, and what is half done.
fn made(folder: &Path) -> (Vec<PathBuf>, Vec<PathBuf>) {
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let named = |path: &PathBuf, what: &str| path.file_name().unwrap().to_string_lossy().starts_with(what);
    let (backups, others): (Vec<_>, Vec<_>) = files
        .filter(|path| named(path, "vor-aktualisierung-") || named(path, "lockbuch-neu"))
        .partition(|path| path.extension().is_some_and(|ending| ending == "sqlite") && named(path, "vor-"));
    (backups, others)
}

/// Opens the backup under the store's name in a folder of its own.
fn backup(file: &Path) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(file, folder.path().join(STORE_FILE)).unwrap();
    folder
}

/// The program that is killed: upgrades the store that it finds and says each step aloud; at one of them it stays.
#[test]
#[ignore = "started and killed by the upgrade test"]
fn victim() {
    let (Ok(folder), Ok(stop)) = (std::env::var(FOLDER), std::env::var(STEP)) else { return };
    let tell = |step: Step| {
        let name = format!("{step:?}");
        let mut out = std::io::stdout().lock();
        out.write_all(format!("step {name}\n").as_bytes()).and_then(|()| out.flush()).unwrap();
        if name == stop {
            std::thread::sleep(std::time::Duration::from_secs(600));
        }
    };
    open(Path::new(&folder), &later(REBUILD), &tell).unwrap();
}

/// Starts an upgrade and kills it when it has come to a step.
fn kill_at(folder: &Path, step: &str) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["laws::upgrade::victim", "--exact", "--ignored", "--nocapture"])
        .env(FOLDER, folder)
        .env(STEP, step)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let came = lines.map(Result::unwrap).any(|line| line == format!("step {step}"));
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(came, "the upgrade never came to {step}");
}

/// All steps of the upgrade, in their order.
fn steps() -> Vec<String> {
    let (folder, told) = (left(15), std::cell::RefCell::new(Vec::new()));
    drop(open(folder.path(), &later(REBUILD), &|step| told.borrow_mut().push(format!("{step:?}"))).unwrap());
    told.into_inner()
}

#[test]
fn killed_between_any_two_steps_the_store_is_whole_and_the_next_start_goes_on() {
    let (steps, newest) = (steps(), MIGRATIONS.last().unwrap().number + 1);
    assert!(steps.len() >= 9 && steps.contains(&"Replaced".to_owned()), "{steps:?}");
    let replaced = steps.iter().position(|step| step == "Replaced").unwrap();
    for (at, step) in steps.iter().enumerate() {
        let folder = left(15);
        let folder = folder.path();
        let columns = columns(folder);
        let before = rows(folder, &columns);
        kill_at(folder, step);
        assert_eq!(shape(folder), if at < replaced { 15 } else { newest }, "after a kill at {step}");
        assert_eq!(rows(folder, &columns), before, "after a kill at {step}");

        drop(open(folder, &later(REBUILD), &|_| ()).unwrap());
        assert_eq!(shape(folder), newest, "started again after a kill at {step}");
        assert_eq!(rows(folder, &columns), before, "started again after a kill at {step}");
        let (backups, half) = made(folder);
        assert_eq!(half, Vec::<PathBuf>::new(), "started again after a kill at {step}");
        assert!(!backups.is_empty());
        for file in backups {
            let kept = backup(&file);
            assert_eq!((shape(kept.path()), rows(kept.path(), &columns)), (15, before.clone()));
        }
    }
}

#[test]
fn what_no_longer_holds_on_the_copy_never_becomes_the_store() {
    let failing = [
        ("insert into no_such_table values (1)", "passt nicht"),
        ("delete from article_group", "fehlt, worauf verwiesen wird"),
        (ATTACK, "nachträglich verändert"),
        // The chain alone can't tell that its end is missing.
        (
            "drop trigger entry_stays; delete from entry where seq = (select max(seq) from entry)",
            "In entry stehen nicht mehr dieselben Zeilen",
        ),
    ];
    for (sql, why) in failing {
        let folder = left(15);
        let folder = folder.path();
        let before = fs::read(folder.join(STORE_FILE)).unwrap();
        let (code, sentence) = refusal(open(folder, &later(sql), &|_| ()));
        assert_eq!(code, "store.upgrade_failed", "{sql}");
        assert!(sentence.contains(why), "{sql}: {sentence}");
        assert!(fs::read(folder.join(STORE_FILE)).unwrap() == before, "{sql}: the store is as it was");
        assert_eq!(made(folder), (Vec::new(), Vec::new()), "{sql}");
        drop(open(folder, &later(REBUILD), &|_| ()).unwrap());
    }
}

/// What an outside tool did before is an incident of the book; it keeps nobody from a new program.
#[test]
fn a_book_that_was_not_whole_before_is_upgraded_all_the_same() {
    let folder = left(15);
    let folder = folder.path();
    outside::intruder(folder).execute_batch(ATTACK).unwrap();
    drop(open(folder, &later(REBUILD), &|_| ()).unwrap());
    assert_eq!(shape(folder), MIGRATIONS.last().unwrap().number + 1);
}

#[test]
fn steps_that_are_no_beginning_of_the_list_are_refused() {
    for change in [
        "insert into migration values (10, '0010_late', '', '0.1.0', '2027-01-01')",
        "delete from migration where number = 12",
        "delete from migration where number = 1",
    ] {
        let folder = left(15);
        outside::intruder(folder.path()).execute_batch(change).unwrap();
        let (code, _) = refusal(open(folder.path(), &later(REBUILD), &|_| ()));
        assert_eq!(code, "store.migration_out_of_order", "{change}");
        assert_eq!(made(folder.path()), (Vec::new(), Vec::new()), "{change}");
    }
}

#[test]
fn a_full_disk_says_how_much_is_missing_and_leaves_the_store_whole() {
    let Some(disk) = SmallDisk::of_kb(16_000) else {
        eprintln!("without the right to mount a small disk this is not tried");
        return;
    };
    let store = disk.path().join(STORE_FILE);
    fs::copy(left(15).path().join(STORE_FILE), &store).unwrap();
    let size = fs::metadata(&store).unwrap().len();
    let (before, filler) = (fs::read(&store).unwrap(), disk.path().join("filler"));
    // There is room for nothing, for a part of the copy, and for the copy without the backup.
    for free in [200_000, size / 2, size + size / 2] {
        fs::write(&filler, vec![1; usize::try_from(16_000 * 1_024 - size - free).unwrap()]).unwrap();
        let (code, sentence) = refusal(open(disk.path(), &later(REBUILD), &|_| ()));
        assert_eq!(code, "store.no_room_for_upgrade", "{free} bytes are free");
        assert!(sentence.contains(" MB frei machen"), "{sentence}");
        assert!(fs::read(&store).unwrap() == before, "{free} bytes are free");
        assert_eq!(made(disk.path()), (Vec::new(), Vec::new()), "{free} bytes are free");
        fs::remove_file(&filler).unwrap();
    }
    drop(open(disk.path(), &later(REBUILD), &|_| ()).unwrap());
    assert_eq!(shape(disk.path()), MIGRATIONS.last().unwrap().number + 1);
}

#[test]
fn a_store_that_someone_else_has_open_is_not_replaced() {
    let folder = left(15);
    let folder = folder.path();
    let someone = outside::intruder(folder);
    someone.query_row("select count(*) from entry", [], |row| row.get::<_, u64>(0)).unwrap();
    let (code, _) = refusal(open(folder, &later(REBUILD), &|_| ()));
    assert_eq!(code, "store.open_elsewhere");
    assert_eq!((shape(folder), made(folder)), (15, (Vec::new(), Vec::new())));
    drop(someone);
    drop(open(folder, &later(REBUILD), &|_| ()).unwrap());
}

#[test]
fn what_an_earlier_try_left_is_never_taken_for_the_store() {
    let folder = left(15);
    let folder = folder.path();
    for name in ["lockbuch-neu.sqlite", "lockbuch-neu.sqlite-journal", "vor-aktualisierung-1.sqlite.teil"] {
        fs::write(folder.join(name), vec![0x5a; 8_192]).unwrap();
    }
    drop(open(folder, &later(REBUILD), &|_| ()).unwrap());
    let (backups, half) = made(folder);
    assert_eq!((backups.len(), half), (1, Vec::new()));
}

/// A store of the days before the calendar and the customer file.
#[test]
fn a_store_of_nine_steps_comes_up_to_today() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    drop(open(folder, &MIGRATIONS[..9], &|_| ()).unwrap());
    let customer = "insert into customer (name, phone, folded, digits) values ('Alte Kundin', '0421 77', 'alte kundin', '042177')";
    outside::intruder(folder).execute_batch(customer).unwrap();
    assert_eq!(shape(folder), 9);
    drop(open(folder, MIGRATIONS, &|_| ()).unwrap());
    assert_eq!(shape(folder), MIGRATIONS.last().unwrap().number);
    let customer: (String, String, bool) = outside::reader(folder)
        .query_row("select phone, body, active from customer", [], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .unwrap();
    assert_eq!(customer, ("0421 77".to_owned(), "{}".to_owned(), true));
    let (backups, half) = made(folder);
    assert_eq!((backups.len(), half), (1, Vec::new()));
    assert_eq!(shape(backup(&backups[0]).path()), 9);
}

/// A store that is up to date is opened and nothing else.
#[test]
fn a_store_of_todays_shape_is_not_upgraded() {
    let folder = left(15);
    drop(open(folder.path(), MIGRATIONS, &|_| ()).unwrap());
    let before = made(folder.path());
    drop(open(folder.path(), MIGRATIONS, &|step| panic!("{step:?}")).unwrap());
    assert_eq!(made(folder.path()), before);
}
