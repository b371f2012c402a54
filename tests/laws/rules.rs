//! Rules between entries (FORMAT.md, section 4a): every book that the desk made keeps them, whichever way it is cut.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use figures::Unjudged;
use flate2::read::GzDecoder;
use lockbuch_tests::archive::Archive;
use lockbuch_tests::cases::cases;
use lockbuch_tests::checked::check;
use lockbuch_tests::disk_salon::DiskSalon;
use lockbuch_tests::random_days::{RandomDays, Wish};
use lockbuch_tests::resealed::entries;
use lockbuch_tests::rng::Rng;
use proof::{Entry, EntryKind};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::independent::opinions;

/// The book of a salon where everything happened, all of it under one key.
pub fn lived(seed: u64, wishes: usize) -> (TempDir, Archive) {
    let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
    let salon = DiskSalon::found(folder.path());
    let mut rng = Rng::new(seed);
    let mut days = RandomDays::begin(&salon, |_| ());
    let thrown = (0..wishes).map(|_| Wish::thrown(&mut rng));
    thrown.filter(|wish| !wish.changes_key()).for_each(|wish| days.step(wish));
    days.end_well();
    let archive = Archive::of_book(folder.path());
    (folder, archive)
}

fn sound(name: &str, archive: &Archive, folder: &Path) {
    let said = check(archive, &[]);
    assert_eq!(said.report.found, None, "{name}");
    let count = archive.lines("buchungen.jsonl").len() as u64;
    assert_eq!(opinions(name, archive, folder), (count, None, String::new()));
}

#[test]
fn every_lived_book_keeps_the_rules_for_both_verifiers() {
    for seed in 40..40 + u64::from(cases(2)) {
        let (folder, archive) = lived(seed, 500);
        sound(&format!("seed {seed}"), &archive, folder.path());
    }
}

#[test]
fn the_books_of_released_programs_keep_the_rules() {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("released/0015.zip.gz");
    let mut zip = Vec::new();
    GzDecoder::new(File::open(kept).unwrap()).read_to_end(&mut zip).unwrap();
    let archive = Archive::read(&Archive::read(&zip).0["Archiv/Archiv-HW-01-2026-11.zip"]);
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(entries(&archive).len(), 63);
    sound("0015", &archive, folder.path());
}

/// The archive of all entries behind so many.
fn tail(archive: &Archive, book: &[Entry], at: usize) -> Archive {
    let lines = archive.lines("buchungen.jsonl");
    let last = |number: fn(&Entry) -> Option<u64>| book[..at].iter().rev().find_map(number);
    let first: Value = serde_json::from_str(&lines[at]).unwrap();
    archive
        .clone()
        .with_lines("buchungen.jsonl", |lines| drop(lines.drain(..at)))
        .with_lines("kunden.jsonl", |lines| {
            lines.retain(|line| {
                let customer: Value = serde_json::from_str(line).unwrap();
                customer["seq"].as_u64() > Some(at as u64)
            });
        })
        .with_scope(|scope| {
            scope["first_seq"] = json!(at + 1);
            scope["previous_hash"] = first["previous"].clone();
            let receipt = last(|entry| entry.head.receipt_number.map(|number| number.get()));
            scope["previous_receipt_number"] = json!(receipt);
            scope["previous_z_number"] = json!(last(|entry| entry.head.z_number.map(|z| z.get())));
        })
}

/// Whatever part of a book an archive holds: what is not in it is no finding.
#[test]
fn every_tail_of_a_book_keeps_the_rules() {
    let (folder, archive) = lived(51, 250);
    let book = entries(&archive);
    assert!(book.len() > 100, "only {} entries", book.len());
    for at in 1..book.len() {
        let tail = tail(&archive, &book, at);
        assert_eq!(check(&tail, &[]).report.found, None, "from {}", at + 1);
        if at % 20 == 0 {
            sound(&format!("from {}", at + 1), &tail, folder.path());
        }
    }
}

/// So that nobody takes for judged what was not.
#[test]
fn what_leads_before_the_archive_is_counted_and_told() {
    let (_folder, archive) = lived(52, 400);
    let book = entries(&archive);
    let (references, closings) = ("liegt vor dem Bereich und ist nicht geprüft", "nicht nachgerechnet");
    let whole = check(&archive, &[]);
    assert_eq!(whole.report.unjudged, Unjudged::default());
    assert!(!whole.says("nicht geprüft.") && !whole.says(closings), "{:?}", whole.sentences);
    let count = book.iter().rposition(|entry| entry.head.kind == EntryKind::Count).unwrap();
    let cut = check(&tail(&archive, &book, count + 1), &[]);
    assert!(cut.says(references) && cut.says(closings), "{:?}", cut.sentences);
    assert_eq!(cut.report.unjudged, Unjudged { references: 1, closings: 1 });
}
