//! What an entry of its kind always states. Where it does not, the book is damaged: that is a fault, never a zero.

use proof::{Day, Entry, Head, ReceiptNumber, Seq, Snapshot, ZNumber};
use rusqlite::Connection;
use serde::de::DeserializeOwned;

use super::find::number_of;
use crate::db::DamagedRow;
use crate::fault::{Outcome, Trouble};

/// The number of a bon.
///
/// # Errors
/// A fault where the entry has none.
#[track_caller]
pub fn receipt_number(head: &Head) -> Outcome<ReceiptNumber> {
    stated(head.receipt_number, head.seq, "receipt_number")
}

/// The number of a closing or a revocation.
///
/// # Errors
/// A fault where the entry has none.
#[track_caller]
pub fn z_number(head: &Head) -> Outcome<ZNumber> {
    stated(head.z_number, head.seq, "z_number")
}

/// The booking day of an entry that belongs to one.
///
/// # Errors
/// A fault where the entry has none.
#[track_caller]
pub fn booking_day(head: &Head) -> Outcome<Day> {
    stated(head.booking_day, head.seq, "booking_day")
}

/// Why something was taken back.
///
/// # Errors
/// A fault where the entry says nothing.
#[track_caller]
pub fn reason(head: &Head) -> Outcome<&str> {
    stated(head.reason.as_deref(), head.seq, "reason")
}

/// The number of a bon by its place.
///
/// # Errors
/// A fault where there is no such bon.
#[track_caller]
pub fn receipt_number_at(conn: &Connection, seq: Seq) -> Outcome<ReceiptNumber> {
    stated(number_of(conn, seq)?, seq, "receipt_number")
}

/// The details of an entry, if it has some.
///
/// # Errors
/// A fault where they are not what is asked for.
#[track_caller]
pub fn details<T: DeserializeOwned>(entry: &Entry) -> Outcome<Option<T>> {
    let Some(details) = &entry.details else { return Ok(None) };
    match serde_json::from_str(&details.body) {
        Ok(details) => Ok(Some(details)),
        Err(error) => {
            let row = DamagedRow::unreadable("entry", key(entry.head.seq), "details_body", error);
            Err(Trouble::caused("store", row))
        }
    }
}

/// Trouble with an entry whose details are of no form that its kind has.
#[track_caller]
pub fn no_details(entry: &Entry) -> Trouble {
    Trouble::caused("store", DamagedRow::missing("entry", key(entry.head.seq), "details_form"))
}

/// What a snapshot of an entry tells.
///
/// # Errors
/// A fault where it is not what is asked for.
#[track_caller]
pub fn snapshot<T: DeserializeOwned>(entry: &Entry, snapshot: &Snapshot) -> Outcome<T> {
    match serde_json::from_str(&snapshot.body) {
        Ok(told) => Ok(told),
        Err(error) => {
            let of_entry = format!("kind={} of entry {}", snapshot.kind.as_str(), key(entry.head.seq));
            Err(Trouble::caused("store", DamagedRow::unreadable("snapshot", of_entry, "body", error)))
        }
    }
}

fn key(seq: Seq) -> String {
    format!("seq={}", seq.get())
}

#[track_caller]
fn stated<T>(value: Option<T>, seq: Seq, column: &str) -> Outcome<T> {
    match value {
        Some(value) => Ok(value),
        None => Err(Trouble::caused("store", DamagedRow::missing("entry", key(seq), column))),
    }
}
