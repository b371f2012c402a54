//! A day that was opened with a wrong date, put right and closed: in every list it stands in the month in which it was booked,
//! as in that month's archive (the rule of months: `book/src/ledger/months.rs`).

use contract::Money;
use contract::cash::CashPlace;
use contract::catalogue::{Catalogue, SetPrice};
use contract::day::CorrectClock;
use contract::lists::{List, ShowList, Span};
use contract::protocols::Kinds;
use contract::sheet::{Section, Sheet};
use lockbuch_tests::counting::opening;
use lockbuch_tests::filled::filled;
use lockbuch_tests::test_salon::{TestSalon, day};

const NOVEMBER: fn() -> Span = || Span::Month(day(2026, 11, 27));
const DECEMBER: fn() -> Span = || Span::Month(day(2026, 12, 3));
const YEAR: fn() -> Span = || Span::Year(day(2026, 12, 3));

fn shown(salon: &TestSalon, list: List) -> Sheet {
    salon.sign_in_as("Sabine");
    salon.ask(ShowList { list, rows: 500 }).unwrap().sheet
}

fn texts(section: &Section) -> Vec<String> {
    let table = section.table.as_ref().unwrap();
    table
        .rows
        .iter()
        .map(|row| row.cells.iter().map(|cell| cell.german()).collect::<Vec<_>>().join("|"))
        .collect()
}

/// The rows of all tables that hold a word.
fn rows_with(sheet: &Sheet, word: &str) -> Vec<String> {
    let sections = sheet.sections.iter().filter(|section| section.table.is_some());
    sections.flat_map(texts).filter(|row| row.contains(word)).map(|row| row.replace('\u{a0}', " ")).collect()
}

/// Friday, 27 November, opened as 3 December, put right, closed, opened again and closed; then the true 3 December.
fn put_right() -> TestSalon {
    let salon = TestSalon::haarwerk();
    salon.at(day(2026, 12, 3), 8, 30);
    salon.sign_in_as("Jana");
    salon.open_day();
    salon.sell("Herrenschnitt", Some("Jana"));
    salon.at(day(2026, 11, 27), 9, 0);
    salon.sign_in_as("Sabine");
    salon.ask(CorrectClock { reason: "Datum verstellt".into() }).unwrap();
    salon.close_day();
    salon.at(day(2026, 11, 27), 10, 0);
    salon.ask(opening("282,00")).unwrap();
    salon.sell("Kinderschnitt", Some("Jana"));
    salon.close_day();
    salon.at(day(2026, 12, 4), 8, 30);
    salon.ask(opening("304,00")).unwrap();
    salon.sell("Föhnen", Some("Jana"));
    salon.close_day();
    salon
}

#[test]
fn a_day_with_a_wrong_date_stands_in_one_month_in_every_list() {
    let salon = put_right();
    let turnover = |span| rows_with(&shown(&salon, List::Turnover { span }), "Umsatz").remove(0);
    assert!(turnover(NOVEMBER()).starts_with("Umsatz|54,00 €"), "{}", turnover(NOVEMBER()));
    assert!(turnover(DECEMBER()).starts_with("Umsatz|29,00 €"), "{}", turnover(DECEMBER()));
    assert!(turnover(YEAR()).starts_with("Umsatz|83,00 €"), "{}", turnover(YEAR()));

    // The cash book goes on from month to month, and misses nothing.
    for (span, begin, end) in filled([(NOVEMBER(), "250,00", "304,00"), (DECEMBER(), "304,00", "333,00")]) {
        let book = shown(&salon, List::CashBook { span, place: CashPlace::Drawer });
        assert!(!book.notices.iter().any(|notice| notice.contains("davor lagen")), "{:?}", book.notices);
        let overview = texts(&book.sections[0]).remove(0);
        assert!(overview.starts_with(begin) && overview.contains(end), "{overview}");
    }

    // Each closing stands where its entries stand.
    let protocol = |span| List::Protocol { span, kinds: Kinds::All, person: None, text: String::new() };
    let closings = |span| texts(&shown(&salon, protocol(span)).sections[0]);
    assert_eq!(closings(NOVEMBER()).len(), 2, "{:?}", closings(NOVEMBER()));
    assert_eq!(closings(DECEMBER()).len(), 1, "{:?}", closings(DECEMBER()));
    assert_eq!(closings(YEAR()).len(), 3);
}

/// A note between the last closing of a month and the first opening of the next stands in the old month, the day in the new one.
#[test]
fn the_first_day_of_a_month_stands_in_it_while_it_is_open_whatever_was_noted_before() {
    let salon = TestSalon::haarwerk();
    salon.at(day(2026, 11, 30), 8, 30);
    salon.sign_in_as("Sabine");
    salon.open_day();
    salon.sell("Herrenschnitt", Some("Jana"));
    salon.close_day();
    let articles = salon.ask(Catalogue).unwrap().articles;
    let article = articles.iter().find(|article| article.name == "Herrenschnitt").unwrap().id;
    salon.ask(SetPrice { article, from: day(2026, 12, 1), price: Money::cents(33_00) }).unwrap();
    salon.at(day(2026, 12, 1), 8, 30);
    salon.sign_in_as("Sabine");
    salon.ask(opening("282,00")).unwrap();
    salon.sell("Föhnen", Some("Jana"));
    let book = shown(&salon, List::CashBook { span: DECEMBER(), place: CashPlace::Drawer });
    let overview = texts(&book.sections[0]).remove(0);
    assert!(overview.contains("311,00"), "{overview}");
}
