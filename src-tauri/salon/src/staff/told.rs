//! What the book tells of the staff. Of PINs it tells the sum of the hash alone.

use book::told::{Cell, Fields, PlainTable, RowKey, Told, ToldEntry, ToldRows, fields, sealed};
use contract::PersonId;
use serde_json::Value;

use super::NewPerson;

const PIN: &str = "pin_hash";

/// Wrong PINs and their waiting are left out: each of them is an entry of its own.
const TABLE: PlainTable = PlainTable {
    name: "person",
    key: &["id"],
    nth_by: None,
    columns: &["name", "short_name", "role", "performs", "on_duty", "active", PIN],
};

const PERSON: [(&str, &str); 6] = [
    ("name", "name"),
    ("short_name", "short_name"),
    ("role", "role"),
    ("performs", "performs"),
    ("on_duty", "on_duty"),
    ("active", "active"),
];

/// The people.
pub struct ToldPeople;

impl Told for ToldPeople {
    fn table(&self) -> &'static PlainTable {
        &TABLE
    }

    fn tell(&self, entry: &ToldEntry, rows: &mut ToldRows) {
        let body = &entry.body;
        match entry.family.as_str() {
            "foundation" => owner(body, rows),
            "person" => person(body, rows),
            // What is left of someone who was erased: no name and no PIN.
            "person_erased" => {
                if let Some(key) = key_of(&body["person"]) {
                    let mut left = fields(body, &PERSON[..2]);
                    left.extend([("on_duty", false.into()), (PIN, Cell::Empty)]);
                    rows.put(key, left);
                }
            }
            "duty" => {
                if let Some(key) = key_of(&body["person"]) {
                    rows.put(key, [("on_duty", Cell::of(&body["new"]))].into());
                }
            }
            "pin" | "owner_recovery" => {
                if let Some(key) = key_of(&body["person"]) {
                    pin(&body["pin_sha256"], key, rows);
                }
            }
            _ => {}
        }
    }

    fn seen(&self, _: &[Cell], column: &str, stored: Cell) -> Cell {
        match (column, &stored) {
            (PIN, Cell::Text(hash)) => sealed(hash).into(),
            _ => stored,
        }
    }

    fn is_open(&self, _: &[Cell], column: &str) -> bool {
        column != PIN
    }
}

fn key_of(id: &Value) -> Option<RowKey> {
    id.as_i64().map(RowKey::only)
}

/// The first of all people.
fn owner(body: &Value, rows: &mut ToldRows) {
    let Some(name) = body["owner"].as_str() else { return };
    let NewPerson { name, short_name, role, performs } = NewPerson::owner(name);
    let role = serde_json::to_value(role).unwrap_or_default();
    let fields: Fields = [
        ("name", name.into()),
        ("short_name", short_name.into()),
        ("role", Cell::of(&role)),
        ("performs", performs.into()),
        ("on_duty", true.into()),
        ("active", true.into()),
    ]
    .into();
    let key = RowKey::only(PersonId(1).0);
    rows.put(key.clone(), fields);
    pin(&body["pin_sha256"], key, rows);
}

fn person(body: &Value, rows: &mut ToldRows) {
    let Some(key) = key_of(&body["new"]["id"]) else { return };
    rows.put(key.clone(), fields(&body["new"], &PERSON));
    // Whoever is new has no PIN.
    if body["old"].is_null() {
        rows.put(key, [(PIN, Cell::Empty)].into());
    }
}

/// The first form of these entries told only that there is a new one.
fn pin(sum: &Value, key: RowKey, rows: &mut ToldRows) {
    match sum {
        Value::String(sum) => rows.put(key, [(PIN, sum.as_str().into())].into()),
        _ => rows.forget(&key, PIN),
    }
}
