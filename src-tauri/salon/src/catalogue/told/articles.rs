//! Services and goods without their prices.

use book::fold::fold;
use book::told::{Cell, PlainTable, RowKey, Told, ToldEntry, ToldRows, fields};
use proof::VatKey;
use serde_json::Value;

use super::{imported, is_first_form};
use crate::catalogue::store;

const TABLE: PlainTable = PlainTable {
    name: "article",
    key: &["id"],
    nth_by: None,
    columns: &[
        "name",
        "name_key",
        "folded",
        "group_id",
        "nature",
        "vat_key",
        "duration_minutes",
        "processing_minutes",
        "gtin",
        "active",
    ],
};

const ARTICLE: [(&str, &str); 7] = [
    ("name", "name"),
    ("group", "group_id"),
    ("nature", "nature"),
    ("duration_minutes", "duration_minutes"),
    ("processing_minutes", "processing_minutes"),
    ("gtin", "gtin"),
    ("active", "active"),
];

/// The articles of the price list.
pub struct ToldArticles;

impl Told for ToldArticles {
    fn table(&self) -> &'static PlainTable {
        &TABLE
    }

    fn tell(&self, entry: &ToldEntry, rows: &mut ToldRows) {
        match entry.family.as_str() {
            "article" => article(&entry.body["new"], rows),
            "import" if is_first_form(entry) => rows.miss_some(),
            "import" => {
                let (added, changed) = imported(entry);
                for new in added.into_iter().chain(changed.into_iter().map(|(_, new)| new)) {
                    article(new, rows);
                }
            }
            _ => {}
        }
    }
}

fn article(new: &Value, rows: &mut ToldRows) {
    let Some(id) = new["id"].as_i64() else { return };
    let mut told = fields(new, &ARTICLE);
    if let Some(name) = new["name"].as_str() {
        told.extend([("name_key", store::key(name).into()), ("folded", fold(name).into())]);
    }
    if let Ok(vat) = serde_json::from_value::<VatKey>(new["vat_key"].clone()) {
        told.insert("vat_key", Cell::Whole(vat.number().into()));
    }
    rows.put(RowKey::only(id), told);
}
