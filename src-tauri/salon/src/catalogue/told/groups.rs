//! Groups: their entries tell them whole, imports all but the place, which is the next one.

use book::told::{Cell, PlainTable, RowKey, Told, ToldEntry, ToldRows, fields};
use serde_json::Value;

use super::is_first_form;
use crate::catalogue::store;

const TABLE: PlainTable = PlainTable {
    name: "article_group",
    key: &["id"],
    nth_by: None,
    columns: &["name", "name_key", "tone", "position"],
};

const GROUP: [(&str, &str); 3] = [("name", "name"), ("tone", "tone"), ("position", "position")];

/// The groups of the price list.
pub struct ToldGroups;

impl Told for ToldGroups {
    fn table(&self) -> &'static PlainTable {
        &TABLE
    }

    fn tell(&self, entry: &ToldEntry, rows: &mut ToldRows) {
        match entry.family.as_str() {
            "group" => group(&entry.body["new"], rows),
            "import" if is_first_form(entry) => rows.miss_some(),
            "import" => {
                for new in entry.body["groups"].as_array().into_iter().flatten() {
                    let place = next_place(rows);
                    group(new, rows);
                    if let Some(id) = new["id"].as_i64() {
                        rows.put(RowKey::only(id), [("position", place.into())].into());
                    }
                }
            }
            _ => {}
        }
    }
}

fn group(new: &Value, rows: &mut ToldRows) {
    let Some(id) = new["id"].as_i64() else { return };
    let mut told = fields(new, &GROUP);
    if let Some(name) = new["name"].as_str() {
        told.insert("name_key", store::key(name).into());
    }
    rows.put(RowKey::only(id), told);
}

fn next_place(rows: &ToldRows) -> i64 {
    let places = rows.all().filter_map(|(_, told)| match told.get("position") {
        Some(Cell::Whole(place)) => Some(*place),
        _ => None,
    });
    places.max().unwrap_or_default().saturating_add(1)
}
