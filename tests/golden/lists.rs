//! Lists as their readers get them: the text of the PDF, and the CSV line by line.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use contract::lists::{List, ListFile, ShowList, Span};
use contract::protocols::Kinds;
use contract::sheet::{Cell, Sheet, SheetFormat};
use devices::paper;
use lockbuch_tests::test_salon::{TestSalon, day};

use super::text_of;
use crate::scenarios::lists::day_of_stornos;
use crate::scenarios::reports::three_days;

/// The PDF of a list, kept for people to look at, and its text.
fn in_pdf(salon: &TestSalon, list: List) -> String {
    let sheet = masked(salon.ask(ShowList { list, rows: u32::MAX }).unwrap().sheet);
    let made = salon.newest_entry().head.ended;
    let bytes = paper::sheet_pdf(&sheet, made).unwrap();
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/test-paper");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(format!("{}.pdf", sheet.file_stem)), &bytes).unwrap();
    text_of(&bytes)
}

fn in_csv(salon: &TestSalon, list: List) -> String {
    let file = salon.ask(ListFile { list, format: SheetFormat::Csv }).unwrap();
    let text = String::from_utf8(STANDARD.decode(file.base64).unwrap()).unwrap();
    assert!(text.starts_with('\u{feff}') && text.contains("\r\n"));
    text.trim_start_matches('\u{feff}').replace("\r\n", "\n")
}

#[test]
fn storno_report() {
    let salon = day_of_stornos();
    let list = List::Stornos { span: Span::Month(day(2026, 11, 1)), person: None };
    insta::assert_snapshot!("storno_report_pdf", in_pdf(&salon, list.clone()));
    insta::assert_snapshot!("storno_report_csv", in_csv(&salon, list));
}

#[test]
fn data_entry_protocol() {
    let salon = day_of_stornos();
    salon.close_day();
    let list = List::Protocol {
        span: Span::Month(day(2026, 11, 1)),
        kinds: Kinds::All,
        person: None,
        text: String::new(),
    };
    insta::assert_snapshot!("data_entry_protocol_pdf", in_pdf(&salon, list));
}

#[test]
fn programming_record() {
    let salon = day_of_stornos();
    let span = Span::Month(day(2026, 11, 1));
    let list = List::Programming { span, area: None, text: String::new() };
    insta::assert_snapshot!("programming_record_pdf", in_pdf(&salon, list));
    insta::assert_snapshot!("prices_on_pdf", in_pdf(&salon, List::PricesOn { day: day(2026, 11, 27) }));
}

/// Hashes, signatures and check digits differ from key to key: noughts stand in their place.
fn masked(mut sheet: Sheet) -> Sheet {
    for (name, value) in &mut sheet.head {
        if ["Kettenkopf", "Schlüssel"].contains(&name.as_str()) {
            *value = noughts(value);
        }
    }
    let tables = sheet.sections.iter_mut().filter_map(|section| section.table.as_mut());
    for row in tables.flat_map(|table| &mut table.rows) {
        let proof = row.cells.iter().position(|cell| matches!(cell, Cell::Hash(_)));
        for (at, cell) in row.cells.iter_mut().enumerate() {
            match cell {
                Cell::Hash(hash) => *hash = noughts(hash),
                Cell::Number(digits) if Some(at + 1) == proof => *digits = noughts(digits),
                Cell::Text(text) => *text = without_keys(text),
                _ => {}
            }
        }
    }
    sheet
}

fn noughts(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_hexdigit() { '0' } else { c }).collect()
}

fn without_keys(text: &str) -> String {
    let is_key = |word: &str| word.len() >= 16 && word.chars().all(|c| c.is_ascii_hexdigit());
    let word = |word: &str| if is_key(word) { noughts(word) } else { word.to_owned() };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

#[test]
fn turnover_report() {
    let salon = three_days();
    salon.sign_in_as("Sabine");
    let list = List::Turnover { span: Span::Week(day(2026, 11, 28)) };
    insta::assert_snapshot!("turnover_report_pdf", in_pdf(&salon, list.clone()));
    insta::assert_snapshot!("turnover_report_csv", in_csv(&salon, list));
}

#[test]
fn self_check() {
    let salon = three_days();
    salon.sign_in_as("Sabine");
    let list = List::SelfCheck { span: Span::Month(day(2026, 11, 1)) };
    insta::assert_snapshot!("self_check_pdf", in_pdf(&salon, list));
}
