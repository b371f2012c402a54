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
use lockbuch_tests::test_salon::{TestSalon, day};

use super::lists::day_of_stornos;

fn list(span: Span, kinds: Kinds, text: &str) -> List {
    List::Protocol { span, kinds, person: None, text: text.into() }
}

fn november() -> Span {
    Span::Month(day(2026, 11, 1))
}

fn shown(salon: &TestSalon, kinds: Kinds, text: &str) -> ListPage {
    salon.ask(ShowList { list: list(november(), kinds, text), rows: 1_000 }).unwrap()
}

/// The table of the entries: the last of the sheet.
fn entries(sheet: &Sheet) -> &Table {
    sheet.sections.last().unwrap().table.as_ref().unwrap()
}

fn line(cells: &[Cell]) -> String {
    cells.iter().map(Cell::german).collect::<Vec<_>>().join(" | ").replace('\u{a0}', " ")
}

/// The line of an entry without check digit and signature, which differ from key to key.
fn line_of(salon: &TestSalon, sheet: &Sheet, kind: EntryKind) -> String {
    let seq = Cell::Number(salon.newest_of(kind).to_string());
    let row = entries(sheet).rows.iter().find(|row| row.cells[0] == seq);
    line(&row.unwrap_or_else(|| panic!("{kind:?} is missing")).cells[1..8])
}

#[test]
fn every_entry_of_the_month_stands_there_with_its_signature_and_check_digit() {
    let salon = day_of_stornos();
    salon.close_day();
    let sheet = shown(&salon, Kinds::All, "").sheet;
    let rows = &entries(&sheet).rows;
    let all = salon.all_entries();
    assert_eq!(rows.len(), all.len());
    for (row, entry) in rows.iter().zip(&all) {
        let stored = salon.stored(entry.head.seq);
        assert_eq!(row.cells[0], Cell::Number(entry.head.seq.to_string()));
        assert_eq!(row.cells[2], Cell::Moment(entry.head.ended));
        assert_eq!(row.cells[8], Cell::Number(stored.check_digit.to_string()));
        assert_eq!(row.cells[9], Cell::Hash(stored.signature.to_string()));
    }
    assert_eq!(
        line_of(&salon, &sheet, EntryKind::PaymentCorrection),
        "27.11.2026 | 27.11.2026 10:02:00 | Zahlungsartkorrektur zu 004503 | 004505 | Jana Vogt | \
         girocard 32,00 € · Grund: Doch mit Karte | 32,00 €"
    );
    assert_eq!(
        line_of(&salon, &sheet, EntryKind::Closing),
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
    let salon = TestSalon::open_for_business();
    let basket = salon.basket_with("Shampoo", None);
    salon.ask(DropBasket { basket: basket.id, reason: "Kundin geht".into() }).unwrap();
    salon.ask(OpenDrawer { reason: "Wechselgeld".into() }).unwrap();
    let receipt = salon.sell("Herrenschnitt", Some("Mehmet"));
    salon.ask(Reprint { seq: receipt.seq, printer: None }).unwrap();
    salon.ask(SignIn { person: salon.person("Mehmet"), pin: "0000".into() }).unwrap_err();
    salon.sign_in_as("Sabine");
    salon.reprice("Herrenschnitt", 3_400);
    salon.ask(ListFile { list: list(november(), Kinds::All, ""), format: SheetFormat::Csv }).unwrap();
    let sheet = shown(&salon, Kinds::All, "").sheet;
    let told = |kind| line_of(&salon, &sheet, kind);
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
    let salon = day_of_stornos();
    let kinds = |kinds| entries(&shown(&salon, kinds, "").sheet).rows.len();
    assert_eq!((kinds(Kinds::TakenBack), kinds(Kinds::Receipts)), (4, 4));
    let together: usize = Kinds::CHOICES[1..].iter().map(|group| kinds(*group)).sum();
    assert_eq!(kinds(Kinds::All), together);

    let found = shown(&salon, Kinds::All, "KARTE doch").sheet;
    assert_eq!(entries(&found).rows.len(), 2, "storno and new entry of the payment correction");
    assert!(found.head.contains(&("Suche".into(), "KARTE doch".into())));
    assert_eq!(entries(&shown(&salon, Kinds::All, "004503").sheet).rows.len(), 3);
    assert_eq!(entries(&shown(&salon, Kinds::All, "gibt es nicht").sheet).rows.len(), 0);

    let of = |person: PersonId| {
        let list = List::Protocol {
            span: november(),
            kinds: Kinds::TakenBack,
            person: Some(person),
            text: String::new(),
        };
        entries(&salon.ask(ShowList { list, rows: 99 }).unwrap().sheet).rows.len()
    };
    assert_eq!((of(salon.person("Jana")), of(salon.person("Sabine"))), (3, 1));
}

#[test]
fn the_first_page_says_how_much_follows() {
    let salon = day_of_stornos();
    let all = salon.all_entries().len();
    let page = salon.ask(ShowList { list: list(november(), Kinds::All, ""), rows: 5 }).unwrap();
    assert_eq!((entries(&page.sheet).rows.len(), page.more as usize), (5, all - 5));
    let page = salon.ask(ShowList { list: list(november(), Kinds::All, "bar"), rows: 1 }).unwrap();
    assert_eq!(entries(&page.sheet).rows.len(), 1);
    assert!(page.more >= 4, "{}", page.more);
}

#[test]
fn the_csv_holds_the_whole_signature() {
    let salon = day_of_stornos();
    let newest = salon.newest();
    let file =
        salon.ask(ListFile { list: list(november(), Kinds::All, ""), format: SheetFormat::Csv }).unwrap();
    let text = String::from_utf8(STANDARD.decode(file.base64).unwrap()).unwrap();
    for seq in 1..=newest.get() {
        let signature = salon.stored(Seq::new(seq)).signature.to_string();
        assert!(signature.len() == 128 && text.contains(&signature), "{seq}");
    }
}

/// Neighbouring months share no entry and leave none out, also where a night passes from one to the other.
#[test]
fn months_meet_without_gap_and_overlap() {
    let salon = TestSalon::open_for_business();
    salon.close_day();
    salon.at(day(2026, 11, 30), 9, 0);
    salon.open_day();
    salon.at(day(2026, 12, 1), 0, 30);
    salon.sell("Herrenschnitt", Some("Mehmet"));
    salon.ask(SignIn { person: salon.person("Mehmet"), pin: "0000".into() }).unwrap_err();
    salon.sell("WSF", Some("Jana"));
    salon.close_day();
    salon.ask(SignIn { person: salon.person("Lea"), pin: "0000".into() }).unwrap_err();
    salon.at(day(2026, 12, 2), 9, 0);
    salon.sign_in_as("Sabine");
    let numbers = |first: Day| -> Vec<Cell> {
        let list = list(Span::Month(first), Kinds::All, "");
        let sheet = salon.ask(ShowList { list, rows: 1_000 }).unwrap().sheet;
        entries(&sheet).rows.iter().map(|row| row.cells[0].clone()).collect()
    };
    let (november, december) = (numbers(day(2026, 11, 1)), numbers(day(2026, 12, 1)));
    assert!(numbers(day(2026, 10, 1)).is_empty() && numbers(day(2027, 1, 1)).is_empty());
    let all: Vec<Cell> = (1..=salon.newest().get()).map(|seq| Cell::Number(seq.to_string())).collect();
    assert_eq!([november.clone(), december.clone()].concat(), all);
    assert_eq!(december.len(), 1, "only the failure after the close is December's");
}
