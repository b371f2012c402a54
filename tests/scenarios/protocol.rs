//! Datenerfassungsprotokoll: everything that was recorded, in the order of the book.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use contract::cash::OpenDrawer;
use contract::lists::{List, ListFile, ListPage, ShowList, Span};
use contract::protocols::Kinds;
use contract::roll::Reprint;
use contract::session::SignIn;
use contract::sheet::{Cell, Sheet, SheetFormat, Table};
use contract::till::DropBasket;
use contract::{Day, EntryKind, PersonId, Seq};
use lockbuch_tests::house::{House, day};

use super::lists::day_of_stornos;

fn list(span: Span, kinds: Kinds, text: &str) -> List {
    List::Protocol { span, kinds, person: None, text: text.into() }
}

fn november() -> Span {
    Span::Month(day(2026, 11, 1))
}

fn shown(house: &House, kinds: Kinds, text: &str) -> ListPage {
    house.ask(ShowList { list: list(november(), kinds, text), rows: 1_000 }).unwrap()
}

/// The table of the entries: the last of the sheet.
fn entries(sheet: &Sheet) -> &Table {
    sheet.sections.last().unwrap().table.as_ref().unwrap()
}

fn line(cells: &[Cell]) -> String {
    cells.iter().map(Cell::german).collect::<Vec<_>>().join(" | ").replace('\u{a0}', " ")
}

/// The line of an entry without check digit and signature, which differ from key to key.
fn line_of(house: &House, sheet: &Sheet, kind: EntryKind) -> String {
    let seq = Cell::Number(house.newest_of(kind).to_string());
    let row = entries(sheet).rows.iter().find(|row| row.cells[0] == seq);
    line(&row.unwrap_or_else(|| panic!("{kind:?} is missing")).cells[1..8])
}

#[test]
fn every_entry_of_the_month_stands_there_with_its_signature_and_check_digit() {
    let house = day_of_stornos();
    house.close_day();
    let sheet = shown(&house, Kinds::All, "").sheet;
    let rows = &entries(&sheet).rows;
    let all = house.all_entries();
    assert_eq!(rows.len(), all.len());
    for (row, entry) in rows.iter().zip(&all) {
        let stored = house.stored(entry.head.seq);
        assert_eq!(row.cells[0], Cell::Number(entry.head.seq.to_string()));
        assert_eq!(row.cells[2], Cell::Moment(entry.head.ended));
        assert_eq!(row.cells[8], Cell::Number(stored.check_digit.to_string()));
        assert_eq!(row.cells[9], Cell::Hash(stored.signature.to_string()));
    }
    assert_eq!(
        line_of(&house, &sheet, EntryKind::PaymentCorrection),
        "27.11.2026 | 27.11.2026 10:02:00 | Zahlungsartkorrektur zu 004503 | 004505 | Jana Vogt | \
         girocard 32,00 € · Grund: Doch mit Karte | 32,00 €"
    );
    assert_eq!(
        line_of(&house, &sheet, EntryKind::Closing),
        "27.11.2026 | 27.11.2026 11:03:00 | Tagesabschluss Z-331 | Z-331 | Sabine Krüger | \
         Umsatz 54,00 € · Kassenbestand 272,00 € | "
    );
    let closings = sheet.sections[0].table.as_ref().unwrap();
    assert_eq!(
        line(&closings.rows[0].cells),
        "Z-331 | 27.11.2026 | 27.11.2026 11:03:00 | Sabine Krüger | 54,00 € | 272,00 € | "
    );
}

#[test]
fn what_is_not_a_sale_is_told_in_words() {
    let house = House::open_for_business();
    let basket = house.basket_with("Shampoo", None);
    house.ask(DropBasket { basket: basket.id, reason: "Kundin geht".into() }).unwrap();
    house.ask(OpenDrawer { reason: "Wechselgeld".into() }).unwrap();
    let receipt = house.sell("Herrenschnitt", Some("Mehmet"));
    house.ask(Reprint { seq: receipt.seq, printer: None }).unwrap();
    house.ask(SignIn { person: house.person("Mehmet"), pin: "0000".into() }).unwrap_err();
    house.sign_in_as("Sabine");
    house.reprice("Herrenschnitt", 3_400);
    house.ask(ListFile { list: list(november(), Kinds::All, ""), format: SheetFormat::Csv }).unwrap();
    let sheet = shown(&house, Kinds::All, "").sheet;
    let told = |kind| line_of(&house, &sheet, kind);
    for (kind, words) in [
        (EntryKind::AbandonedBasket, "Shampoo 250 ml 18,90 € · Grund: Kundin geht"),
        (EntryKind::DrawerOpened, "Grund: Wechselgeld"),
        (EntryKind::Reprint, "Verkauf 004502, "),
        (EntryKind::SignInFailure, "PIN für Mehmet Aydin, 1. falsche Eingabe in Folge"),
        (EntryKind::Settings, "Artikel Herrenschnitt: Preis ab 27.11.2026 32,00 € → 34,00 €"),
        (EntryKind::Export, "datenerfassungsprotokoll-2026-11.csv · SHA-256 "),
        (EntryKind::OpeningStock, "Bar 250,00 €"),
        (EntryKind::Count, "gezählt 250,00 € · Soll 250,00 € · Differenz 0,00 €"),
        (
            EntryKind::Foundation,
            "Einrichtung der Kasse |  | Programm | Inhaberin oder Inhaber Sabine Krüger · ",
        ),
    ] {
        assert!(told(kind).contains(words), "{kind:?}: {}", told(kind));
    }
}

#[test]
fn groups_person_and_words_narrow_the_list() {
    let house = day_of_stornos();
    let kinds = |kinds| entries(&shown(&house, kinds, "").sheet).rows.len();
    assert_eq!((kinds(Kinds::TakenBack), kinds(Kinds::Receipts)), (4, 4));
    let together: usize = Kinds::CHOICES[1..].iter().map(|group| kinds(*group)).sum();
    assert_eq!(kinds(Kinds::All), together);

    let found = shown(&house, Kinds::All, "KARTE doch").sheet;
    assert_eq!(entries(&found).rows.len(), 2, "storno and new entry of the payment correction");
    assert!(found.head.contains(&("Suche".into(), "KARTE doch".into())));
    assert_eq!(entries(&shown(&house, Kinds::All, "004503").sheet).rows.len(), 3);
    assert_eq!(entries(&shown(&house, Kinds::All, "gibt es nicht").sheet).rows.len(), 0);

    let of = |person: PersonId| {
        let list = List::Protocol {
            span: november(),
            kinds: Kinds::TakenBack,
            person: Some(person),
            text: String::new(),
        };
        entries(&house.ask(ShowList { list, rows: 99 }).unwrap().sheet).rows.len()
    };
    assert_eq!((of(house.person("Jana")), of(house.person("Sabine"))), (3, 1));
}

#[test]
fn the_first_page_says_how_much_follows() {
    let house = day_of_stornos();
    let all = house.all_entries().len();
    let page = house.ask(ShowList { list: list(november(), Kinds::All, ""), rows: 5 }).unwrap();
    assert_eq!((entries(&page.sheet).rows.len(), page.more as usize), (5, all - 5));
    let page = house.ask(ShowList { list: list(november(), Kinds::All, "bar"), rows: 1 }).unwrap();
    assert_eq!(entries(&page.sheet).rows.len(), 1);
    assert!(page.more >= 4, "{}", page.more);
}

#[test]
fn the_csv_holds_the_whole_signature() {
    let house = day_of_stornos();
    let newest = house.newest();
    let file =
        house.ask(ListFile { list: list(november(), Kinds::All, ""), format: SheetFormat::Csv }).unwrap();
    let text = String::from_utf8(STANDARD.decode(file.base64).unwrap()).unwrap();
    for seq in 1..=newest.get() {
        let signature = house.stored(Seq::new(seq)).signature.to_string();
        assert!(signature.len() == 128 && text.contains(&signature), "{seq}");
    }
}

/// Neighbouring months share no entry and leave none out, also where a night passes from one to the other.
#[test]
fn months_meet_without_gap_and_overlap() {
    let house = House::open_for_business();
    house.close_day();
    house.at(day(2026, 11, 30), 9, 0);
    house.open_day();
    house.at(day(2026, 12, 1), 0, 30);
    house.sell("Herrenschnitt", Some("Mehmet"));
    house.ask(SignIn { person: house.person("Mehmet"), pin: "0000".into() }).unwrap_err();
    house.sell("WSF", Some("Jana"));
    house.close_day();
    house.ask(SignIn { person: house.person("Lea"), pin: "0000".into() }).unwrap_err();
    house.at(day(2026, 12, 2), 9, 0);
    house.sign_in_as("Sabine");
    let numbers = |first: Day| -> Vec<Cell> {
        let list = list(Span::Month(first), Kinds::All, "");
        let sheet = house.ask(ShowList { list, rows: 1_000 }).unwrap().sheet;
        entries(&sheet).rows.iter().map(|row| row.cells[0].clone()).collect()
    };
    let (november, december) = (numbers(day(2026, 11, 1)), numbers(day(2026, 12, 1)));
    assert!(numbers(day(2026, 10, 1)).is_empty() && numbers(day(2027, 1, 1)).is_empty());
    let all: Vec<Cell> = (1..=house.newest().get()).map(|seq| Cell::Number(seq.to_string())).collect();
    assert_eq!([november.clone(), december.clone()].concat(), all);
    assert_eq!(december.len(), 1, "only the failure after the close is December's");
}
