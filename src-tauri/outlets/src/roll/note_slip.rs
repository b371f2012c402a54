//! Entries that never had paper, shown the same way: what happened, when, by whom, with their details.

use book::fault::Outcome;
use book::ledger;
use contract::slip::{Block, Slip, SlipKind};
use rusqlite::Connection;
use salon::letterhead::{self, Booked, Likeness, pair};
use serde_json::Value;

const DEPTH_MAX: usize = 3;
/// Longest value that is shown whole.
const LETTERS_MAX: usize = 600;

/// A readable page of an entry that is no bon.
pub fn note_slip(conn: &Connection, booked: Booked<'_>, label: &str, notice: Option<&str>) -> Outcome<Slip> {
    let entry = booked.entry;
    let likeness = Likeness::of(entry)?;
    let mut blocks = letterhead::head(&likeness, notice);
    blocks.push(Block::Heading(label.to_owned()));
    blocks.push(pair(format!("Eintrag {}", entry.head.seq), entry.head.ended.german()));
    blocks.extend(entry.head.reason.iter().map(|reason| Block::Text(format!("Grund: {reason}"))));
    blocks.push(Block::Rule);
    for line in &entry.lines {
        let text = format!("{} x {}", line.quantity, line.text);
        blocks.push(Block::Item { text, amount: line.gross.to_string(), details: Vec::new() });
    }
    if let Some(details) = ledger::details(entry)? {
        let mut pairs = Vec::new();
        flatten("", &details, 0, &mut pairs);
        blocks.extend(pairs.into_iter().map(|(name, value)| pair(name, value)));
    }
    blocks.extend(letterhead::foot(conn, booked, &likeness)?);
    blocks.extend(notice.map(|text| Block::Notice(text.to_owned())));
    Ok(Slip {
        kind: SlipKind::CashSlip,
        title: format!("Eintrag {}", entry.head.seq),
        copy: None,
        logo: false,
        opens_drawer: false,
        blocks,
    })
}

/// Names and values of a JSON object, those inside others with their path.
fn flatten(path: &str, value: &Value, depth: usize, pairs: &mut Vec<(String, String)>) {
    let inner = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    match value {
        Value::Object(fields) if depth < DEPTH_MAX => {
            for (name, value) in fields {
                flatten(&inner(name), value, depth + 1, pairs);
            }
        }
        Value::String(text) => pairs.push((path.to_owned(), short(text.clone()))),
        Value::Null => pairs.push((path.to_owned(), "–".to_owned())),
        other => pairs.push((path.to_owned(), short(other.to_string()))),
    }
}

/// What would fill pages stays in the book.
fn short(text: String) -> String {
    let letters = text.chars().count();
    if letters <= LETTERS_MAX { text } else { format!("{letters} Zeichen, im Kassenbuch gespeichert") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn details_become_pairs() {
        let body = serde_json::json!({ "person": 3, "old": { "name": "Jana" }, "why": null });
        let mut pairs = Vec::new();
        flatten("", &body, 0, &mut pairs);
        let text: Vec<String> = pairs.iter().map(|(name, value)| format!("{name}={value}")).collect();
        assert_eq!(text, ["old.name=Jana", "person=3", "why=–"]);
        assert_eq!(short("x".repeat(601)), "601 Zeichen, im Kassenbuch gespeichert");
    }
}
