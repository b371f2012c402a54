//! What the book tells of the settings.

use book::db::settings::{
    CLOSING_WITNESSES, FIRST_CASH, FIRST_NUMBERS, FOOTER, KEY_PLACE, LATE_CANCELLATION, LATEST_DAY,
    LOCK_AFTER, MAIL, MESSAGE_TEXTS, PROGRAM_VERSION, PUBLIC_KEY, REGISTER, SALON, SMALL_BUSINESS_KEY, TSE,
    TSE_CHANGE, TSE_EXPORT, TSE_NEXT, TSE_NOTICE, TURNOVER_ELSEWHERE,
};
use book::told::{Cell, Fields, PlainTable, RowKey, Told, ToldEntry, ToldRows, canonical, sealed};
use serde_json::{Value, json};

use crate::recovery::{self, RECOVERY};

const VALUE: &str = "value";

const TABLE: PlainTable = PlainTable { name: "setting", key: &["name"], nth_by: None, columns: &[VALUE] };

/// Entries that tell one setting anew, by family.
const ONE_SETTING: [(&str, &str); 12] = [
    ("salon", SALON),
    ("footer", FOOTER),
    ("lock_after_minutes", LOCK_AFTER),
    (LATE_CANCELLATION, LATE_CANCELLATION),
    ("mail", MAIL),
    ("closing_witnesses", CLOSING_WITNESSES),
    ("key_place", KEY_PLACE),
    ("program_version", PROGRAM_VERSION),
    (TURNOVER_ELSEWHERE, TURNOVER_ELSEWHERE),
    (SMALL_BUSINESS_KEY, SMALL_BUSINESS_KEY),
    (TSE, TSE),
    (TSE_NOTICE, TSE_NOTICE),
];

/// Settings that decide nothing of figures, law or rights, or that nobody writes an entry of.
pub const NOT_TOLD: [&str; 10] = [
    // The day on which someone was at the desk last: who only signs in writes no entry.
    LATEST_DAY,
    // Wrong recovery codes in a row; each of them is an entry.
    "recovery_tries",
    // A code that waits to be typed back: an entry tells it when it counts.
    recovery::NEXT,
    // Of earlier programs, which told nothing of it.
    recovery::EARLIER,
    // After how many months customers are proposed for erasure.
    "erasure_after_months",
    // A TSE that is being set up: an entry tells it when it signs.
    TSE_NEXT,
    // A change of the TSE that is under way: an entry tells it when it has come to its end.
    TSE_CHANGE,
    // Which export of the TSE was the newest: the entry of each tells more.
    TSE_EXPORT,
    // The witnesses were told of this book.
    "witnesses_told",
    // Of earlier programs: incidents say it today.
    "broken_chain",
];
/// How jobs ended last.
pub(super) const JOBS: &str = "job.";

/// The settings that count. One that nobody sets (a backup that was never made, a month that was never sealed) is told as
/// absent.
pub struct ToldSettings;

impl Told for ToldSettings {
    fn table(&self) -> &'static PlainTable {
        &TABLE
    }

    fn tell(&self, entry: &ToldEntry, rows: &mut ToldRows) {
        let body = &entry.body;
        if entry.family == "foundation" {
            return foundation(body, rows);
        }
        if entry.family == "key_change" {
            return put(rows, PUBLIC_KEY, &body["new_public_key"]);
        }
        if entry.family == "key_restored" {
            return put(rows, KEY_PLACE, &body["key_place"]);
        }
        if entry.family == "recovery_code" {
            return recovery_code(body, rows);
        }
        if entry.family == "message_text" {
            return message_text(&body["new"], rows);
        }
        if let Some((_, name)) = ONE_SETTING.iter().find(|(family, _)| *family == entry.family) {
            put(rows, name, &body["new"]);
        }
    }

    fn seen(&self, key: &[Cell], _: &str, stored: Cell) -> Cell {
        match &stored {
            Cell::Text(text) if is_secret(key) => {
                // Whether it was tried, and the key that it wraps, are told by nobody.
                let kept: Option<Value> = serde_json::from_str(text).ok();
                sealed(kept.as_ref().and_then(|kept| kept["hash"].as_str()).unwrap_or(text)).into()
            }
            _ => canonical(stored),
        }
    }

    fn counts(&self, key: &[Cell]) -> bool {
        let name = key.first().and_then(Cell::as_text).unwrap_or_default();
        !NOT_TOLD.contains(&name) && !name.starts_with(JOBS)
    }

    fn is_open(&self, key: &[Cell], _: &str) -> bool {
        !is_secret(key)
    }
}

fn is_secret(key: &[Cell]) -> bool {
    key.first().and_then(Cell::as_text) == Some(RECOVERY)
}

fn put(rows: &mut ToldRows, name: &str, value: &Value) {
    let text = Cell::Text(value.to_string());
    rows.put(RowKey::only(name), [(VALUE, canonical(text))].into());
}

/// What is set at the founding. The first form left some of it out: that it is there is all that is known then.
fn foundation(body: &Value, rows: &mut ToldRows) {
    put(rows, SALON, &body["salon"]);
    put(rows, REGISTER, &body["register"]);
    put(rows, PUBLIC_KEY, &body["public_key"]);
    put(rows, FIRST_NUMBERS, &json!([body["last_receipt_number"], body["last_z_number"]]));
    put(rows, FIRST_CASH, &body["cash_in_drawer_cents"]);
    for (member, name) in [("key_place", KEY_PLACE), ("program_version", PROGRAM_VERSION)] {
        match body.get(member) {
            Some(value) => put(rows, name, value),
            None => rows.put(RowKey::only(name), Fields::new()),
        }
    }
    recovery_code(body, rows);
}

/// The sum of the code's hash, since entries tell it.
fn recovery_code(body: &Value, rows: &mut ToldRows) {
    if let Some(sum) = body["recovery_sha256"].as_str() {
        rows.put(RowKey::only(RECOVERY), [(VALUE, sum.into())].into());
    }
}

/// The salon's own texts: one for each kind of message, the newest last.
fn message_text(new: &Value, rows: &mut ToldRows) {
    let told =
        rows.get(&RowKey::only(MESSAGE_TEXTS)).and_then(|told| told.get(VALUE)).and_then(Cell::as_text);
    let told = told.and_then(|text| serde_json::from_str(text).ok());
    let mut own: Vec<Value> = told.unwrap_or_default();
    own.retain(|text| text["kind"] != new["kind"]);
    own.push(new.clone());
    put(rows, MESSAGE_TEXTS, &Value::Array(own));
}
