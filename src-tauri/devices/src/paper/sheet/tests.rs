//! Lists on A4, read back by another program.

use std::process::Command;

use contract::sheet::{Cell, Chart, Column, Section, Sheet, SheetRow, Table};
use contract::{Day, Moment, Money};

use super::sheet_pdf;

fn made() -> Moment {
    "2026-11-30T18:47:30.000+01:00".parse().unwrap()
}

fn sheet(columns: usize, rows: usize) -> Sheet {
    let row = |number: usize| {
        let number = i64::try_from(number).unwrap();
        let mut cells = vec![
            Cell::Number(format!("{number:06}")),
            Cell::Day(Day::from_ymd(2026, 11, 27).unwrap()),
            Cell::text("Falsche Leistung, daher noch einmal kassiert"),
            Cell::Money(Money::cents(-123_456 - number)),
        ];
        cells.resize(columns, Cell::Percent(1_250));
        SheetRow::of(cells)
    };
    let mut rows: Vec<SheetRow> = (1..=rows).map(row).collect();
    rows.push(SheetRow::sum(vec![Cell::text("Summe"), Cell::Empty, Cell::Empty, Cell::Money(Money::ZERO)]));
    let names = ["Bon", "Tag", "Grund", "Betrag", "Anteil", "Anteil", "Anteil", "Anteil", "Anteil"];
    let columns = names.iter().take(columns).map(|name| Column::new(name, 10)).collect();
    Sheet {
        title: "Stornobericht November 2026".into(),
        file_stem: "stornobericht-2026-11".into(),
        head: vec![
            ("Salon".into(), "Salon Haarwerk, Musterstraße 5, 28195 Bremen".into()),
            ("Zeitraum".into(), "November 2026".into()),
            ("Programm".into(), "Lockbuch 0.1.0".into()),
        ],
        notices: vec!["Der Zeitraum ist noch nicht zu Ende.".into()],
        sections: vec![Section {
            title: Some("Alle".into()),
            paragraphs: vec!["Ein Storno ist eine Gegenbuchung.".into()],
            chart: None,
            table: Some(Table { columns, rows }),
        }],
    }
}

fn read(bytes: &[u8], name: &str) -> String {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/test-paper");
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join(name);
    std::fs::write(&file, bytes).unwrap();
    let reader = Command::new("pdftotext").args(["-layout", "-enc", "UTF-8"]).arg(&file).arg("-").output();
    String::from_utf8(reader.expect("pdftotext (poppler-utils) is there").stdout).unwrap()
}

#[test]
fn each_page_has_the_tables_head_and_its_number() {
    let text = read(&sheet_pdf(&sheet(4, 120), made()).unwrap(), "list.pdf");
    let pages: Vec<&str> = text.split('\u{c}').filter(|page| !page.trim().is_empty()).collect();
    assert!(pages.len() > 2, "{}", pages.len());
    for (at, page) in pages.iter().enumerate() {
        assert!(page.contains(&format!("Seite {} von {}", at + 1, pages.len())), "{page}");
        assert!(page.contains("Betrag"), "{page}");
        assert!(page.contains("Salon Haarwerk · Stornobericht November 2026"), "{page}");
    }
    assert!((1..=120).all(|number| text.contains(&format!("{number:06}"))));
}

#[test]
fn many_columns_lie_across() {
    let size = |columns| {
        let file = lopdf::Document::load_mem(&sheet_pdf(&sheet(columns, 3), made()).unwrap()).unwrap();
        let page = *file.get_pages().get(&1).unwrap();
        let page = file.get_dictionary(page).unwrap().get(b"MediaBox").unwrap().as_array().unwrap().clone();
        page.iter().map(|edge| edge.as_float().unwrap().round()).collect::<Vec<_>>()
    };
    assert_eq!(size(4), [0.0, 0.0, 595.0, 842.0]);
    assert_eq!(size(8), [0.0, 0.0, 842.0, 595.0]);
}

#[test]
fn the_same_list_gives_the_same_bytes() {
    let once = sheet_pdf(&sheet(9, 40), made()).unwrap();
    assert_eq!(sheet_pdf(&sheet(9, 40), made()).unwrap(), once);
    assert_ne!(sheet_pdf(&sheet(9, 41), made()).unwrap(), once);
}

#[test]
fn a_cell_longer_than_a_page_loses_nothing() {
    let mut long = sheet(4, 1);
    let words: Vec<String> = (0..3_000).map(|number| format!("Wort{number:04}")).collect();
    let table = long.sections[0].table.as_mut().unwrap();
    table.rows[0].cells[2] = Cell::Text(words.join(" "));
    let text = read(&sheet_pdf(&long, made()).unwrap(), "long.pdf");
    assert!(words.iter().all(|word| text.contains(word)));
}

#[test]
fn an_empty_list_says_so() {
    let mut empty = sheet(4, 0);
    empty.sections[0].table.as_mut().unwrap().rows.clear();
    assert!(read(&sheet_pdf(&empty, made()).unwrap(), "empty.pdf").contains("Keine Einträge"));
}

#[test]
fn a_picture_stands_between_text_and_table_and_its_figures_can_be_read() {
    let svg = "<svg class=\"chart\" width=\"960\" height=\"280\">\n<rect x=\"10\" y=\"20\" width=\"30\" height=\"60\" \
               class=\"chart-now\" fill=\"currentColor\" stroke=\"none\"/>\n<line x1=\"0\" y1=\"9\" x2=\"90\" y2=\"9\"/>\n\
               <text x=\"25\" y=\"80\" dy=\"0.76em\" text-anchor=\"middle\" font-size=\"12.9\">\nNovember 4711\n</text>\n</svg>\n";
    let mut drawn = sheet(4, 3);
    let plain = sheet_pdf(&drawn, made()).unwrap();
    drawn.sections[0].chart = Some(Chart { words: "Bild".into(), svg: svg.into() });
    let bytes = sheet_pdf(&drawn, made()).unwrap();
    let text = read(&bytes, "chart.pdf");
    let places = ["Gegenbuchung", "November 4711", "000001"].map(|word| text.find(word).expect(word));
    assert!(places.is_sorted(), "{text}");
    assert!(bytes.len() > plain.len());
    drawn.sections[0].chart = Some(Chart { words: "Bild".into(), svg: "<svg".into() });
    assert!(
        read(&sheet_pdf(&drawn, made()).unwrap(), "broken.pdf").contains("000001"),
        "no picture, no harm"
    );
}
