//! Prices, rights and settings that another program has changed: told with both values, once, until they are put right.

use std::thread;

use book::db::settings;
use book::incidents::{self, Damage, RowChange};
use contract::EntryKind;
use contract::catalogue::{Catalogue, SetPrice};
use contract::jobs::{JobKind, RunJob, StopJob, TakeBookValues};
use contract::lists::Span;
use contract::people::{People, SavePerson, SetPin};
use contract::refusal::JobRefusal;
use contract::settings::ShowSettings;
use contract::status::ShowStatus;
use contract::{Money, Role};
use desk::workers::JobStarter;
use lockbuch_tests::filled::filled;
use lockbuch_tests::haarwerk::PINS;
use lockbuch_tests::patience::until;
use lockbuch_tests::test_salon::{OWNER_PIN, TestSalon, day};
use lockbuch_tests::{archive_zip, outside};

use super::jobs::ended;

/// A statement of someone who is not the program.
fn meddle(salon: &TestSalon, sql: &str) {
    outside::intruder(salon.folder.path()).execute_batch(sql).unwrap();
}

fn check(salon: &TestSalon) -> Option<String> {
    salon.ask(RunJob { kind: JobKind::FileCheck }).unwrap();
    ended(salon, JobKind::FileCheck).last.unwrap().trouble
}

/// What stands as changed, one line each.
fn standing(salon: &TestSalon) -> Vec<String> {
    let damage = incidents::standing(&outside::reader(salon.folder.path())).unwrap();
    let rows = damage.into_iter().find_map(|damage| match damage {
        Damage::RowsChanged { rows, .. } => Some(rows),
        _ => None,
    });
    let lines = rows.unwrap_or_default();
    lines.iter().map(RowChange::german).map(|line| line.replace('\u{a0}', " ")).collect()
}

fn banner(salon: &TestSalon) -> Option<String> {
    salon.ask(ShowStatus).unwrap().banner.map(|banner| banner.replace('\u{a0}', " "))
}

/// What an article costs today.
fn price(salon: &TestSalon, name: &str) -> Money {
    let list = salon.ask(Catalogue).unwrap().articles;
    list.into_iter().find(|article| article.name == name).unwrap().price
}

const CHEAP: &str = "update price set price_cents = 100
    where article_id = (select id from article where name = 'Kinderschnitt')";

#[test]
fn a_changed_value_is_one_incident_that_stays_told() {
    let salon = TestSalon::haarwerk();
    assert_eq!(check(&salon), None);
    meddle(&salon, CHEAP);
    let line = "Preis Kinderschnitt ab 27.11.2026: 22,00 € laut Buch, 1,00 € im Speicher";
    let said = check(&salon).unwrap();
    let finding = line.replace(" €", "\u{a0}€");
    assert_eq!(said, JobRefusal::RowsChanged { finding }.to_string());
    let incident = salon.newest_entry();
    assert_eq!((incident.head.kind, standing(&salon)), (EntryKind::Incident, vec![line.to_owned()]));
    assert!(banner(&salon).unwrap().contains(line));
    // The next days tell nothing new.
    assert!(check(&salon).is_some());
    assert_eq!(salon.newest_entry().head.seq, incident.head.seq);
    // One value more is told with those that stand.
    meddle(&salon, "update person set role = 'owner' where name = 'Lea Brandt'");
    check(&salon).unwrap();
    let (trainee, owner) = (Role::Trainee.german(), Role::Owner.german());
    let role = format!("Person Lea Brandt, Rolle: {trainee} laut Buch, {owner} im Speicher");
    assert_eq!(standing(&salon), [role, line.to_owned()]);
    // And who puts it back as it was is told as well.
    meddle(&salon, "update person set role = 'trainee' where name = 'Lea Brandt'");
    meddle(&salon, &CHEAP.replace("100", "2200"));
    assert_eq!(check(&salon), None);
    assert_eq!((standing(&salon), banner(&salon)), (Vec::new(), None));
    assert!(salon.newest_entry().details.unwrap().body.contains("\"repaired\":true"));
}

#[test]
fn what_the_law_and_the_lamp_rest_on_is_told() {
    let cases = [
        (
            "update setting set value = json_set(value, '$.small_business', json('true')) where name = 'salon'",
            "Salon, Kleinunternehmen (§ 19 UStG): nein laut Buch, ja im Speicher",
        ),
        (
            "update setting set value = '\"ANDERE-99\"' where name = 'register'",
            "Seriennummer der Kasse: HW-01 laut Buch, ANDERE-99 im Speicher",
        ),
        (
            "insert into setting values ('last_backup', '\"2026-11-27T08:00:00.000+01:00\"')",
            "Letzte Sicherung: nicht vorhanden laut Buch, 27.11.2026 08:00:00 im Speicher",
        ),
        (
            "update setting set value = '99900' where name = 'first_cash'",
            "Bargeld zu Beginn: 250,00 € laut Buch, 999,00 € im Speicher",
        ),
        (
            "update setting set value = '[9000,330]' where name = 'first_numbers'",
            "Letzte Belegnummer und Z-Nummer vor der Einrichtung: [4499,330] laut Buch, [9000,330] im Speicher",
        ),
        (
            "update person set pin_hash = 'x' where name = 'Jana Vogt'",
            "Person Jana Vogt, PIN: gesetzt laut Buch, eine andere im Speicher",
        ),
        (
            "update setting set value = json_set(value, '$.hash', 'x') where name = 'recovery_code'",
            "Wiederherstellungscode: gesetzt laut Buch, ein anderer im Speicher",
        ),
        (
            "update article set vat_key = 6 where name = 'Haaröl'",
            "Artikel Haaröl, Umsatzsteuer: allgemeiner Satz laut Buch, steuerfrei im Speicher",
        ),
    ];
    let salon = TestSalon::haarwerk();
    let intruder = outside::intruder(salon.folder.path());
    for (attack, line) in filled(cases) {
        intruder.execute_batch("begin").unwrap();
        intruder.execute_batch(attack).unwrap();
        let found = outlets::beside_book::changes(&intruder).unwrap();
        intruder.execute_batch("rollback").unwrap();
        let found: Vec<String> = found.iter().map(|row| row.german().replace('\u{a0}', " ")).collect();
        assert_eq!(found, [line]);
    }
}

#[test]
fn it_is_looked_at_behind_the_start_and_before_an_archive() {
    let salon = TestSalon::haarwerk();
    meddle(&salon, CHEAP);
    let salon = salon.restarted();
    salon.sign_in_as("Sabine");
    let starter = JobStarter::start(&salon.desk).unwrap();
    until("the banner of what was changed", || banner(&salon).is_some());
    // News wake the thread, which would look again after a while only.
    let ending = thread::spawn(move || drop(starter));
    until("the end of the thread", || {
        salon.ask(StopJob { kind: JobKind::FileCheck }).unwrap();
        ending.is_finished()
    });
    assert_eq!(standing(&salon).len(), 1);
    meddle(&salon, "update article set active = 0 where name = 'Pflege'");
    let newest = salon.newest_entry().head.seq;
    archive_zip::make(&salon.desk, &salon.window, Span::Month(day(2026, 11, 1)));
    let incident = salon.entry(newest.next());
    assert_eq!(incident.head.kind, EntryKind::Incident);
    assert!(standing(&salon).contains(&"Artikel Pflege, Aktiv: ja laut Buch, nein im Speicher".to_owned()));
}

#[test]
fn the_owner_takes_the_books_values_back() {
    let salon = TestSalon::haarwerk();
    let people = salon.ask(People).unwrap();
    meddle(&salon, CHEAP);
    meddle(
        &salon,
        "update setting set value = '\"ANDERE-99\"' where name = 'register';
         insert into setting values ('sealed_until', '\"2026-11-30\"');
         update person set role = 'owner', on_duty = 0 where name = 'Lea Brandt';
         update article set name = 'x', name_key = 'x' where name = 'Herrenschnitt';
         update article set name = 'Herrenschnitt', name_key = 'herrenschnitt' where name = 'Haaröl';
         update article set name = 'Haaröl', name_key = 'haaröl' where name = 'x';
         insert into price (article_id, from_day, price_cents, changed_ms, changed_offset, changed_by)
             values (1, '2026-11-27', 1, 0, 0, 'Niemand');
         insert into person (name, short_name, role, performs, on_duty, active) values ('Fremd', 'F', 'owner', 1, 1, 1);
         delete from price where article_id = 2;",
    );
    assert!(check(&salon).is_some());
    let told = standing(&salon);
    assert!(told.len() >= 9, "{told:?}");
    let left = salon.ask(TakeBookValues).unwrap();
    assert_eq!((left, standing(&salon), banner(&salon), check(&salon)), (0, Vec::new(), None, None));
    assert_eq!(salon.ask(People).unwrap(), people);
    assert_eq!(salon.ask(ShowSettings).unwrap().register, "HW-01");
    assert_eq!(price(&salon, "Kinderschnitt"), Money::cents(2_200));
    assert_eq!(price(&salon, "Herrenschnitt"), Money::cents(3_200));
    let newest = salon.newest_entry().head.seq;
    let taken =
        salon.all_entries().into_iter().rev().find(|entry| entry.head.kind == EntryKind::Settings).unwrap();
    let details = taken.details.unwrap();
    assert_eq!(details.form, "rows_taken_back/1");
    assert!(details.body.contains("ANDERE-99"), "{}", details.body);
    // Nothing is left to be taken back, and nothing is noted of it.
    assert_eq!(salon.ask(TakeBookValues).unwrap(), 0);
    assert_eq!(salon.newest_entry().head.seq, newest);
    salon.sign_in_as("Mehmet");
    assert_eq!(salon.refused(TakeBookValues).code(), "door.not_allowed");
}

#[test]
fn what_is_saved_on_its_own_page_is_the_books_word_again() {
    let salon = TestSalon::haarwerk();
    meddle(&salon, "update person set role = 'reception' where name = 'Lea Brandt'");
    check(&salon).unwrap();
    let lea = salon.ask(People).unwrap().into_iter().find(|person| person.name == "Lea Brandt").unwrap();
    assert_eq!(lea.role, Role::Reception);
    let (id, performs, active) = (Some(lea.id), lea.performs, lea.active);
    let wish =
        SavePerson { id, name: lea.name, short_name: lea.short_name, role: lea.role, performs, active };
    salon.ask(wish).unwrap();
    assert_eq!((check(&salon), standing(&salon)), (None, Vec::new()));
}

/// Of a PIN the book knows the sum alone: it can't be taken back, and a new one is set.
#[test]
fn a_pin_that_another_hand_set_is_told_until_there_is_a_new_one() {
    let salon = TestSalon::haarwerk();
    let own = outside::reader(salon.folder.path());
    let hash: String =
        own.query_row("select pin_hash from person where id = 1", [], |row| row.get(0)).unwrap();
    meddle(&salon, &format!("update person set pin_hash = '{hash}' where name = 'Jana Vogt'"));
    salon.sign_in(salon.person("Jana"), OWNER_PIN);
    salon.sign_in_as("Sabine");
    assert!(check(&salon).unwrap().contains("Person Jana Vogt, PIN"));
    assert_eq!(salon.ask(TakeBookValues).unwrap(), 1);
    assert!(banner(&salon).is_some());
    let (_, pin) = PINS.into_iter().find(|(name, _)| *name == "Jana").unwrap();
    salon.ask(SetPin { person: salon.person("Jana"), pin: pin.to_owned(), old_pin: None }).unwrap();
    assert_eq!((check(&salon), banner(&salon)), (None, None));
    salon.sign_in_as("Jana");
}

/// A setting that can't be read by the program keeps nobody from seeing what is wrong.
#[test]
fn a_value_that_makes_no_sense_is_told_too() {
    let salon = TestSalon::haarwerk();
    meddle(
        &salon,
        "update setting set value = '{half' where name = 'lock_after_minutes' or name = 'key_place'",
    );
    assert!(
        check(&salon)
            .unwrap()
            .contains("Ort des Schlüssels: im Arbeitsspeicher laut Buch, {half im Speicher")
    );
    assert_eq!(salon.ask(TakeBookValues).unwrap(), 0);
    let place: Option<String> =
        salon.desk.read_inside(|tx| settings::get(tx.conn, settings::KEY_PLACE)).unwrap();
    assert_eq!(place.as_deref(), Some("im Arbeitsspeicher"));
}

/// A price of today is one row more, and the one before stays told.
#[test]
fn two_prices_of_one_day_are_told_in_their_order() {
    let salon = TestSalon::haarwerk();
    let article = salon.article("Kinderschnitt");
    let from = salon.desk.now().day();
    salon.ask(SetPrice { article, price: Money::cents(2_400), from }).unwrap();
    assert_eq!(check(&salon), None);
    let newest = "where id = (select max(id) from price)";
    meddle(&salon, &format!("update price set price_cents = 50 {newest}"));
    assert!(check(&salon).is_some());
    assert_eq!(
        standing(&salon),
        ["Preis Kinderschnitt ab 27.11.2026: 24,00 € laut Buch, 0,50 € im Speicher"]
    );
    salon.ask(TakeBookValues).unwrap();
    assert_eq!(price(&salon, "Kinderschnitt"), Money::cents(2_400));
}
