//! A book in several archives.

use proof::Entry;
use serde_json::{Value, json};

use crate::archive::Archive;

/// The archive of some entries of a book, counted from 1, both included.
pub fn piece(archive: &Archive, entries: &[Entry], first: usize, last: usize) -> Archive {
    let before =
        |number: fn(&Entry) -> Option<u64>| json!(entries[..first - 1].iter().rev().find_map(number));
    let receipt = before(|entry| entry.head.receipt_number.map(|number| number.get()));
    let z_number = before(|entry| entry.head.z_number.map(|number| number.get()));
    let link: Value = serde_json::from_str(&archive.lines("buchungen.jsonl")[first - 1]).unwrap();
    let kept = |lines: &mut Vec<String>| {
        lines.retain(|line| {
            let line: Value = serde_json::from_str(line).unwrap();
            (first as u64..=last as u64).contains(&line["seq"].as_u64().unwrap())
        });
    };
    let piece = archive.clone().with_lines("buchungen.jsonl", kept).with_lines("kunden.jsonl", kept);
    piece.with_scope(|scope| {
        (scope["first_seq"], scope["last_seq"]) = (json!(first), json!(last));
        scope["previous_hash"] = link["previous"].clone();
        (scope["previous_receipt_number"], scope["previous_z_number"]) = (receipt, z_number);
        scope["partial"] = json!(false);
    })
}
