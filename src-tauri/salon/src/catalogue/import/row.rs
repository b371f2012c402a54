//! From a record to an article, by the names that its header gave.

use book::fold::fold;
use contract::GroupId;
use contract::catalogue::SaveArticle;
use csv::StringRecord;

use super::{ArticleRow, cells};
use crate::catalogue::change::checked;

/// Where a row without a group goes.
const NO_GROUP: &str = "Sonstiges";
const NAME: usize = 0;
const GROUP: usize = 1;
const NATURE: usize = 2;
const PRICE: usize = 3;
const VAT: usize = 4;
const DURATION: usize = 5;
const PROCESSING: usize = 6;
const GTIN: usize = 7;

/// Our columns, and what other programs call them (without blanks).
const HEADERS: [(&str, &[&str]); 8] = [
    (
        "Name",
        &["name", "bezeichnung", "artikelbezeichnung", "artikelname", "leistung", "artikel", "text", "titel"],
    ),
    ("Gruppe", &["gruppe", "warengruppe", "artikelgruppe", "kategorie", "category", "group"]),
    ("Art", &["art", "typ", "type", "artikelart"]),
    (
        "Preis",
        &[
            "preis",
            "vk",
            "vkpreis",
            "verkaufspreis",
            "brutto",
            "bruttopreis",
            "preisbrutto",
            "vkbrutto",
            "price",
        ],
    ),
    ("USt", &["ust", "mwst", "ustsatz", "mwstsatz", "steuer", "steuersatz", "vat"]),
    ("Dauer", &["dauer", "minuten", "dauermin", "dauerinminuten", "zeit", "duration"]),
    ("Einwirkzeit", &["einwirkzeit", "einwirkzeitmin", "einwirken", "einwirkdauer"]),
    ("EAN", &["ean", "gtin", "barcode", "eancode", "ean13", "strichcode"]),
];

/// Which cell of a record holds which of our columns.
#[derive(Debug)]
pub struct ImportColumns {
    at: [Option<usize>; 8],
    width: usize,
}

impl ImportColumns {
    /// Finds our columns in a header, or says which of those that must be there is missing.
    pub fn from_header(header: &StringRecord) -> Result<Self, String> {
        let names: Vec<String> = header.iter().map(|name| fold(name).replace(' ', "")).collect();
        let at =
            HEADERS.map(|(_, known)| names.iter().position(|name| known.iter().any(|k| fold(k) == *name)));
        for must in [NAME, PRICE] {
            if at[must].is_none() {
                return Err(format!("die Spalte „{}“ fehlt in der ersten Zeile", HEADERS[must].0));
            }
        }
        Ok(Self { at, width: header.len() })
    }

    fn cell<'a>(&self, record: &'a StringRecord, column: usize) -> &'a str {
        self.at[column].and_then(|at| record.get(at)).unwrap_or_default().trim()
    }
}

/// The article of a record, or why there is none.
pub fn row(columns: &ImportColumns, record: &StringRecord, line: u32) -> Result<ArticleRow, String> {
    // A price such as 12,50 falls apart when the comma divides the cells.
    if record.len() > columns.width {
        return Err(format!("{} Felder statt {}: Trennzeichen im Text?", record.len(), columns.width));
    }
    let cell = |column| columns.cell(record, column);
    let wrong = |column: usize, what: &str| format!("{} „{}“: {what}", HEADERS[column].0, cell(column));
    let gtin = cells::gtin(cell(GTIN));
    let article = SaveArticle {
        id: None,
        name: cell(NAME).to_owned(),
        group: GroupId(0),
        nature: cells::nature(cell(NATURE), gtin.is_some())
            .ok_or_else(|| wrong(NATURE, "erwartet wird Leistung oder Artikel"))?,
        price: cells::price(cell(PRICE)).ok_or_else(|| wrong(PRICE, "kein Betrag, Beispiel 24,50"))?,
        vat_key: cells::vat_key(cell(VAT)).ok_or_else(|| wrong(VAT, "erwartet wird 19, 7 oder 0"))?,
        duration_minutes: cells::minutes(cell(DURATION))
            .ok_or_else(|| wrong(DURATION, "erwartet werden ganze Minuten"))?,
        processing_minutes: cells::minutes(cell(PROCESSING))
            .ok_or_else(|| wrong(PROCESSING, "erwartet werden ganze Minuten"))?,
        gtin,
        active: true,
    };
    let group = match cell(GROUP) {
        "" => NO_GROUP.to_owned(),
        name if name.chars().count() > 120 => return Err(wrong(GROUP, "höchstens 120 Zeichen")),
        name => name.to_owned(),
    };
    let article =
        checked(article).map_err(|no| no.refusal().map_or_else(|| no.to_string(), ToString::to_string))?;
    Ok(ArticleRow { line, group, article })
}
