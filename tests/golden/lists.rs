//! Lists as their readers get them: the text of the PDF, and the CSV line by line.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use contract::lists::{List, ListFile, ShowList, Span};
use contract::sheet::SheetFormat;
use devices::paper;
use lockbuch_tests::house::{House, day};

use super::text_of;
use crate::scenarios::lists::day_of_stornos;

/// The PDF of a list, kept for people to look at, and its text.
fn in_pdf(house: &House, list: List) -> String {
    let sheet = house.ask(ShowList { list, rows: u32::MAX }).unwrap().sheet;
    let made = house.newest_entry().head.ended;
    let bytes = paper::sheet_pdf(&sheet, made).unwrap();
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/test-paper");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(format!("{}.pdf", sheet.file_stem)), &bytes).unwrap();
    text_of(&bytes)
}

fn in_csv(house: &House, list: List) -> String {
    let file = house.ask(ListFile { list, format: SheetFormat::Csv }).unwrap();
    let text = String::from_utf8(STANDARD.decode(file.base64).unwrap()).unwrap();
    assert!(text.starts_with('\u{feff}') && text.contains("\r\n"));
    text.trim_start_matches('\u{feff}').replace("\r\n", "\n")
}

#[test]
fn storno_report() {
    let house = day_of_stornos();
    let list = List::Stornos { span: Span::Month(day(2026, 11, 1)), person: None };
    insta::assert_snapshot!("storno_report_pdf", in_pdf(&house, list.clone()));
    insta::assert_snapshot!("storno_report_csv", in_csv(&house, list));
}
