//! Salons with a long past, written by the desk's own pen on a memory disk and kept for the next run.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use contract::Day;
use lockbuch_tests::world::World;
use lockbuch_tests::{book, ink};
use salon::clock::local;
use sha2::{Digest, Sha256};

use crate::till;

/// Ten years of a busy salon.
pub const BIG: u64 = 1_000_000;
/// A very busy month.
pub const MONTH: u64 = 10_000;
/// A few days of it.
pub const SMALL: u64 = 1_000;

const SALES_PER_DAY: u64 = 330;

/// The folder of a salon with a million entries.
pub fn big() -> PathBuf {
    made(BIG)
}

/// A copy of a fixture that may be written to; it goes when dropped.
pub fn copy(entries: u64) -> tempfile::TempDir {
    let copy = tempfile::tempdir_in(shelf()).unwrap();
    for file in fs::read_dir(made(entries)).unwrap().flatten() {
        fs::copy(file.path(), copy.path().join(file.file_name())).unwrap();
    }
    copy
}

/// Where fixtures lie: the memory disk if there is one.
pub fn shelf() -> PathBuf {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() }
}

fn made(entries: u64) -> PathBuf {
    let folder = shelf().join(format!("lockbuch-{entries}-{}", recipe()));
    if folder.join("done").exists() {
        return folder;
    }
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let start = Instant::now();
    make(&folder, entries);
    fs::write(folder.join("done"), b"").unwrap();
    eprintln!("made a salon with {entries} entries in {:.0} s", start.elapsed().as_secs_f64());
    folder
}

/// What the fixtures depend on: the shape of the store and the code that fills it.
fn recipe() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<PathBuf> =
        fs::read_dir(root.join("../migrations")).unwrap().flatten().map(|file| file.path()).collect();
    files.extend(
        [
            "src/ink.rs",
            "src/world.rs",
            "src/bench/fixture.rs",
            "src/bench/till.rs",
            // What the closings store.
            "../src-tauri/salon/src/closing/figures.rs",
        ]
        .map(|file| root.join(file)),
    );
    files.sort();
    let mut sha = Sha256::new();
    files.iter().for_each(|file| sha.update(fs::read(file).unwrap()));
    sha.finalize()[..6].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// From July 2018 on, so that a salon with a million entries has its last day in autumn 2026.
/// Day after day: opened, sold, counted and closed by the desk; the sales of a day in one transaction.
fn make(folder: &Path, entries: u64) {
    let world = World::found_at(folder, local(Day::from_ymd(2018, 7, 1).unwrap(), 8, 0, 0));
    let (mut written, mut number) = (newest(folder), 0);
    while written < entries {
        let day = world.today();
        till::open(&world);
        let numbers = number..number + SALES_PER_DAY.min(entries - written);
        number = numbers.end;
        ink::sales(&world.desk, day, numbers);
        till::count(&world);
        till::close(&world);
        written = newest(folder);
        world.clock.set(local(day.plus_days(1), 8, 0, 0));
    }
}

fn newest(folder: &Path) -> u64 {
    book::reader(folder).query_row("select coalesce(max(seq), 0) from entry", [], |row| row.get(0)).unwrap()
}
