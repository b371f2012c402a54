//! Lists on screen, as PDF and as CSV; the Stornobericht of a month.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use contract::lists::{List, ListFile, ListPage, ShowList, Span};
use contract::sheet::{Cell, Lead, Sheet, SheetFormat};
use contract::storno::{CancelReceipt, CorrectPayment, RingAgain};
use contract::{EntryKind, PersonId};
use lockbuch_tests::test_salon::{TestSalon, day};
use lockbuch_tests::till::{cash, girocard};
use sha2::{Digest, Sha256};

fn november(person: Option<PersonId>) -> List {
    List::Stornos { span: Span::Month(day(2026, 11, 1)), person }
}

fn shown(salon: &TestSalon, list: List) -> ListPage {
    salon.ask(ShowList { list, rows: 100 }).unwrap()
}

/// A table of the sheet as text, cell by cell.
fn table(sheet: &Sheet, section: usize) -> Vec<String> {
    let table = sheet.sections[section].table.as_ref().unwrap();
    let row = |cells: &[Cell]| cells.iter().map(Cell::german).collect::<Vec<_>>().join(" | ");
    table.rows.iter().map(|row_| row(&row_.cells).replace('\u{a0}', " ")).collect()
}

/// Day D with a storno, a payment correction and a sale that was rung up again; Sabine is signed in.
pub fn day_of_stornos() -> TestSalon {
    let salon = TestSalon::open_for_business();
    salon.at(day(2026, 11, 27), 9, 0);
    let wrong = salon.sell("WSF", Some("Jana"));
    salon.at(day(2026, 11, 27), 9, 5);
    salon.ask(CancelReceipt { seq: wrong.seq, reason: "Kundin geht".into() }).unwrap();
    salon.at(day(2026, 11, 27), 10, 0);
    let paid = salon.sell("Herrenschnitt", Some("Mehmet"));
    salon.at(day(2026, 11, 27), 10, 2);
    let tenders = vec![girocard(3_200)];
    salon.ask(CorrectPayment { seq: paid.seq, tenders, reason: "Doch mit Karte".into() }).unwrap();
    salon.sign_in_as("Sabine");
    salon.at(day(2026, 11, 27), 11, 0);
    let again = salon.sell("Kinderschnitt", Some("Mehmet"));
    salon.at(day(2026, 11, 27), 11, 1);
    let rung = salon.ask(RingAgain { seq: again.seq, reason: "Falsche Leistung".into() }).unwrap();
    salon.at(day(2026, 11, 27), 11, 3);
    salon.pay(&rung.basket.id, &[cash(2_200, None)]);
    salon
}

#[test]
fn each_storno_stands_with_original_person_reason_time_and_amounts() {
    let salon = day_of_stornos();
    let page = shown(&salon, november(None));
    assert_eq!(page.sheet.title, "Stornobericht November 2026");
    assert_eq!(
        table(&page.sheet, 0),
        [
            "27.11.2026 09:05:00 | 004502 | Storno | 004501 | 27.11.2026 09:00:00 | Jana Vogt | Kundin geht | \
             Bar | -58,00 € | ",
            "27.11.2026 10:02:00 | 004504 | Zahlungsartkorrektur 004505 | 004503 | 27.11.2026 10:00:00 | \
             Jana Vogt | Doch mit Karte | Bar → girocard | -32,00 € | 32,00 €",
            "27.11.2026 11:01:00 | 004507 | Neu kassiert 004508 | 004506 | 27.11.2026 11:00:00 | \
             Sabine Krüger | Falsche Leistung | Bar | -22,00 € | 22,00 €",
            "Summe |  | 3 Stornos |  |  |  |  |  | -112,00 € | 54,00 €",
        ]
    );
    assert_eq!(
        table(&page.sheet, 1),
        [
            "Jana Vogt | 2 | 1 | 0 | -90,00 € | 32,00 €",
            "Sabine Krüger | 1 | 0 | 1 | -22,00 € | 22,00 €",
            "Summe | 3 | 1 | 1 | -112,00 € | 54,00 €",
        ]
    );
    assert_eq!(table(&page.sheet, 2)[0], "Doch mit Karte | 1 | 1 | 0 | -32,00 € | 32,00 €");
    let lead = page.sheet.sections[0].table.as_ref().unwrap().rows[0].leads_to.clone();
    assert_eq!(lead, Some(Lead::Entry(salon.entry_of(4_502).head.seq)));
}

#[test]
fn a_person_sees_only_what_that_person_cancelled_and_other_months_are_empty() {
    let salon = day_of_stornos();
    let sabine = shown(&salon, november(Some(salon.person("Sabine")))).sheet;
    assert_eq!(table(&sabine, 0).len(), 2);
    assert!(sabine.head.contains(&("Person".into(), "Sabine Krüger".into())));
    let october = List::Stornos { span: Span::Month(day(2026, 10, 31)), person: None };
    assert_eq!(shown(&salon, october).sheet.rows(), 0);
    let of_day = List::Stornos { span: Span::Day(day(2026, 11, 27)), person: None };
    assert_eq!(table(&shown(&salon, of_day).sheet, 0).len(), 4);
}

#[test]
fn a_page_of_a_list_is_its_beginning_and_says_how_much_follows() {
    let salon = day_of_stornos();
    let page = salon.ask(ShowList { list: november(None), rows: 2 }).unwrap();
    assert_eq!((page.sheet.rows(), page.more), (2, 9));
}

#[test]
fn the_head_says_whose_book_which_part_who_and_which_program() {
    let salon = day_of_stornos();
    let sheet = shown(&salon, november(None)).sheet;
    let names: Vec<&str> = sheet.head.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Salon", "Steuernummer", "Kasse", "Zeitraum", "Stand", "Erstellt von", "Programm"]);
    let last = salon.newest_entry().head;
    assert!(sheet.head.contains(&("Stand".into(), format!("Buchung {} vom 27.11.2026 11:03:00", last.seq))));
    assert!(sheet.head.contains(&("Erstellt von".into(), "Sabine Krüger".into())));
    assert_eq!(sheet.notices, ["Der Zeitraum ist noch nicht zu Ende."]);
    salon.at(day(2026, 12, 1), 9, 0);
    assert!(shown(&salon, november(None)).sheet.notices.is_empty());
}

#[test]
fn giving_a_list_out_is_an_entry_with_its_hash() {
    let salon = day_of_stornos();
    for (format, name) in
        [(SheetFormat::Csv, "stornobericht-2026-11.csv"), (SheetFormat::Pdf, "stornobericht-2026-11.pdf")]
    {
        let file = salon.ask(ListFile { list: november(None), format }).unwrap();
        assert_eq!(file.file_name, name);
        let bytes = STANDARD.decode(file.base64).unwrap();
        let entry = salon.newest_entry();
        assert_eq!((entry.head.kind, entry.head.person_id), (EntryKind::Export, salon.person("Sabine").0));
        let details: serde_json::Value = serde_json::from_str(&entry.details.unwrap().body).unwrap();
        assert_eq!(details["file"], name);
        let hash: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(details["sha256"], hash);
        assert_eq!(details["list"]["stornos"]["span"]["month"], "2026-11-01");
    }
}

#[test]
fn lists_are_the_owners() {
    let salon = day_of_stornos();
    salon.sign_in_as("Jana");
    assert_eq!(salon.refused(ShowList { list: november(None), rows: 9 }).code(), "door.not_allowed");
    let file = ListFile { list: november(None), format: SheetFormat::Csv };
    assert_eq!(salon.refused(file).code(), "door.not_allowed");
}

#[test]
fn what_was_typed_never_becomes_a_formula() {
    let salon = TestSalon::open_for_business();
    let receipt = salon.sell("WSF", Some("Jana"));
    salon.ask(CancelReceipt { seq: receipt.seq, reason: "=HYPERLINK(\"x\")".into() }).unwrap();
    salon.sign_in_as("Sabine");
    let file = salon.ask(ListFile { list: november(None), format: SheetFormat::Csv }).unwrap();
    let text = String::from_utf8(STANDARD.decode(file.base64).unwrap()).unwrap();
    assert!(text.contains("'=HYPERLINK"), "{text}");
    assert!(!text.contains(";=") && !text.contains(";\"="), "{text}");
}
