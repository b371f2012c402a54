//! Turnover reports of day, week, month and year, and the way from each figure to its entries.

use contract::figure::Figure;
use contract::lists::{List, ListPage, ShowList, Span};
use contract::sheet::{Cell, Lead, Section, Sheet};
use contract::storno::{CancelReceipt, CorrectPayment};
use contract::till::VoidLine;
use lockbuch_tests::test_salon::{TestSalon, day};
use lockbuch_tests::till::girocard;

use super::revocation::{gone_on, reopened};
use super::whole_day::day_d;
use crate::laws::figures::keeps_the_law;

fn shown(salon: &TestSalon, list: List) -> ListPage {
    salon.ask(ShowList { list, rows: 500 }).unwrap()
}

fn report(salon: &TestSalon, span: Span) -> Sheet {
    salon.sign_in_as("Sabine");
    shown(salon, List::Turnover { span }).sheet
}

/// The section with this title.
fn section<'a>(sheet: &'a Sheet, title: &str) -> &'a Section {
    let found = sheet.sections.iter().find(|section| section.title.as_deref() == Some(title));
    found.unwrap_or_else(|| panic!("no {title} in {sheet:#?}"))
}

/// A table as text, cell by cell.
fn rows(section: &Section) -> Vec<String> {
    let table = section.table.as_ref().unwrap();
    let row = |cells: &[Cell]| cells.iter().map(Cell::german).collect::<Vec<_>>().join(" | ");
    table.rows.iter().map(|it| row(&it.cells).replace('\u{a0}', " ")).collect()
}

/// Where the row with this name leads.
fn lead(section: &Section, name: &str) -> List {
    let rows = &section.table.as_ref().unwrap().rows;
    let row = rows.iter().find(|row| row.cells[0] == Cell::text(name)).unwrap();
    match row.leads_to.clone() {
        Some(Lead::List(list)) => *list,
        other => panic!("{name} leads to {other:?}"),
    }
}

const FRIDAY: fn() -> Span = || Span::Day(day(2026, 11, 27));

#[test]
fn the_day_says_what_it_took_in() {
    let (salon, _) = day_d();
    let sheet = report(&salon, FRIDAY());
    assert_eq!(
        (sheet.title.as_str(), sheet.file_stem.as_str()),
        ("Umsatzbericht Fr 27.11.2026", "umsatzbericht-2026-11-27")
    );
    assert_eq!(
        rows(section(&sheet, "Auf einen Blick")),
        [
            "Umsatz | 387,95 € | 0,00 € | ",
            "Verkäufe, die gelten | 7 | 0 | ",
            "Durchschnitt je Verkauf | 55,42 € |  | ",
            "Verkäufe mit Namen | 0 | 0 | ",
            "Verkäufe ohne Namen | 8 | 0 | ",
            "Trinkgeld Personal | 13,00 € | 0,00 € | ",
            "Storni | 1 | 0 | ",
            "Kassendifferenzen | -0,50 € | 0,00 € | ",
        ]
    );
    assert_eq!(
        rows(section(&sheet, "Umsatz je Stunde")),
        [
            "9 bis 10 Uhr | 2 | 54,00 € | 13,92 % | 27,00 € | 0,00 €",
            "11 bis 12 Uhr | 2 | 180,95 € | 46,64 % | 90,48 € | 0,00 €",
            "12 bis 13 Uhr | 1 | 32,00 € | 8,25 % | 32,00 € | 0,00 €",
            "15 bis 16 Uhr | 1 | 58,00 € | 14,95 % | 58,00 € | 0,00 €",
            "16 bis 17 Uhr | 1 | 63,00 € | 16,24 % | 63,00 € | 0,00 €",
            "Summe | 7 | 387,95 € |  | 55,42 € | ",
        ]
    );
}

#[test]
fn the_turnover_is_parted_by_group_person_payment_and_vat() {
    let (salon, _) = day_d();
    let sheet = report(&salon, FRIDAY());
    assert_eq!(
        rows(section(&sheet, "Warengruppen")),
        [
            "Schneiden | 5 | 238,00 € | 61,35 % | 0,00 €",
            "Farbe | 1 | 64,00 € | 16,5 % | 0,00 €",
            "Verkauf | 2 | 40,95 € | 10,56 % | 0,00 €",
            "Kinder | 1 | 22,00 € | 5,67 % | 0,00 €",
            "Pflege | 1 | 18,00 € | 4,64 % | 0,00 €",
            "Trinkgeld Inhaber | 1 | 5,00 € | 1,29 % | 0,00 €",
            "Summe |  | 387,95 € |  | 0,00 €",
        ]
    );
    assert_eq!(
        rows(section(&sheet, "Ausgeführt von")),
        [
            "Jana Vogt | 220,00 € | 0,00 € | 220,00 € | 56,71 % | 0,00 €",
            "Mehmet Aydin | 64,00 € | 0,00 € | 64,00 € | 16,5 % | 0,00 €",
            "Sabine Krüger | 58,00 € | 0,00 € | 58,00 € | 14,95 % | 0,00 €",
            "ohne Person |  |  | 45,95 € | 11,84 % | 0,00 €",
            "Summe |  |  | 387,95 € |  | 0,00 €",
        ]
    );
    assert_eq!(
        rows(section(&sheet, "Zahlungsarten")),
        [
            "girocard | 248,95 € | 62,09 % | 0,00 €",
            "Bar | 152,00 € | 37,91 % | 0,00 €",
            "Summe | 400,95 € |  | 0,00 €"
        ]
    );
    assert_eq!(
        rows(section(&sheet, "Mehrwertsteuer"))[0],
        "19 % | 326,01 € | 61,94 € | 387,95 € | 96,76 % | 0,00 €"
    );
    assert!(rows(section(&sheet, "Kassiert von"))[0].starts_with("Jana Vogt | "));
}

#[test]
fn what_was_taken_back_and_given_is_counted_once() {
    let (salon, closing) = day_d();
    let sheet = report(&salon, FRIDAY());
    let events = rows(section(&sheet, "Zurückgenommen, gezählt, ausgezahlt"));
    for row in [
        "Storni | 1 | -58,00 € | 0 | 0,00 €",
        "Zahlungsartkorrekturen | 1 | 58,00 € | 0 | 0,00 €",
        "Nachlässe | 1 | -2,45 € | 0 | 0,00 €",
        "Kassendifferenzen | 1 | -0,50 € | 0 | 0,00 €",
        "Trinkgeld ausgezahlt |  | -13,00 € |  | 0,00 €",
    ] {
        assert!(events.iter().any(|it| it == row), "{row} in {events:#?}");
    }
    let closings = section(&sheet, "Abschlüsse");
    assert_eq!(rows(closings), ["Z-331 | 27.11.2026 |  | 18 | 387,95 € | -0,50 €"]);
    assert_eq!(closings.table.as_ref().unwrap().rows[0].leads_to, Some(Lead::Entry(closing.seq)));
}

/// Day D, and a Saturday of one cut; the Monday after is open.
pub fn three_days() -> TestSalon {
    let (salon, _) = day_d();
    salon.at(day(2026, 11, 28), 8, 30);
    salon.open_day();
    salon.sell("Herrenschnitt", Some("Mehmet"));
    salon.at(day(2026, 11, 28), 16, 0);
    salon.close_day();
    salon.at(day(2026, 11, 30), 8, 30);
    salon.ask(lockbuch_tests::counting::opening("282,00")).unwrap();
    salon.at(day(2026, 11, 30), 10, 0);
    salon.sell("Kinderschnitt", Some("Jana"));
    salon
}

#[test]
fn days_add_up_to_weeks_months_and_years() {
    let salon = three_days();
    let day_in = |day_of_month| day(2026, 11, day_of_month);
    let week = report(&salon, Span::Week(day_in(28)));
    assert_eq!(
        rows(section(&week, "Umsatz je Tag")),
        [
            "Fr 27.11.2026 | 7 | 387,95 € | 92,38 % | 55,42 € | 0,00 €",
            "Sa 28.11.2026 | 1 | 32,00 € | 7,62 % | 32,00 € | 0,00 €",
            "Summe | 8 | 419,95 € |  | 52,49 € | ",
        ]
    );
    let next = report(&salon, Span::Week(day_in(30)));
    assert_eq!(rows(section(&next, "Auf einen Blick"))[0], "Umsatz | 22,00 € | 419,95 € | -94,76 %");
    let month = report(&salon, Span::Month(day_in(1)));
    assert_eq!(rows(section(&month, "Auf einen Blick"))[0], "Umsatz | 441,95 € | 0,00 € | ");
    assert_eq!(
        month.notices.last().unwrap(),
        "Der Mo 30.11.2026 ist noch offen: Seine Zahlen gelten bis jetzt."
    );
    let year = report(&salon, Span::Year(day_in(1)));
    assert_eq!(
        rows(section(&year, "Umsatz je Monat"))[0],
        "November 2026 | 9 | 441,95 € | 100 % | 49,11 € | 0,00 €"
    );
    let saturday = report(&salon, Span::Day(day_in(30)));
    assert!(saturday.head.contains(&("Vergleich".into(), "Sa 28.11.2026".into())), "the booked day before");
    let empty = report(&salon, Span::Day(day_in(29)));
    assert_eq!(empty.sections[0].paragraphs, ["In diesem Zeitraum wurde kein Tag geöffnet."]);
}

#[test]
fn a_year_leads_to_a_month_to_a_day_to_an_entry() {
    let salon = three_days();
    let year = report(&salon, Span::Year(day(2026, 1, 1)));
    let month = shown(&salon, lead(section(&year, "Umsatz je Monat"), "November 2026")).sheet;
    let friday = shown(&salon, lead(section(&month, "Umsatz je Tag"), "Fr 27.11.2026")).sheet;
    let hour = shown(&salon, lead(section(&friday, "Umsatz je Stunde"), "12 bis 13 Uhr")).sheet;
    assert_eq!(hour.title, "Umsatz von 12 bis 13 Uhr, Fr 27.11.2026");
    assert_eq!(
        rows(&hour.sections[0]),
        [
            "004505 | 27.11.2026 12:30:00 | Verkauf | Jana Vogt | 58,00 € | 58,00 €",
            "004506 | 27.11.2026 12:30:00 | Storno zu 004505 | Jana Vogt | -58,00 € | -58,00 €",
            "004507 | 27.11.2026 12:30:00 | Verkauf | Jana Vogt | 32,00 € | 32,00 €",
            "Summe |  |  |  |  | 32,00 €",
        ]
    );
    let row = &hour.sections[0].table.as_ref().unwrap().rows[2];
    assert_eq!(row.leads_to, Some(Lead::Entry(salon.entry_of(4_507).head.seq)));
    let group = shown(&salon, lead(section(&year, "Warengruppen"), "Verkauf")).sheet;
    assert_eq!(rows(&group.sections[0]), ["November 2026 |  | 40,95 €", "Summe |  | 40,95 €"]);
    let entries = shown(&salon, lead(&group.sections[0], "November 2026")).sheet;
    assert_eq!(
        rows(&entries.sections[0]),
        [
            "004504 | 27.11.2026 11:30:00 | Verkauf | Jana Vogt | 40,95 € | 40,95 €",
            "Summe |  |  |  |  | 40,95 €"
        ]
    );
}

#[test]
fn a_long_list_of_entries_says_its_sum_above_and_how_many_are_left_out() {
    let (salon, _) = day_d();
    salon.sign_in_as("Sabine");
    let list = List::Entries { span: FRIDAY(), figure: Figure::Turnover };
    let page = salon.ask(ShowList { list, rows: 3 }).unwrap();
    assert_eq!((page.sheet.rows(), page.more), (3, 8), "eleven entries move the turnover");
    assert_eq!(page.sheet.sections[0].paragraphs, ["11 Buchungen, zusammen 387,95 €."]);
}

#[test]
fn the_picture_says_in_words_what_it_shows() {
    let salon = three_days();
    let week = report(&salon, Span::Week(day(2026, 11, 28)));
    let chart = section(&week, "Umsatz je Tag").chart.as_ref().unwrap();
    assert_eq!(
        chart.words,
        "Umsatz je Tag, 23.11. bis 29.11.2026: zusammen 419,95 €. Am meisten: Fr 27.11.2026 mit 387,95 €."
    );
    assert!(chart.svg.contains("aria-label") && !chart.svg.contains("style="));
}

#[test]
fn a_revoked_day_is_both_its_closings_and_each_receipt_counts_once() {
    let (salon, _, _) = gone_on();
    let sheet = report(&salon, FRIDAY());
    assert_eq!(rows(section(&sheet, "Auf einen Blick"))[0], "Umsatz | 399,95 € | 0,00 € | ");
    assert_eq!(
        rows(section(&sheet, "Abschlüsse")),
        [
            "Z-331 | 27.11.2026 | widerrufen, Belege gelten | 18 | 387,95 € | -0,50 €",
            "Z-332 | 27.11.2026 |  | 3 | 12,00 € | 0,00 €",
        ]
    );
    assert!(keeps_the_law(&salon.desk, salon.folder.path(), FRIDAY()));
}

#[test]
fn what_is_taken_back_after_a_revocation_adds_up_too() {
    let (salon, _, _) = reopened();
    let seq = salon.entry_of(4_507).head.seq;
    salon.ask(CancelReceipt { seq, reason: "Falsche Leistung".into() }).unwrap();
    let seq = salon.entry_of(4_513).head.seq;
    let tenders = vec![girocard(6_300)];
    salon.ask(CorrectPayment { seq, tenders, reason: "Doch mit Karte".into() }).unwrap();
    let sheet = report(&salon, FRIDAY());
    assert_eq!(rows(section(&sheet, "Auf einen Blick"))[0], "Umsatz | 355,95 € | 0,00 € | ");
    for span in [FRIDAY(), Span::Year(day(2026, 1, 1))] {
        assert!(keeps_the_law(&salon.desk, salon.folder.path(), span));
    }
}

/// What is noted between two days may stand in the month before; the day that opens next does not.
#[test]
fn an_open_day_stands_in_its_own_month_in_the_year() {
    let salon = TestSalon::open_for_business();
    salon.close_day();
    salon.at(day(2026, 11, 30), 20, 0);
    let basket = salon.basket_with("Herrenschnitt", Some("Mehmet"));
    salon.ask(VoidLine { basket: basket.id, line: 1, reason: "Vertippt".into() }).unwrap();
    salon.at(day(2026, 12, 1), 8, 30);
    salon.open_day();
    salon.sell("Herrenschnitt", Some("Mehmet"));
    let year = report(&salon, Span::Year(day(2026, 1, 1)));
    let months = rows(section(&year, "Umsatz je Monat"));
    assert!(months.iter().any(|row| row.starts_with("Dezember 2026 | 1 | 32,00 €")), "{months:?}");
    assert!(keeps_the_law(&salon.desk, salon.folder.path(), Span::Year(day(2026, 1, 1))));
}

#[test]
fn only_the_owner_sees_reports() {
    let salon = TestSalon::open_for_business();
    let no = salon.refused(ShowList { list: List::Turnover { span: FRIDAY() }, rows: 10 });
    assert_eq!(no.code(), "door.not_allowed");
}
