//! Prices are only ever added, so the book tells each row once; the last one of a day is the one that holds.

use book::told::{Cell, Fields, PlainTable, Told, ToldEntry, ToldRows};
use serde_json::Value;

use super::{imported, is_first_form};

const TABLE: PlainTable = PlainTable {
    name: "price",
    key: &["article_id", "from_day"],
    nth_by: Some("id"),
    columns: &["price_cents", "changed_ms", "changed_offset", "changed_by"],
};

/// The prices of the articles.
pub struct ToldPrices;

impl Told for ToldPrices {
    fn table(&self) -> &'static PlainTable {
        &TABLE
    }

    fn tell(&self, entry: &ToldEntry, rows: &mut ToldRows) {
        let body = &entry.body;
        match entry.family.as_str() {
            "price" => price(entry, &body["article"], &body["new_cents"], rows),
            "article" if body["old"].is_null() => {
                price(entry, &body["new"]["id"], &body["new"]["price"], rows);
            }
            "import" if is_first_form(entry) => rows.miss_some(),
            "import" => {
                let (added, changed) = imported(entry);
                // In the order of the file nobody has two prices: each article stands there once.
                let dearer = changed.into_iter().filter(|(old, new)| old["price"] != new["price"]);
                for new in added.into_iter().chain(dearer.map(|(_, new)| new)) {
                    price(entry, &new["id"], &new["price"], rows);
                }
            }
            _ => {}
        }
    }
}

fn price(entry: &ToldEntry, article: &Value, cents: &Value, rows: &mut ToldRows) {
    let (Some(article), Some(cents)) = (article.as_i64(), cents.as_i64()) else { return };
    let mut told: Fields =
        [("price_cents", Cell::Whole(cents)), ("changed_by", entry.by.as_str().into())].into();
    if let Some(at) = entry.at {
        told.extend([
            ("changed_ms", Cell::Whole(at.utc_ms())),
            ("changed_offset", Cell::Whole(at.offset_min().into())),
        ]);
    }
    rows.push(vec![article.into(), entry.from().into()], told);
}
