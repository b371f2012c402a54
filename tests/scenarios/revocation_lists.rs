//! The owner's lists over a day that was revoked and closed again: each receipt counts once, nothing is missing.

use contract::cash::CashPlace;
use contract::figure::Figure;
use contract::lists::{List, ShowList, Span};
use contract::sheet::{Cell, Sheet};
use contract::storno::CancelReceipt;
use lockbuch_tests::counting::euros;
use lockbuch_tests::test_salon::{TestSalon, day};

use super::revocation::{gone_on, reopened};

fn friday() -> Span {
    Span::Day(day(2026, 11, 27))
}

fn november() -> Span {
    Span::Month(day(2026, 11, 1))
}

fn shown(salon: &TestSalon, list: List) -> Sheet {
    salon.ask(ShowList { list, rows: 500 }).unwrap().sheet
}

/// All rows of all tables as text.
fn rows(sheet: &Sheet) -> Vec<String> {
    let tables = sheet.sections.iter().filter_map(|section| section.table.as_ref());
    let row = |cells: &[Cell]| cells.iter().map(Cell::german).collect::<Vec<_>>().join(" | ");
    tables.flat_map(|table| &table.rows).map(|it| row(&it.cells).replace('\u{a0}', " ")).collect()
}

fn row(sheet: &Sheet, beginning: &str) -> String {
    let rows = rows(sheet);
    let found = rows.iter().find(|row| row.starts_with(beginning));
    found.unwrap_or_else(|| panic!("no {beginning} in {rows:#?}")).clone()
}

/// Z-331 revoked, a Herrenschnitt of it cancelled, and closed again.
fn cancelled_after_revocation() -> TestSalon {
    let (salon, _, _) = reopened();
    let seq = salon.entry_of(4_507).head.seq;
    salon.ask(CancelReceipt { seq, reason: "Falsche Leistung".into() }).unwrap();
    salon.close_day();
    salon
}

#[test]
fn the_turnover_of_the_day_counts_each_receipt_once() {
    let (salon, _, _) = gone_on();
    for span in [friday(), november()] {
        let sheet = shown(&salon, List::Turnover { span });
        assert!(row(&sheet, "Umsatz |").starts_with("Umsatz | 399,95 €"), "{}", row(&sheet, "Umsatz |"));
        assert!(row(&sheet, "Verkäufe, die gelten").starts_with("Verkäufe, die gelten | 8 |"));
        let entries = shown(&salon, List::Entries { span, figure: Figure::Turnover });
        assert!(row(&entries, "Summe").contains("399,95 €"), "{}", row(&entries, "Summe"));
    }
}

#[test]
fn a_storno_after_the_revocation_lowers_the_turnover_once() {
    let salon = cancelled_after_revocation();
    let sheet = shown(&salon, List::Turnover { span: friday() });
    assert!(row(&sheet, "Umsatz |").starts_with("Umsatz | 355,95 €"));
    assert!(row(&sheet, "Verkäufe, die gelten").starts_with("Verkäufe, die gelten | 6 |"));
    let entries = shown(&salon, List::Entries { span: friday(), figure: Figure::Turnover });
    assert!(row(&entries, "Summe").contains("355,95 €"));
    let stornos = shown(&salon, List::Stornos { span: november(), person: None });
    assert!(
        rows(&stornos).iter().any(|row| row.contains("| 004519 | Storno | 004507 |")),
        "{:?}",
        rows(&stornos)
    );
}

#[test]
fn an_auditor_finds_no_gap_and_no_missing_count() {
    let (salon, _, _) = gone_on();
    let sheet = shown(&salon, List::SelfCheck { span: november() });
    for (title, says) in [
        ("Belegnummern ohne Lücke", "4500 bis 4520, keine Lücke"),
        ("Kasse nie unter null", "nie unter null"),
        ("Jeder Tag abgeschlossen", "alle abgeschlossen"),
        ("Abschluss am selben Tag", "alle in der Zeit"),
        ("Jeder Abschluss mit Zählung", "keine fehlt"),
    ] {
        assert!(row(&sheet, title).contains(says), "{}", row(&sheet, title));
    }
}

#[test]
fn the_cash_book_goes_on_over_a_revocation() {
    let (salon, _, _) = gone_on();
    let span = Span::Day(day(2026, 11, 27));
    for (span, rows) in [(span, 17), (Span::Month(day(2026, 11, 1)), 8)] {
        let list = List::CashBook { span, place: CashPlace::Drawer };
        let sheet = salon.ask(ShowList { list, rows: 100 }).unwrap().sheet;
        let breaks: Vec<&String> = sheet.notices.iter().filter(|notice| notice.contains("davor")).collect();
        assert!(breaks.is_empty(), "{breaks:?}");
        let overview = &sheet.sections[0].table.as_ref().unwrap().rows[0].cells;
        assert_eq!(
            (&overview[0], &overview[3]),
            (&Cell::Money(euros("250,00")), &Cell::Money(euros("250,00")))
        );
        assert!(sheet.sections[1].table.as_ref().unwrap().rows.len() >= rows);
    }
}
