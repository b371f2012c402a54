//! Stores as released programs left them: each is kept in `tests/released`, opens with this program, and goes on.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use book::clock::local;
use book::db::{LEDGER_TABLES, STORE_FILE};
use book::{HandClock, KeyVault};
use contract::calendar::{
    AbsenceKind, AddAbsence, AddClosure, AddWaiting, Book, Guest, Phase, PhaseKind, SavePhases, Slot,
};
use contract::catalogue::Catalogue;
use contract::consents::{ConsentKind, GiveConsent};
use contract::customers::{FindCustomers, Master, Phone, SaveMaster};
use contract::day::{OpenDay, ZReports};
use contract::dossier::{AddPhoto, ShowCustomer};
use contract::formulas::{Component, Decigrams, MaterialKind, Mixture, SaveFormula};
use contract::lists::Span;
use contract::messages::{MailAccount, Outbox, SaveMail, SendReceipt};
use contract::patch_tests::{RecordPatchTest, SaveProductLine, TestResult};
use contract::session::Greet;
use contract::storno::TakeBack;
use contract::till::{BasketCustomer, Baskets, Receipt, SetCustomer};
use contract::{CustomerId, EntryKind, LineNumber, Money, PersonId, Quantity, Question};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use lockbuch_tests::archive::Archive;
use lockbuch_tests::calendar::on;
use lockbuch_tests::counting::sheet_of;
use lockbuch_tests::mailing::{PETRA, account};
use lockbuch_tests::test_salon::{MemoryVault, OWNER_PIN, TestSalon, day};
use lockbuch_tests::till::{cash, girocard};
use lockbuch_tests::{archive_zip, disk_salon, outside};
use outlets::beside_book;
use proof::{Finding, PublicKey, Verified};
use tempfile::TempDir;

use super::revocation::gone_on;

/// A released format: the number of its last migration, and what its store holds.
struct Format {
    last: u32,
    entries: u64,
    /// Hash of its last entry.
    head: &'static str,
    /// Turnover of its closings in cents, the newest first.
    turnovers: &'static [i64],
}

/// Numbers of the formats that were given out. A store once kept is never made anew.
const FORMATS: [Format; 1] = [Format {
    last: 15,
    entries: 66,
    head: "8dcf38090be9e5186d9d02518c0517bcad2e14b69bb0e064e15a086de60bfafa",
    turnovers: &[-2_450, 8_850, 1_200, 38_795],
}];

fn kept(last: u32) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("released/{last:04}.zip.gz"))
}

fn unpacked(file: &Path) -> Archive {
    let mut zip = Vec::new();
    GzDecoder::new(fs::File::open(file).unwrap()).read_to_end(&mut zip).unwrap();
    Archive::read(&zip)
}

/// The folder of a salon as the released program left it.
pub fn left(last: u32) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in unpacked(&kept(last)).0 {
        let file = folder.path().join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
    folder
}

/// A released store with this program in front of it, on the day after.
pub fn reopened(folder: TempDir) -> TestSalon {
    let vault = Arc::new(MemoryVault::default());
    for file in fs::read_dir(folder.path()).unwrap().flatten().map(|file| file.path()) {
        if file.extension().is_some_and(|ending| ending == "key") {
            let key = file.file_stem().unwrap().to_string_lossy().into_owned();
            vault.keep(&key, &fs::read(file).unwrap().try_into().unwrap()).unwrap();
        }
    }
    let clock = Arc::new(HandClock::at(local(day(2026, 12, 1), 12, 0, 0)));
    let mut salon = TestSalon::open(Arc::new(folder), clock, vault);
    salon.sign_in(PersonId(1), OWNER_PIN);
    let people = salon.ask(Greet).unwrap().people;
    let first = |name: &str| name.split(' ').next().map(str::to_owned).unwrap();
    salon.people = people.into_iter().map(|person| (first(&person.name), person.id)).collect();
    let articles = salon.ask(Catalogue).unwrap().articles;
    salon.articles = articles.into_iter().map(|article| (article.name, article.id)).collect();
    salon
}

/// Everything that the book held in the columns that it had then.
pub fn rows(folder: &Path, columns: &[(&str, String)]) -> Vec<String> {
    let conn = outside::reader(folder);
    let mut found = Vec::new();
    for (table, columns) in columns {
        let sql = format!("select json_array({columns}) from {table}");
        let mut statement = conn.prepare(&sql).unwrap();
        let texts = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
        found.extend(texts.map(|text| format!("{table} {}", text.unwrap())));
    }
    found.sort();
    found
}

/// The columns of the book's tables; blobs as hex.
pub fn columns(folder: &Path) -> Vec<(&'static str, String)> {
    let conn = outside::reader(folder);
    let of = |table: &str| {
        let sql = format!("select name, type from pragma_table_info('{table}')");
        let mut statement = conn.prepare(&sql).unwrap();
        let column =
            |(name, kind): (String, String)| if kind == "BLOB" { format!("hex({name})") } else { name };
        let found = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        found.map(|found| column(found.unwrap())).collect::<Vec<_>>().join(", ")
    };
    LEDGER_TABLES.iter().map(|table| (*table, of(table))).collect()
}

fn head(folder: &Path, seq: u64) -> String {
    let sql = "select lower(hex(hash)) from entry where seq = ?1";
    outside::reader(folder).query_row(sql, [seq], |row| row.get(0)).unwrap()
}

fn turnovers(salon: &TestSalon) -> Vec<i64> {
    let all = salon.ask(ZReports::default()).unwrap();
    all.iter().map(|report| report.turnover.as_cents()).collect()
}

fn verified(folder: &Path, keys: &[PublicKey]) -> Result<Verified, Finding> {
    outside::verify(folder, keys)
}

#[test]
fn a_store_of_every_released_format_opens_and_goes_on() {
    for format in &FORMATS {
        let folder = left(format.last);
        let keys = disk_salon::keys(folder.path());
        let (columns, path) = (columns(folder.path()), folder.path().to_owned());
        let before = rows(&path, &columns);
        assert!(before.len() > 100, "the book of format {} is rich", format.last);
        assert_eq!(head(&path, format.entries), format.head);

        let salon = reopened(folder);
        let after = rows(&path, &columns);
        let lost: Vec<&String> = before.iter().filter(|row| after.binary_search(row).is_err()).collect();
        assert_eq!(lost, Vec::<&String>::new(), "format {}", format.last);
        assert_eq!(head(&path, format.entries), format.head);
        assert_eq!(turnovers(&salon), format.turnovers);
        verified(&path, &keys).unwrap();

        goes_on(&salon);
        // What earlier programs wrote tells enough that nothing seems changed.
        assert_eq!(salon.desk.read_inside(|tx| beside_book::changes(tx.conn)).unwrap(), []);
        verified(&path, &keys).unwrap();
        assert_eq!(outside::broken_law(&path), None);
    }
}

/// What was under way is finished, something is sold, and the day is closed.
fn goes_on(salon: &TestSalon) {
    let open = salon.ask(Baskets).unwrap();
    assert_eq!(open.iter().map(|basket| basket.due).collect::<Vec<_>>(), [Money::cents(5_800)]);
    salon.pay(&open[0].id, &[cash(5_800, Some(6_000))]);
    let receipt = salon.sell("Herrenschnitt", Some("Mehmet"));
    assert_eq!(salon.entry(receipt.seq).head.kind, EntryKind::Sale);
    let petra = salon.ask(FindCustomers { text: "Lindner".into() }).unwrap()[0].id;
    let file = salon.ask(ShowCustomer { customer: petra }).unwrap();
    assert_eq!((file.master.name.as_str(), file.photos.len()), ("Petra Lindner", 1));
    assert!(!salon.day_page(day(2026, 12, 2)).columns.is_empty());
    assert_eq!(salon.ask(Outbox).unwrap().len(), 1);
    let made =
        archive_zip::row(&archive_zip::shelf(&salon.desk, &salon.window), Span::Month(day(2026, 11, 1))).made;
    assert!(made.is_some(), "the archive of November is known");
    let z = turnovers(salon).len();
    salon.close_day();
    assert_eq!(turnovers(salon).len(), z + 1);
}

/// A salon of three days with a bit of everything, left on the fourth with its day and a basket open.
fn rich() -> TestSalon {
    let (salon, ..) = gone_on();
    let customer = customer(&salon);
    plans(&salon, customer);
    salon.at(day(2026, 11, 28), 9, 0);
    salon.sign_in_as("Sabine");
    salon.ask(opening()).unwrap();
    let oil = salon.sell("Haaröl", None);
    sell_to(&salon, customer);
    salon.close_day();
    next_day(&salon, 30);
    let lines = vec![(LineNumber::new(1), Quantity::ONE)];
    let (refunds, reason) = (vec![girocard(2_450)], "Ungeöffnet zurück".into());
    salon.ask(TakeBack { seq: oil.seq, lines, refunds, reason }).unwrap();
    salon.close_day();
    next_day(&salon, 31);
    archive_zip::make(&salon.desk, &salon.window, Span::Month(day(2026, 11, 1)));
    salon.basket_with("WSF", Some("Jana"));
    salon
}

fn opening() -> OpenDay {
    OpenDay { sheet: sheet_of("250,00"), difference_reason: None }
}

/// Day 31 of November is the first of December.
fn next_day(salon: &TestSalon, number: i64) {
    salon.at(day(2026, 11, 1).plus_days(number - 1), 9, 0);
    salon.sign_in_as("Sabine");
    let left = salon.ask(ZReports::default()).unwrap()[0].cash_left;
    salon.ask(OpenDay { sheet: sheet_of(&left.to_string()), difference_reason: None }).unwrap();
}

fn sell_to(salon: &TestSalon, customer: CustomerId) -> Receipt {
    let basket = salon.basket_with("Ansatzfarbe", Some("Jana"));
    let named = BasketCustomer { id: Some(customer), name: "Petra Lindner".into() };
    salon.ask(SetCustomer { basket: basket.id.clone(), customer: Some(named) }).unwrap();
    let receipt = salon.pay(&basket.id, &[cash(6_400, None)]);
    salon.ask(SendReceipt { seq: receipt.seq, to: PETRA.into() }).unwrap();
    receipt
}

/// Petra Lindner with all that a file can hold.
fn customer(salon: &TestSalon) -> CustomerId {
    salon.sign_in_as("Sabine");
    let phones = vec![Phone { label: "mobil".into(), number: "0171 555 66".into() }];
    let (name, mails) = ("Petra Lindner".to_owned(), vec![PETRA.to_owned()]);
    let master = Master { name, phones, mails, birthday: Some(day(1980, 12, 24)), ..Master::default() };
    let customer = salon.ask(SaveMaster { id: None, before: Box::default(), master }).unwrap().id;
    let (kind, name) = (MaterialKind::Shade, "7/1".to_owned());
    let component = Component { kind, material: None, name, amount: Decigrams(400) };
    let mixture = Mixture { components: vec![component], ..Mixture::default() };
    salon.ask(SaveFormula { id: None, customer, mixture }).unwrap();
    let articles = vec![salon.article("Ansatzfarbe")];
    let line = SaveProductLine { id: None, name: "Farblinie".into(), validity_months: 12, articles };
    let line = salon.ask(line).unwrap().id;
    let (tested, result, note) = (day(2026, 11, 2), TestResult::Passed, String::new());
    salon.ask(GiveConsent { customer, kind: ConsentKind::Health }).unwrap();
    salon.ask(RecordPatchTest { customer, line, tested, result, note }).unwrap();
    for kind in [ConsentKind::Photos, ConsentKind::RemindersByMail] {
        salon.ask(GiveConsent { customer, kind }).unwrap();
    }
    let picture = [&[0xff, 0xd8, 0xff, 0xe0][..], &[7; 500], &[0xff, 0xd9]].concat();
    salon.ask(AddPhoto { customer, caption: "nachher".into(), base64: STANDARD.encode(picture) }).unwrap();
    let nowhere = MailAccount { host: "127.0.0.1".into(), ..account(9) };
    salon.ask(SaveMail { account: nowhere, password: Some("geheim".into()) }).unwrap();
    customer
}

/// Appointments with phases, an absence, a closure, and someone who waits.
fn plans(salon: &TestSalon, customer: CustomerId) {
    let phase =
        |kind, minutes, name: &str| Phase { kind, minutes, name: name.into(), resource: None, helper: false };
    let (apply, wait) =
        (phase(PhaseKind::Active, 40, "auftragen"), phase(PhaseKind::Passive, 35, "einwirken"));
    let article = salon.article("Ansatzfarbe");
    salon.ask(SavePhases { article, phases: vec![apply, wait] }).unwrap();
    let wednesday = day(2026, 12, 2);
    let booked = |name: &str, person: &str, slot: Slot, customer: Option<CustomerId>| {
        let wish = salon.booking(name, &["Ansatzfarbe", "WSF"], Some(person), slot);
        let guest = Guest { customer, ..wish.guest };
        salon.ask_yes(Book { guest, ..wish }, &[Question::OutsideHours]).unwrap()
    };
    booked("Petra Lindner", "Jana", on(wednesday, "10:00"), Some(customer));
    booked("Herr Koch", "Mehmet", on(wednesday, "11:00"), None);
    let (person, kind, note) = (salon.person("Mehmet"), AbsenceKind::School, None);
    let (from, until) = (day(2026, 12, 7), day(2026, 12, 8));
    salon.ask(AddAbsence { person, from, until, within: None, kind, note }).unwrap();
    salon
        .ask(AddClosure { from: day(2026, 12, 24), until: day(2026, 12, 26), name: "Feiertage".into() })
        .unwrap();
    let parts = salon.booking("", &["WSF"], Some("Jana"), on(wednesday, "10:00")).parts;
    let guest = Guest { customer: None, name: "Frau Stein".into(), phone: None };
    salon.ask(AddWaiting { guest, parts, from: wednesday, until, within: None, note: None }).unwrap();
}

/// Keeps the store of this program's format, for the programs that come after it.
#[test]
#[ignore = "run once with each format that is released: it writes tests/released/<last migration>.zip.gz"]
fn this_format_is_kept() {
    let TestSalon { desk, vault, folder, .. } = rich();
    let public = desk.read_inside(|tx| book::db::settings::get::<PublicKey>(tx.conn, "public_key"));
    let key = public.unwrap().unwrap().key_id();
    drop(desk);
    let last: u32 = outside::reader(folder.path())
        .query_row("select max(number) from migration", [], |row| row.get(0))
        .unwrap();
    assert!(!kept(last).exists(), "a store once kept is never made anew");
    let seed = vault.fetch(&key).unwrap().unwrap();
    fs::write(folder.path().join(format!("{key}.key")), seed).unwrap();
    outside::intruder(folder.path()).execute_batch("pragma wal_checkpoint(truncate)").unwrap();
    let entries: u64 =
        outside::reader(folder.path()).query_row("select max(seq) from entry", [], |row| row.get(0)).unwrap();
    println!("entries {entries}, head {}", head(folder.path(), entries));
    fs::create_dir_all(kept(last).parent().unwrap()).unwrap();
    fs::write(kept(last), zipped(folder.path())).unwrap();
}

/// All files of a folder and its folders but for locks and logs.
fn zipped(folder: &Path) -> Vec<u8> {
    let mut files = std::collections::BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for path in fs::read_dir(next).unwrap().flatten().map(|entry| entry.path()) {
            let name = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                folders.push(path);
            } else if name == STORE_FILE || !name.starts_with("lockbuch") {
                files.insert(name, fs::read(path).unwrap());
            }
        }
    }
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(&Archive::of(files).zip_as_it_is()).unwrap();
    packed.finish().unwrap()
}
