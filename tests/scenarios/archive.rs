//! The archive of a month: what is in it, when it is whole, and what a full disk or a killed program leave.

use std::fs;
use std::path::{Path, PathBuf};

use contract::archive::{ArchiveState, Archives, CancelArchive, MakeArchive};
use contract::catalogue::SetPrice;
use contract::day::ZReports;
use contract::lists::Span;
use contract::session::SignOut;
use contract::{Day, EntryKind, Money, Seq};
use lockbuch_tests::archive_zip::{self, ArchiveZip, sha256};
use lockbuch_tests::checked;
use lockbuch_tests::counting::{euros, opening};
use lockbuch_tests::test_salon::{TestSalon, day};
use outlets::archive::FOLDER;
use pruefen::Verdict;

fn november() -> Span {
    Span::Month(day(2026, 11, 1))
}

fn path(salon: &TestSalon, file: &str) -> PathBuf {
    salon.folder.path().join(FOLDER).join(file)
}

/// A day at the till: opened, one haircut, counted, closed; the owner is signed in afterwards.
fn live(salon: &TestSalon, on: Day, close_hour: u32) {
    salon.at(on, 9, 0);
    open(salon);
    salon.at(on, 10, 0);
    salon.sell("Herrenschnitt", Some("Mehmet"));
    let closing = if close_hour < 5 { on.plus_days(1) } else { on };
    salon.at(closing, close_hour, 30);
    salon.close_day();
}

/// Opens with what the last close left.
fn open(salon: &TestSalon) {
    let left =
        salon.ask(ZReports::default()).unwrap().first().map_or(euros("250,00"), |report| report.cash_left);
    salon.ask(opening(&left.to_string())).unwrap();
}

/// Two days in November, the second closed at 00:30 in December.
fn two_days() -> TestSalon {
    let salon = TestSalon::haarwerk();
    live(&salon, day(2026, 11, 27), 18);
    live(&salon, day(2026, 11, 30), 0);
    salon
}

fn make(salon: &TestSalon, span: Span) -> (contract::archive::ArchiveRow, Vec<u8>) {
    let row = archive_zip::make(&salon.desk, &salon.window, span);
    let made = row.made.clone().unwrap();
    let bytes = fs::read(path(salon, &made.file_name)).unwrap();
    assert_eq!((made.sha256, made.bytes), (sha256(&bytes), bytes.len() as u64));
    (row, bytes)
}

#[test]
fn a_month_holds_all_that_a_stranger_needs() {
    let salon = two_days();
    let last = salon.newest();
    let (row, bytes) = make(&salon, november());
    assert_eq!((row.first, row.last, row.over), (Seq::new(1), last, true));
    let made = row.made.unwrap();
    assert_eq!(made.file_name, "Archiv-HW-01-2026-11.zip");
    assert_eq!((made.partial, made.again, made.state), (false, false, ArchiveState::Whole));
    assert_eq!(made.person, "Sabine Krüger");

    let archive_zip = ArchiveZip::open(&path(&salon, &made.file_name));
    let mut sorted = archive_zip.names.clone();
    sorted.sort();
    assert_eq!(archive_zip.names, sorted);
    assert_eq!(archive_zip.check(), last.get());
    assert_eq!(checked::check_zip(bytes.clone(), &[]).unwrap().verdict, Verdict::NotCompared);
    let closing = salon.stored(salon.newest_of(EntryKind::Closing));
    let z: serde_json::Value = serde_json::from_str(&closing.entry.details.unwrap().body).unwrap();
    let key = format!("Schlüssel {}", z["master"]["fingerprint"].as_str().unwrap());
    assert_eq!(checked::check_zip(bytes.clone(), &[&key]).unwrap().verdict, Verdict::KeyKnown);
    let head = format!("Kettenkopf {} (Eintrag {last})", closing.hash.for_people(32));
    let said = checked::check_zip(bytes, &[&head]).unwrap();
    assert_eq!(said.headline, "Echt und vollständig bis Z-332 vom 30.11.2026", "{:?}", said.sentences);
    for name in
        ["LIESMICH.txt", "berichte/z-bericht-000331.pdf", "berichte/z-bericht-000332.pdf", "pruefen.html"]
    {
        assert!(archive_zip.files.contains_key(name), "{name} in {:?}", archive_zip.names);
    }
    let range = archive_zip.json("bereich.json");
    assert_eq!(range["title"], "November 2026");
    assert_eq!(range["previous_hash"], "0".repeat(64));
    assert_eq!(range["previous_receipt_number"], serde_json::Value::Null);
    assert_eq!(range["program"], "Lockbuch 0.1.0");
    let read_me = archive_zip.text("LIESMICH.txt");
    assert!(
        read_me.contains("pruefen.html in einem Browser öffnen") && read_me.contains("§ 147"),
        "{read_me}"
    );
    assert!(read_me.contains("den letzten davor.") && read_me.contains("SHA-256-Summe"), "{read_me}");
    assert!(!read_me.contains("ACHTUNG"));
}

#[test]
fn making_is_itself_an_entry_outside_its_range() {
    let salon = two_days();
    let (row, _) = make(&salon, november());
    let entry = salon.newest_entry();
    assert_eq!((entry.head.kind, entry.head.seq), (EntryKind::Export, row.last.next()));
    assert_eq!(entry.head.reason, None);
    let note: serde_json::Value = serde_json::from_str(&entry.details.unwrap().body).unwrap();
    assert_eq!((note["last_seq"].as_u64(), note["partial"].as_bool()), (Some(row.last.get()), Some(false)));
    assert_eq!(note["sha256"], row.made.unwrap().sha256);
}

#[test]
fn made_again_it_has_the_same_bytes_and_is_marked_as_a_repetition() {
    let salon = two_days();
    let (first, bytes) = make(&salon, november());
    live(&salon, day(2026, 12, 1), 18);
    let (second, again) = make(&salon, november());
    assert_eq!(bytes, again);
    assert_eq!(salon.newest_entry().head.reason.as_deref(), Some("Wiederholung"));
    let (first, second) = (first.made.unwrap(), second.made.unwrap());
    assert_eq!((second.again, second.sha256), (true, first.sha256));
    let salon = salon.restarted();
    salon.sign_in_as("Sabine");
    assert_eq!(make(&salon, november()).1, bytes, "after a restart");
}

/// A day that passes midnight belongs to its month; so does what is noted while it is open.
#[test]
fn months_are_cut_by_booking_days() {
    let salon = two_days();
    salon.at(day(2026, 12, 1), 0, 40);
    let closed = salon.newest();
    let price =
        SetPrice { article: salon.article("Haaröl"), price: Money::cents(2_600), from: day(2026, 12, 1) };
    salon.ask(price).unwrap();
    let shelf = archive_zip::shelf(&salon.desk, &salon.window);
    let range = |span| {
        let row = archive_zip::row(&shelf, span);
        (row.first.get(), row.last.get())
    };
    let (november, december) = (range(november()), range(Span::Month(day(2026, 12, 1))));
    assert_eq!(november, (1, closed.get()), "the close after midnight is of November");
    assert_eq!(december, (closed.get() + 1, salon.newest().get()), "the new price of 00:40 is of December");
    assert_eq!(range(Span::Year(day(2026, 1, 1))), (1, salon.newest().get()));
}

#[test]
fn a_month_that_is_not_over_is_marked_as_partial() {
    let salon = TestSalon::haarwerk();
    live(&salon, day(2026, 11, 27), 18);
    let closed = salon.newest();
    let (row, _) = make(&salon, november());
    let made = row.made.unwrap();
    assert!(!row.over && made.partial && made.state == ArchiveState::Whole);
    assert_eq!((made.last, row.last), (closed, closed.next()), "its own entry comes after it");
    assert_eq!(made.file_name, "Archiv-HW-01-2026-11-teilweise.zip");
    let archive_zip = ArchiveZip::open(&path(&salon, &made.file_name));
    assert_eq!(archive_zip.json("bereich.json")["partial"], true);
    assert!(archive_zip.text("LIESMICH.txt").contains("ACHTUNG: Dieser Zeitraum war noch nicht zu Ende"));
    assert_eq!(archive_zip.check(), closed.get());

    // A day of November that is still open after midnight keeps the month open.
    salon.at(day(2026, 11, 30), 9, 0);
    open(&salon);
    salon.at(day(2026, 12, 1), 0, 30);
    assert!(!archive_zip::row(&archive_zip::shelf(&salon.desk, &salon.window), november()).over);
    salon.close_day();
    let shelf = archive_zip::shelf(&salon.desk, &salon.window);
    let row = archive_zip::row(&shelf, november());
    assert_eq!((row.over, row.made.unwrap().state), (true, ArchiveState::Outdated));
    assert_eq!(shelf.missing.map(Span::stem).as_deref(), Some("2026-11"), "the hint of the new month");
    make(&salon, november());
    assert_eq!(archive_zip::shelf(&salon.desk, &salon.window).missing, None);
}

#[test]
fn what_happens_to_the_file_is_seen() {
    let salon = two_days();
    let (row, bytes) = make(&salon, november());
    let file = path(&salon, &row.made.unwrap().file_name);
    let state =
        || archive_zip::row(&archive_zip::shelf(&salon.desk, &salon.window), november()).made.unwrap().state;
    let mut changed = bytes.clone();
    changed[100] ^= 1;
    fs::write(&file, &changed).unwrap();
    assert_eq!(state(), ArchiveState::Changed);
    fs::write(&file, &bytes[..bytes.len() - 1]).unwrap();
    assert_eq!(state(), ArchiveState::Changed);
    fs::remove_file(&file).unwrap();
    assert_eq!(state(), ArchiveState::Missing);
    let gone = salon.refused(contract::archive::KeepArchiveCopy { span: november() });
    assert_eq!(gone.code(), "archive.no_file");
    assert_eq!(make(&salon, november()).1, bytes);
    assert_eq!(state(), ArchiveState::Whole);
}

#[test]
fn what_makes_no_archive_is_refused() {
    let salon = two_days();
    let refused = |span| salon.refused(MakeArchive { span }).code();
    assert_eq!(refused(Span::Day(day(2026, 11, 27))), "archive.month_or_year");
    assert_eq!(refused(Span::Month(day(2026, 10, 1))), "archive.no_entries");
    salon.at(day(2026, 11, 20), 9, 0);
    assert_eq!(refused(november()), "till.clock_behind", "its entry could not be recorded");
    salon.at(day(2026, 12, 1), 9, 0);
    salon.sign_in_as("Jana");
    assert_eq!(refused(november()), "door.not_allowed");
    assert_eq!(salon.refused(Archives).code(), "door.not_allowed");
    salon.ask(SignOut).unwrap();
    assert_eq!(salon.refused(CancelArchive).code(), "door.not_signed_in");
    assert!(!salon.folder.path().join(FOLDER).exists());
}

#[test]
fn an_erased_customer_is_missing_and_the_rest_stays() {
    let salon = TestSalon::haarwerk();
    salon.at(day(2026, 11, 27), 9, 0);
    salon.open_day();
    let basket = salon.basket_with("Herrenschnitt", Some("Mehmet"));
    let who = contract::customers::SaveCustomer {
        id: None,
        name: "Frau Lindner".into(),
        phone: None,
        before: None,
    };
    let customer = salon.ask(who).unwrap();
    salon
        .ask(contract::till::SetCustomer {
            basket: basket.id.clone(),
            customer: Some(contract::till::BasketCustomer { id: Some(customer.id), name: customer.name }),
        })
        .unwrap();
    let sold = salon.pay(&basket.id, &[lockbuch_tests::till::cash(3_200, None)]);
    salon.close_day();
    salon.at(day(2026, 12, 1), 9, 0);
    let unpacked = |salon: &TestSalon| ArchiveZip::open(&path(salon, "Archiv-HW-01-2026-11.zip"));
    make(&salon, november());
    let kept: serde_json::Value = serde_json::from_str(unpacked(&salon).text("kunden.jsonl").trim()).unwrap();
    assert_eq!(kept["seq"].as_u64(), Some(sold.seq.get()));
    assert!(kept["body"].as_str().unwrap().contains("Frau Lindner"));
    lockbuch_tests::outside::intruder(salon.folder.path()).execute("delete from entry_customer", []).unwrap();
    make(&salon, november());
    let archive_zip = unpacked(&salon);
    assert_eq!(archive_zip.text("kunden.jsonl"), "");
    assert!(archive_zip.check() > 0 && !archive_zip.text("buchungen.jsonl").contains("Lindner"));
}

#[test]
fn no_hash_of_a_pin_lies_in_an_archive() {
    let salon = two_days();
    let (_, bytes) = make(&salon, november());
    let text = String::from_utf8_lossy(&bytes);
    assert!(!text.contains("$argon2"), "no secret lies in an archive");
    assert!(Path::new(&archive_zip::shelf(&salon.desk, &salon.window).folder).is_dir());
}
