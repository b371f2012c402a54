//! Programmierprotokoll: who changed what and when, old and new value; and the price on a day.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use contract::catalogue::{Catalogue, GroupTone, ImportArticles, SaveArticle, SaveGroup, SetPrice};
use contract::lists::{List, ShowList, Span};
use contract::people::{People, SavePerson, SetDuty, SetPin};
use contract::printing::{CodePage, PaperWidth, PrinterLink, RemovePrinter, SavePrinter};
use contract::protocols::Area;
use contract::settings::{SaveLateCancellation, SaveLockTime, SaveSalon, ShowSettings};
use contract::sheet::Cell;
use contract::{Day, Role, VatKey};
use lockbuch_tests::test_salon::{TestSalon, day};
use lockbuch_tests::till::euros;

fn lines(test_salon: &TestSalon, list: List) -> Vec<String> {
    let sheet = test_salon.ask(ShowList { list, rows: 10_000 }).unwrap().sheet;
    let table = sheet.sections[0].table.clone().unwrap();
    let line = |cells: &[Cell]| cells.iter().map(Cell::german).collect::<Vec<_>>().join(" | ");
    table.rows.iter().map(|row| line(&row.cells).replace('\u{a0}', " ")).collect()
}

/// Lines of a day without the number of the entry.
fn changes(test_salon: &TestSalon, on: Day, area: Option<Area>, text: &str) -> Vec<String> {
    let list = List::Programming { span: Span::Day(on), area, text: text.into() };
    let cut = |line: String| line.rsplit_once(" | ").unwrap().0.to_owned();
    lines(test_salon, list).into_iter().map(cut).collect()
}

fn article(test_salon: &TestSalon, name: &str) -> SaveArticle {
    let articles = test_salon.ask(Catalogue).unwrap().articles;
    let it = articles.into_iter().find(|it| it.id == test_salon.article(name)).unwrap();
    SaveArticle {
        id: Some(it.id),
        name: it.name,
        group: it.group,
        nature: it.nature,
        price: it.price,
        vat_key: it.vat_key,
        duration_minutes: it.duration_minutes,
        processing_minutes: it.processing_minutes,
        gtin: it.gtin,
        active: it.active,
    }
}

/// Haarwerk on the day after its founding, at 9:00; Sabine is signed in.
fn next_day() -> (TestSalon, Day) {
    let test_salon = TestSalon::haarwerk();
    let today = day(2026, 11, 28);
    test_salon.at(today, 9, 0);
    (test_salon, today)
}

#[test]
fn prices_articles_and_groups_are_listed_with_old_and_new_value() {
    let (test_salon, today) = next_day();
    let id = test_salon.article("Herrenschnitt");
    test_salon.ask(SetPrice { article: id, price: euros(3_400), from: day(2026, 12, 1) }).unwrap();
    let wish = article(&test_salon, "Shampoo");
    let wish = SaveArticle { name: "Shampoo 300 ml".into(), vat_key: VatKey::Reduced, active: false, ..wish };
    test_salon.ask(wish).unwrap();
    test_salon.ask(SaveGroup { id: None, name: "Bart".into(), tone: GroupTone::Care }).unwrap();
    let at = "28.11.2026 09:00:00 | Sabine Krüger";
    assert_eq!(
        changes(&test_salon, today, None, ""),
        [
            format!("{at} | Preise | Artikel Herrenschnitt | Preis ab 01.12.2026 | 32,00 € | 34,00 €"),
            format!(
                "{at} | Artikel und Gruppen | Artikel Shampoo 300 ml | Name | Shampoo 250 ml | Shampoo 300 ml"
            ),
            format!(
                "{at} | Artikel und Gruppen | Artikel Shampoo 300 ml | Umsatzsteuer | allgemeiner Satz | \
                 ermäßigter Satz"
            ),
            format!("{at} | Artikel und Gruppen | Artikel Shampoo 300 ml | Aktiv | ja | nein"),
            format!(
                "{at} | Artikel und Gruppen | Gruppe Bart | neu angelegt |  | Name: Bart, Farbe: Pflege, Platz: 7"
            ),
        ]
    );
    assert_eq!(changes(&test_salon, today, Some(Area::Prices), "").len(), 1);
    assert_eq!(changes(&test_salon, today, None, "shampoo aktiv").len(), 1);
    assert!(changes(&test_salon, day(2026, 11, 29), None, "").is_empty());
}

#[test]
fn people_roles_pins_and_duty_are_listed_and_never_a_pin() {
    let (test_salon, today) = next_day();
    let people = test_salon.ask(People).unwrap();
    let jana = people.into_iter().find(|person| person.name == "Jana Vogt").unwrap();
    let wish = SavePerson {
        id: Some(jana.id),
        name: jana.name,
        short_name: jana.short_name,
        role: Role::Owner,
        performs: false,
        active: true,
    };
    test_salon.ask(wish).unwrap();
    test_salon.ask(SetPin { person: jana.id, pin: "98761234".into(), old_pin: None }).unwrap();
    test_salon.ask(SetDuty { person: jana.id, on_duty: false }).unwrap();
    test_salon.ask(SetDuty { person: jana.id, on_duty: false }).unwrap();
    let listed = changes(&test_salon, today, Some(Area::People), "");
    let told: Vec<&str> =
        listed.iter().map(|line| line.split(" | ").skip(3).collect::<Vec<_>>()[0]).collect();
    assert!(!told.is_empty());
    assert!(told.iter().all(|what| *what == "Person Jana Vogt"), "{listed:?}");
    let ends = [
        "| Rolle | Rezeption | Inhaber",
        "| Führt Leistungen aus | ja | nein",
        "| PIN |  | neu gesetzt",
        "| Im Dienst | ja | nein",
    ];
    assert_eq!(listed.len(), ends.len(), "{listed:?}");
    assert!(listed.iter().zip(ends).all(|(line, end)| line.ends_with(end)), "{listed:?}");
    assert!(!listed.concat().contains("98761234"));
}

#[test]
fn salon_lock_and_printers_are_listed() {
    let (test_salon, today) = next_day();
    let mut salon = test_salon.ask(ShowSettings).unwrap().salon;
    salon.street = "Neue Straße 7".into();
    test_salon.ask(SaveSalon { salon }).unwrap();
    test_salon.ask(SaveLockTime { minutes: 7 }).unwrap();
    test_salon.ask(SaveLateCancellation { hours: 48 }).unwrap();
    let printer = SavePrinter {
        id: None,
        name: "Tresen".into(),
        link: PrinterLink::Tcp { host: "10.0.0.5".into(), port: 9_100 },
        paper: PaperWidth::Mm80,
        code_page: CodePage::Cp858,
        receipts: true,
        drawer: true,
    };
    let added = test_salon.ask(printer).unwrap();
    test_salon.ask(RemovePrinter { printer: added.id }).unwrap();
    let listed = changes(&test_salon, today, None, "");
    let has = |words: &str| assert!(listed.iter().any(|line| line.contains(words)), "{words} in {listed:#?}");
    has("Salon und Texte | Absage | Zu spät ab Stunden davor | 24 | 48");
    has("Salon und Texte | Salon | Straße | Musterstraße 5 | Neue Straße 7");
    has("Salon und Texte | Sperre | Nach Minuten ohne Eingabe | 5 | 7");
    has(
        "Geräte | Drucker Tresen | neu angelegt |  | Name: Tresen, Anschluss: Netzwerk 10.0.0.5:9100, Papier: 80 mm",
    );
    has("Geräte | Drucker Tresen | entfernt | Name: Tresen");
}

#[test]
fn the_founding_is_the_first_programming() {
    let test_salon = TestSalon::haarwerk();
    let listed = changes(&test_salon, day(2026, 11, 27), Some(Area::Program), "");
    assert!(
        listed[0].contains("Einrichtung der Kasse | Inhaberin oder Inhaber |  | Sabine Krüger"),
        "{listed:?}"
    );
    assert!(listed.iter().any(|line| line.contains("Letzte Belegnummer davor |  | 4499")), "{listed:?}");
}

#[test]
fn every_row_of_an_imported_price_list_is_listed_with_old_and_new_value() {
    let (test_salon, today) = next_day();
    let csv = "Name;Gruppe;Art;Preis;USt;Dauer;Einwirkzeit;EAN\n\
               Haaröl;Verkauf;Ware;26,00;19;;;\nBartöl;Bart;Ware;12,50;19;;;\n";
    let import = ImportArticles { csv_base64: STANDARD.encode(csv), dry_run: false };
    assert!(test_salon.ask(import).unwrap().stored);
    let listed = changes(&test_salon, today, None, "");
    let has = |words: &str| assert!(listed.iter().any(|line| line.contains(words)), "{words} in {listed:#?}");
    has("Preisliste | eingelesen |  | 2 Zeilen, SHA-256 ");
    has("Preise | Artikel Haaröl | Preis | 24,50 € | 26,00 €");
    has(
        "Artikel Bartöl | neu angelegt |  | Name: Bartöl, Gruppe: Bart, Art: Ware, Umsatzsteuer: allgemeiner Satz",
    );
    has("Preise | Artikel Bartöl | Preis |  | 12,50 €");
    has("Gruppe Bart | neu angelegt");
}

/// What was called and cost what on a day stands there for good, whatever came later.
#[test]
fn the_price_on_a_day_is_the_one_that_held_then() {
    let (test_salon, today) = next_day();
    let id = test_salon.article("Herrenschnitt");
    test_salon.ask(SetPrice { article: id, price: euros(3_400), from: day(2026, 12, 1) }).unwrap();
    test_salon.at(day(2026, 12, 2), 9, 0);
    let wish = article(&test_salon, "Herrenschnitt");
    test_salon.ask(SaveArticle { name: "Haarschnitt Herren".into(), ..wish }).unwrap();
    let wish = article(&test_salon, "Herrenschnitt");
    test_salon
        .ask(SaveArticle { id: None, name: "Bartschnitt".into(), price: euros(1_500), ..wish })
        .unwrap();
    let prices = |on: Day| lines(&test_salon, List::PricesOn { day: on });
    let of = |on: Day, name: &str| prices(on).into_iter().find(|line| line.contains(name));

    assert_eq!(
        of(today, "Herrenschnitt").as_deref(),
        Some("Schneiden | Herrenschnitt | allgemeiner Satz | 32,00 € | 27.11.2026 | Sabine Krüger")
    );
    assert_eq!(
        of(day(2026, 12, 1), "Herrenschnitt").as_deref(),
        Some("Schneiden | Herrenschnitt | allgemeiner Satz | 34,00 € | 01.12.2026 | Sabine Krüger")
    );
    assert!(of(day(2026, 12, 2), "Haarschnitt Herren").unwrap().contains("34,00 €"));
    assert_eq!(of(day(2026, 12, 1), "Bartschnitt"), None);
    assert!(of(day(2026, 12, 2), "Bartschnitt").unwrap().contains("15,00 €"));
    assert_eq!(prices(today).len(), 10);
    assert!(prices(day(2026, 11, 26)).is_empty(), "before the founding there was no price");
}

#[test]
fn a_month_that_is_over_calls_everyone_as_then() {
    let salon = TestSalon::haarwerk();
    let jana = salon.person("Jana");
    salon.ask(SetPin { person: jana, pin: "9182".into(), old_pin: None }).unwrap();
    let november = || {
        let list = List::Programming { span: Span::Month(day(2026, 11, 1)), area: None, text: String::new() };
        lines(&salon, list)
    };
    let before = november();
    assert!(before.iter().any(|line| line.contains("Jana Vogt")), "{before:?}");
    salon.at(day(2026, 12, 1), 9, 0);
    let person = salon.ask(People).unwrap().into_iter().find(|person| person.id == jana).unwrap();
    salon
        .ask(SavePerson {
            id: Some(jana),
            name: "Jana Meier".into(),
            short_name: person.short_name,
            role: person.role,
            performs: person.performs,
            active: true,
        })
        .unwrap();
    let group = salon.ask(Catalogue).unwrap().groups.remove(0);
    salon.ask(SaveGroup { id: Some(group.id), name: "Haarschnitte".into(), tone: group.tone }).unwrap();
    assert_eq!(november(), before);
}
