//! The bytes of an archive are determined (FORMAT.md, section 8): whatever differs in one of them is refused by
//! all who check, whichever end of the file they read first and whatever language they are written in.

use book::clock::local;
use contract::lists::Span;
use lockbuch_tests::archive::Archive;
use lockbuch_tests::cases::cases as many;
use lockbuch_tests::closed_days::archived;
use lockbuch_tests::disk_salon::{DiskSalon, first_morning};
use lockbuch_tests::odd_archives::{
    Good, Judged, Odd, RawZip, cases, flipped, judge, resealed, seq_of, small_archive, three_checkers,
};
use lockbuch_tests::rng::Rng;
use lockbuch_tests::{archive_zip, raw_entries};
use outlets::archive::FOLDER;
use serde_json::Value;

/// What bytes alone can't decide: who forges an archive may say so, and only paper or a signature tells.
const UNDECIDED: &[(&str, Odd)] = &[
    ("j12b another title", Odd::Scope("title", "\"Dezember 2031\"")),
    ("j11d not partial", Odd::Scope("partial", "false")),
    ("j12h another program", Odd::Scope("program", "\"Lockbuch 9.9.9\"")),
    ("pages for people", Odd::File("pruefen.html", |bytes| bytes.extend(b"<!-- more -->"))),
];

fn one(name: &str, zip: Vec<u8>) -> Judged {
    judge([(name.to_owned(), zip)]).remove(0)
}

fn none(wrong: Vec<&Judged>) {
    assert!(wrong.is_empty(), "{} archives: {wrong:#?}", wrong.len());
}

#[test]
fn three_makers_write_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let salon = DiskSalon::found(folder.path());
    let archive = archived(&salon);
    let month = Span::Month(first_morning().day());
    let row = archive_zip::row(&archive_zip::shelf(&salon.desk, &salon.here), month);
    let made = std::fs::read(salon.folder.join(FOLDER).join(row.made.unwrap().file_name)).unwrap();
    assert!(archive.zip_as_it_is() == made, "by the library, as the desk does");
    assert!(RawZip::of(&archive).build() == made, "by hand, as FORMAT.md says");
}

#[test]
fn every_odd_archive_is_refused_by_all_three() {
    let good = small_archive();
    let sound = one("good", RawZip::of(&good).build());
    assert!(sound.agree() && !sound.is_refused(), "{sound:?}");
    let again = one("signed anew", RawZip::of(&resealed(&good, None).summed()).build());
    assert!(again.agree() && !again.is_refused(), "{again:?}");
    let judged = judge(cases().map(|(name, odd)| (name.to_owned(), odd.of(&good))));
    assert!(judged.len() > 250, "only {} cases", judged.len());
    none(judged.iter().filter(|judged| !judged.is_refused()).collect());
    let undecided = judge(UNDECIDED.iter().map(|(name, odd)| ((*name).to_owned(), odd.of(&good))));
    none(undecided.iter().filter(|judged| !judged.agree() || judged.is_refused()).collect());
}

#[test]
fn every_flipped_bit_is_refused_by_all_three() {
    let good = Good::of(small_archive());
    let mut rng = Rng::new(31);
    let flips = (0..many(400)).map(|_| flipped(&good, &mut rng));
    let judged = judge(flips);
    none(judged.iter().filter(|judged| !judged.is_refused()).collect());
}

#[test]
fn the_three_checkers_never_disagree() {
    let wrong = three_checkers(&small_archive(), many(400) as usize, 32);
    none(wrong.iter().collect());
}

/// Letters at which some languages end a line, and others that are seldom seen.
#[test]
fn a_real_archive_with_rare_letters_is_sound_for_all_three() {
    let folder = tempfile::tempdir().unwrap();
    let salon = DiskSalon::found(folder.path());
    let day = salon.today();
    let rare = "Anna\u{2028}B\u{2029}C\u{85}D\u{b}E\u{c}F\u{1c}G\u{1d}H\u{1e}I\u{7f}J\u{0}K\u{202e}L\\M\"N\r\nO\tP\u{feff}Ä 🪮";
    let mut sale = raw_entries::sale(day, 2);
    sale.customer.as_mut().unwrap().name = rare.to_owned();
    sale.lines[0].text = rare.to_owned();
    salon.desk.book_unjudged(vec![raw_entries::opening(day, 25_000), sale]).unwrap();
    salon.clock.set(local(day, 20, 0, 0));
    let archive: Archive = archived(&salon);
    assert!(archive.lines("kunden.jsonl")[0].contains('\u{2028}'));
    let judged = one("rare letters", archive.zip_as_it_is());
    assert!(judged.agree() && !judged.is_refused(), "{judged:?}");
}

/// The archive from behind its first sale on, with what it says of the receipt before it.
fn from_the_middle(good: &Archive, receipt: Value) -> Archive {
    let lines = good.lines("buchungen.jsonl");
    let at = lines.iter().position(|line| line.contains("kind=sale")).unwrap() + 1;
    let first: Value = serde_json::from_str(&lines[at]).unwrap();
    good.clone()
        .with_lines("buchungen.jsonl", |lines| drop(lines.drain(..at)))
        .with_lines("kunden.jsonl", |lines| lines.retain(|line| seq_of(line) > at))
        .with_scope(|scope| {
            scope["first_seq"] = Value::from(at + 1);
            scope["previous_hash"] = first["previous"].clone();
            scope["previous_receipt_number"] = receipt;
        })
        .summed()
}

#[test]
fn the_receipt_before_a_range_must_fit() {
    let good = small_archive();
    let lines = good.lines("buchungen.jsonl");
    let sale = lines.iter().find(|line| line.contains("kind=sale")).unwrap();
    let receipt = sale.split("receipt_number=").nth(1).unwrap().split('\\').next().unwrap();
    let receipt: u64 = receipt.parse().unwrap();
    let of = |before: Value| one(&before.to_string(), from_the_middle(&good, before).zip_as_it_is());
    let (right, wrong, unknown) = (of(Value::from(receipt)), of(Value::from(receipt + 1)), of(Value::Null));
    assert!(right.agree() && !right.is_refused(), "{right:?}");
    assert!(wrong.is_refused(), "{wrong:?}");
    // j12d: a first receipt of the book could stand there; only paper or a signature tells.
    assert!(unknown.agree() && !unknown.is_refused(), "{unknown:?}");
}
