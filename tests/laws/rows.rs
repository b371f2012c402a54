//! Rows that the book does not sign and tells of: whatever another program changes in them is found, with both values, and
//! whatever the desk itself saves is told.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use book::incidents::RowChange;
use contract::catalogue::{Catalogue, ImportArticles, SaveArticle, SaveGroup, SetPrice};
use contract::messages::{MessageKind, SaveMail, SaveTemplate, Template};
use contract::people::{People, SavePerson, SetDuty, SetPin};
use contract::printing::{CodePage, PaperWidth, PrinterLink, Printers, RemovePrinter, SavePrinter};
use contract::settings::{Footer, SaveFooter, SaveLateCancellation, SaveLockTime, SaveSalon, ShowSettings};
use contract::small_business::SaveTurnoverElsewhere;
use contract::{Money, Role};
use lockbuch_tests::cases::cases;
use lockbuch_tests::filled::filled;
use lockbuch_tests::mailing::account;
use lockbuch_tests::rng::Rng;
use lockbuch_tests::test_salon::TestSalon;
use lockbuch_tests::{outside, rows};
use outlets::beside_book;
use rusqlite::Connection;
use salon::told::TOLD;

const SECURITY: &str = include_str!("../../src-tauri/SECURITY.md");

/// Haarwerk with a printer and settings of each kind: every table that is told has rows.
fn lived_in() -> TestSalon {
    let salon = TestSalon::haarwerk();
    let mut rng = Rng::new(3);
    for what in 0..KINDS {
        saved(&salon, what, &mut rng);
    }
    salon.ask(printer(&salon, 1, false)).unwrap();
    salon
}

fn printer(salon: &TestSalon, number: u64, receipts: bool) -> SavePrinter {
    let name = format!("Drucker {number}");
    let id = salon.ask(Printers).unwrap().into_iter().find(|known| known.name == name).map(|known| known.id);
    let link = match number % 2 {
        0 => PrinterLink::Pdf,
        _ => PrinterLink::Tcp { host: format!("10.0.0.{number}"), port: 9_100 },
    };
    let (paper, code_page) = (PaperWidth::Mm80, CodePage::Cp858);
    SavePrinter { id, name, link, paper, code_page, receipts, drawer: !receipts }
}

/// How many kinds of requests there are in [`saved`].
const KINDS: u64 = 13;

/// Saves something by a request of this kind; so much is random that doing it again changes something.
fn saved(salon: &TestSalon, what: u64, rng: &mut Rng) {
    let list = salon.ask(Catalogue).unwrap();
    let article = rng.pick(&list.articles).unwrap().clone();
    let person = rng.pick(&salon.ask(People).unwrap()).unwrap().clone();
    let group = rng.pick(&list.groups).unwrap().clone();
    let number = rng.below(1_000_000);
    match what {
        0 => {
            let price = Money::cents(i64::try_from(100 + number % 9_000).unwrap());
            let days = i64::try_from(number % 5).unwrap();
            let from = salon.desk.now().day().plus_days(days);
            salon.ask(SetPrice { article: article.id, price, from }).map(drop)
        }
        1 => {
            let name = format!("{} {number}", article.name.split(' ').next().unwrap());
            let (id, group, active) = (Some(article.id), group.id, !number.is_multiple_of(3));
            let (duration, gtin) = (Some(u32::try_from(number % 700).unwrap()), article.gtin.clone());
            let wish = SaveArticle { id, name, group, active, gtin, duration_minutes: duration, ..empty(&article) };
            salon.ask(wish).map(drop)
        }
        2 => {
            let name = format!("Neu Ä {number}");
            salon.ask(SaveArticle { name, group: group.id, ..empty(&article) }).map(drop)
        }
        3 => {
            let (id, name) = ((number.is_multiple_of(2)).then_some(group.id), format!("Gruppe {number}"));
            salon.ask(SaveGroup { id, name, tone: rng.pick(&list.groups).unwrap().tone }).map(drop)
        }
        4 => {
            let roles = [Role::Trainee, Role::Stylist, Role::Reception];
            let role = if person.role == Role::Owner { Role::Owner } else { *rng.pick(&roles).unwrap() };
            let id = (person.role == Role::Owner || !number.is_multiple_of(3)).then_some(person.id);
            let (name, short_name) = (format!("Person {number}"), format!("P{number}"));
            let active = person.role == Role::Owner || !number.is_multiple_of(5);
            salon.ask(SavePerson { id, name, short_name, role, performs: number.is_multiple_of(2), active }).map(drop)
        }
        5 if person.active => {
            salon.ask(SetDuty { person: person.id, on_duty: !person.on_duty }).map(drop)
        }
        5 => Ok(()),
        6 if person.active && person.role != Role::Owner => {
            let pin = format!("{:04}", 1_000 + number % 8_000);
            salon.ask(SetPin { person: person.id, pin, old_pin: None }).map(drop)
        }
        6 => Ok(()),
        7 => salon.ask(printer(salon, number % 4, number.is_multiple_of(3))).map(drop),
        8 => match rng.pick(&salon.ask(Printers).unwrap()) {
            Some(printer) if number.is_multiple_of(2) => salon.ask(RemovePrinter { printer: printer.id }).map(drop),
            _ => salon.ask(printer(salon, 2, true)).map(drop),
        },
        9 => {
            let mut house = salon.ask(ShowSettings).unwrap().salon;
            (house.street, house.small_business) = (format!("Weg {number}"), number.is_multiple_of(2));
            salon.ask(SaveSalon { salon: house }).map(drop)
        }
        10 => {
            let footer = Footer { text: Some(format!("Danke {number}")), logo_png_base64: None };
            salon.ask(SaveFooter { footer }).map(drop)
        }
        11 => {
            let minutes = u32::try_from(1 + number % 60).unwrap();
            salon.ask(SaveLockTime { minutes }).unwrap();
            salon.ask(SaveLateCancellation { hours: minutes }).unwrap();
            let this_year = Money::euros(i64::from(minutes));
            let elsewhere = SaveTurnoverElsewhere { this_year, year_before: None, founded_this_year: false };
            salon.ask(elsewhere).unwrap();
            let account = account(u16::try_from(1 + number % 60_000).unwrap());
            salon.ask(SaveMail { account, password: None }).unwrap();
            let kind = *rng.pick(&[MessageKind::Reminder, MessageKind::Receipt]).unwrap();
            let (subject, body) = (format!("Betreff {number}"), "Ihr Salon".to_owned());
            salon.ask(SaveTemplate { template: Template { kind, subject, body } }).map(drop)
        }
        _ => {
            let (name, group, euros) = (&article.name, number % 3, number % 90);
            let csv = format!(
                "Name;Gruppe;Art;Preis;USt;Dauer;Einwirkzeit;EAN\n\
                 {name};Liste {group};Ware;{euros},50;19;;;\nAus Liste {number};Liste {group};Ware;9,90;7;;;\n"
            );
            salon.ask(ImportArticles { csv_base64: STANDARD.encode(csv), dry_run: false }).map(drop)
        }
    }
    .unwrap();
}

fn empty(like: &contract::catalogue::Article) -> SaveArticle {
    SaveArticle {
        id: None,
        name: String::new(),
        group: like.group,
        nature: like.nature,
        price: like.price,
        vat_key: like.vat_key,
        duration_minutes: like.duration_minutes,
        processing_minutes: like.processing_minutes,
        gtin: None,
        active: true,
    }
}

/// What the book has against the rows.
fn changes(conn: &Connection) -> Vec<RowChange> {
    beside_book::changes(conn).unwrap()
}

fn said(found: &[RowChange], attack: &str) {
    assert!(!found.is_empty(), "not found: {attack}");
    for change in filled(found) {
        assert_ne!(change.book, change.stored, "{attack}: {change:?}");
        assert!(
            !change.what.is_empty() && !change.book.is_empty() && !change.stored.is_empty(),
            "{attack}: {change:?}"
        );
    }
}

/// Each attack stands within a transaction that does not commit.
fn attacked(intruder: &Connection, attack: &str, found: impl FnOnce(&[RowChange])) -> bool {
    intruder.execute_batch("pragma foreign_keys = off; pragma ignore_check_constraints = on; begin").unwrap();
    let done = matches!(intruder.execute(attack, []), Ok(rows) if rows > 0);
    if done {
        found(&changes(intruder));
    }
    intruder.execute_batch("rollback").unwrap();
    done
}

#[test]
fn every_value_that_counts_is_found_when_another_hand_changes_it() {
    let salon = lived_in();
    let intruder = outside::intruder(salon.folder.path());
    assert_eq!(changes(&intruder), []);
    let mut rng = Rng::new(17);
    for _ in 0..cases(3) {
        for (table, column) in filled(rows::told_columns()) {
            let attacks = rows::attacks_on(&intruder, table, column, &mut rng);
            let found = attacks.iter().any(|attack| attacked(&intruder, attack, |found| said(found, attack)));
            assert!(found, "{table}.{column} could not be attacked: {attacks:?}");
        }
    }
    for attack in filled(rows::attacks_on_settings(&intruder)) {
        assert!(attacked(&intruder, &attack, |found| said(found, &attack)), "{attack}");
    }
    assert_eq!(changes(&intruder), []);
}

#[test]
fn rows_that_are_gone_or_foreign_are_found() {
    let salon = lived_in();
    let intruder = outside::intruder(salon.folder.path());
    let mut rng = Rng::new(23);
    for table in filled(TOLD.map(|told| told.table().name)) {
        for attack in filled(rows::attacks_on_whole_rows(&intruder, table, &mut rng)) {
            assert!(attacked(&intruder, &attack, |found| said(found, &attack)), "{attack}");
        }
    }
}

#[test]
fn whatever_is_saved_by_a_request_is_told() {
    let salon = TestSalon::haarwerk();
    let conn = outside::reader(salon.folder.path());
    let mut rng = Rng::new(41);
    for _ in 0..cases(120) {
        let what = rng.below(KINDS);
        saved(&salon, what, &mut rng);
        salon.clock.advance_ms(i64::try_from(rng.below(3_600_000)).unwrap());
        assert_eq!(changes(&conn), [], "after a request of kind {what}");
    }
}

/// Words of a line of the table in SECURITY.md: the names in backticks of its first and last column, and its verdict.
fn decided() -> BTreeMap<String, (String, Vec<String>)> {
    let table = SECURITY.split("## Which tables decide what").nth(1).unwrap();
    let names = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    let mut decided = BTreeMap::new();
    for line in filled(table.lines().filter(|line| line.starts_with("| `"))) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        for name in filled(names(cells[1])) {
            let before = decided.insert(name.clone(), (cells[2].to_owned(), names(cells[3])));
            assert_eq!(before, None, "{name} stands there twice");
        }
    }
    decided
}

#[test]
fn every_table_of_the_store_is_decided_upon() {
    let salon = TestSalon::founded();
    let conn = outside::reader(salon.folder.path());
    let decided = decided();
    let tables = rows::tables(&conn);
    assert_eq!(decided.keys().collect::<Vec<_>>(), tables.iter().collect::<Vec<_>>());
    let verdicts = |wanted: &str| -> Vec<&str> {
        let of = decided.iter().filter(|(_, (verdict, _))| verdict == wanted);
        of.map(|(name, _)| name.as_str()).collect()
    };
    let mut signed = book::db::LEDGER_TABLES.to_vec();
    signed.sort_unstable();
    assert_eq!(verdicts("signed"), signed);
    let mut told = TOLD.map(|told| told.table().name);
    told.sort_unstable();
    assert_eq!(verdicts("compared"), told);
    assert_eq!(verdicts("not").len(), tables.len() - signed.len() - told.len());
    for table in filled(TOLD.map(|told| told.table())) {
        let mut seen: Vec<String> =
            table.key.iter().chain(table.columns).map(|&column| column.to_owned()).collect();
        seen.extend(decided[table.name].1.clone());
        seen.sort();
        assert_eq!(seen, rows::columns(&conn, table.name), "{}", table.name);
    }
}
