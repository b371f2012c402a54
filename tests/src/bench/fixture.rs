//! Salons with a long past, written by the desk's own pen on a memory disk and kept for the next run.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use book::clock::local;
use contract::Day;
use lockbuch_tests::disk_salon::DiskSalon;
use lockbuch_tests::{outside, raw_entries};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::till;

/// Ten years of a busy salon.
pub const BIG: u64 = 1_000_000;
/// A very busy month.
pub const MONTH: u64 = 10_000;
/// A few days of it.
pub const SMALL: u64 = 1_000;

const SALES_PER_DAY: u64 = 330;

/// What fills these salons, beside the desk itself.
const GENERATOR: &[&str] = &[
    "src/test_salon.rs",
    "src/raw_entries.rs",
    "src/random_days/cash.rs",
    "src/disk_salon.rs",
    "src/bench/fixture.rs",
    "src/bench/till.rs",
    // What the closings store.
    "../src-tauri/figures/src/figures.rs",
    "../src-tauri/figures/src/gather.rs",
];

/// Names of the fixtures' folders, of copies and of what is being made, and of the file that stands in what is whole.
const PREFIX: &str = "lockbuch-";
const COPY: &str = "copy-of-lockbuch-";
const DONE: &str = "done";

/// The folder of a salon with a million entries.
pub fn big() -> PathBuf {
    made(BIG)
}

/// A copy of a fixture that may be written to; it goes when dropped.
pub fn copy(entries: u64) -> TempDir {
    copy_of(&made(entries))
}

/// A copy of a fixture of the old program, which has made it and put it beside ours: the one whose store has just the
/// steps of these migrations.
#[cfg(feature = "e2e")]
pub fn copy_by(migrations: &Path, entries: u64) -> TempDir {
    let steps = steps_in(migrations);
    let name = format!("{PREFIX}{entries}-");
    let fits = |folder: &PathBuf| {
        let named = folder.file_name().is_some_and(|it| it.to_string_lossy().starts_with(&name));
        named && folder.join(DONE).exists() && steps_of(folder) == steps
    };
    let found = fs::read_dir(shelf()).unwrap().flatten().map(|entry| entry.path()).find(fits);
    copy_of(&found.unwrap_or_else(|| panic!("no salon of {entries} entries by {}", migrations.display())))
}

/// Sums of the steps that made a store what it is.
#[cfg(feature = "e2e")]
fn steps_of(folder: &Path) -> Vec<String> {
    let conn = outside::reader(folder);
    let mut steps = conn.prepare("select sha256 from migration order by number").unwrap();
    let steps = steps.query_map([], |row| row.get(0)).unwrap();
    steps.map(Result::unwrap).collect()
}

#[cfg(feature = "e2e")]
fn steps_in(migrations: &Path) -> Vec<String> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(migrations).unwrap().flatten().map(|file| file.path()).collect();
    files.sort();
    let sum = |file: PathBuf| hex(&Sha256::digest(fs::read(file).unwrap()));
    files.into_iter().filter(|file| file.extension().is_some_and(|it| it == "sql")).map(sum).collect()
}

/// A copy of any salon, on the memory disk too.
pub fn copy_of(fixture: &Path) -> TempDir {
    let copy = tempfile::Builder::new().prefix(COPY).tempdir_in(shelf()).unwrap();
    for file in fs::read_dir(fixture).unwrap().flatten() {
        fs::copy(file.path(), copy.path().join(file.file_name())).unwrap();
    }
    copy
}

/// Makes a fixture beforehand, so that the making is no part of any figure's time.
pub fn prepare(entries: u64) {
    made(entries);
}

/// Takes away what no run has used for a long time, and copies that a killed run has left: it lies in memory.
pub fn sweep() {
    let old = |path: &Path, days: u64| {
        let changed = fs::metadata(path).and_then(|of| of.modified());
        let age = changed.ok().and_then(|changed| changed.elapsed().ok());
        age.is_some_and(|age| age.as_secs() > days * 86_400)
    };
    for folder in fs::read_dir(shelf()).unwrap().flatten().map(|entry| entry.path()) {
        let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let stale = if name.starts_with(COPY) {
            old(&folder, 1)
        } else {
            name.starts_with(PREFIX) && old(&folder.join(DONE), 5)
        };
        if stale {
            let _ = fs::remove_dir_all(folder);
        }
    }
}

/// Where fixtures lie: the memory disk if there is one.
pub fn shelf() -> PathBuf {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() }
}

fn made(entries: u64) -> PathBuf {
    kept(&entries.to_string(), GENERATOR, |folder| {
        make(folder, entries);
        entries
    })
}

/// A salon that is made once by some code and kept for the next run, under a name that follows from the code.
pub fn kept(name: &str, generator: &[&str], make: impl FnOnce(&Path) -> u64) -> PathBuf {
    let folder = shelf().join(format!("{PREFIX}{name}-{}", recipe(generator)));
    if !folder.join(DONE).exists() {
        let start = Instant::now();
        // Half a salon never lies under its name, and two runs don't write into the same.
        let unfinished = tempfile::Builder::new().prefix(COPY).tempdir_in(shelf()).unwrap();
        let count = make(unfinished.path());
        let _ = fs::remove_dir_all(&folder);
        fs::rename(unfinished.path(), &folder).unwrap();
        eprintln!("made the salon {name} with {count} rows in {:.0} s", start.elapsed().as_secs_f64());
    }
    // Whether it is still used is seen by this file's time.
    fs::write(folder.join(DONE), b"").unwrap();
    folder
}

/// What a fixture depends on: the shape of the store and the code that fills it.
fn recipe(generator: &[&str]) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<PathBuf> =
        fs::read_dir(root.join("../migrations")).unwrap().flatten().map(|file| file.path()).collect();
    files.extend(generator.iter().map(|file| root.join(file)));
    files.sort();
    let mut sha = Sha256::new();
    files.iter().for_each(|file| sha.update(fs::read(file).unwrap()));
    hex(&sha.finalize()[..6])
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// From July 2018 on, so that a salon with a million entries has its last day in autumn 2026.
/// Day after day: opened, sold, counted and closed by the desk; the sales of a day in one transaction.
fn make(folder: &Path, entries: u64) {
    let salon = DiskSalon::found_at(folder, local(Day::from_ymd(2018, 7, 1).unwrap(), 8, 0, 0));
    let (mut written, mut number) = (newest(folder), 0);
    while written < entries {
        let day = salon.today();
        till::open(&salon);
        let numbers = number..number + SALES_PER_DAY.min(entries - written);
        number = numbers.end;
        raw_entries::sales(&salon.desk, day, numbers);
        till::count(&salon);
        till::close(&salon);
        written = newest(folder);
        salon.clock.set(local(day.plus_days(1), 8, 0, 0));
    }
}

fn newest(folder: &Path) -> u64 {
    outside::reader(folder)
        .query_row("select coalesce(max(seq), 0) from entry", [], |row| row.get(0))
        .unwrap()
}
