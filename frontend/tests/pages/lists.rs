//! A list as it stands on the screen, rendered without a browser.

use contract::lists::{List, ListPage, Span};
use contract::sheet::{Cell, Chart, Column, Lead, Section, Sheet, SheetRow, Table};
use contract::{Day, Money, Seq};
use frontend::ui::SheetView;
use leptos::prelude::*;

fn stornos(day: Day) -> List {
    List::Stornos { span: Span::Day(day), person: None }
}

fn page(rows: Vec<SheetRow>, more: u32) -> ListPage {
    let columns = vec![Column::new("Bon", 10), Column::new("Grund", 20), Column::new("Betrag", 10)];
    let sheet = Sheet {
        title: "Stornobericht November 2026".into(),
        file_stem: "stornobericht-2026-11".into(),
        head: vec![("Salon".into(), "Salon Haarwerk".into())],
        notices: vec!["Der Zeitraum ist noch nicht zu Ende.".into()],
        sections: vec![Section {
            title: Some("Je Grund".into()),
            paragraphs: vec!["Ein Storno ist eine Gegenbuchung.".into()],
            chart: Some(Chart {
                words: "Zwei Säulen.".into(),
                svg: "<svg viewBox=\"0 0 9 9\"><rect width=\"3\" height=\"3\"/></svg>".into(),
            }),
            table: Some(Table { columns, rows }),
        }],
    };
    ListPage { sheet, more }
}

fn rows() -> Vec<SheetRow> {
    let row = |number: &str, reason: &str, cents| {
        SheetRow::of(vec![Cell::Number(number.into()), Cell::text(reason), Cell::Money(Money::cents(cents))])
    };
    vec![
        row("004502", "Kundin geht", -5_800).leading_to(Lead::Entry(Seq::new(31))),
        row("004504", "<script>", -123_456).leading_to(Lead::List(Box::new(stornos(Day::default())))),
        SheetRow::sum(vec![Cell::text("Summe"), Cell::Empty, Cell::Money(Money::cents(-129_256))]),
    ]
}

fn html(page: ListPage) -> String {
    Owner::new().with(|| view! { <SheetView page=Some(page) on_more=|()| () on_lead=|_| ()/> }.to_html())
}

#[test]
fn head_notices_picture_and_table_stand_in_their_order() {
    let html = html(page(rows(), 0));
    let mut rest = html.as_str();
    for word in [
        "Stornobericht November 2026",
        "Salon Haarwerk",
        "Der Zeitraum ist noch nicht zu Ende.",
        "Je Grund",
        "Ein Storno ist eine Gegenbuchung.",
        "aria-label=\"Zwei Säulen.\"",
        "<svg viewBox",
        "Betrag",
        "004502",
        "−58,00\u{a0}€",
        "−1.234,56\u{a0}€",
        "data-sum=\"yes\"",
        "−1.292,56\u{a0}€",
    ] {
        let at = rest.find(word).unwrap_or_else(|| panic!("„{word}“ is missing or too early in:\n{html}"));
        rest = &rest[at + word.len()..];
    }
}

#[test]
fn rows_that_lead_on_can_be_pressed_and_reached_by_key_and_others_not() {
    let html = html(page(rows(), 0));
    assert_eq!(html.matches("data-press=\"yes\"").count(), 2);
    assert_eq!(html.matches("class=\"row-button\"").count(), 2);
}

#[test]
fn what_was_typed_is_text_and_figures_stand_on_the_right() {
    let html = html(page(rows(), 0));
    assert!(!html.contains("<script>") && html.contains("&lt;script&gt;"), "{html}");
    assert!(html.contains("<th scope=\"col\" data-figures=\"yes\">Betrag"), "{html}");
    assert!(!html.contains("data-figures=\"yes\">Grund"), "{html}");
    assert!(!html.contains(" style="));
}

#[test]
fn an_empty_list_says_so_and_a_long_one_offers_more() {
    assert!(html(page(Vec::new(), 0)).contains("Für diese Auswahl gibt es keine Einträge."));
    let long = html(page(rows(), 1_234));
    assert!(long.contains("Noch 1.234 Zeilen.") && long.contains("Mehr zeigen"));
    assert!(!html(page(rows(), 0)).contains("Mehr zeigen"));
}
