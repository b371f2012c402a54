//! Stored values are read strictly: stores ask through `db/row.rs`, and none of them knows a default.

use super::{Source, core, inside, none};

/// What asks the store without naming the row that can't be read.
const PAST_THE_READERS: &[&str] = &["query_map(", "query_row(", "query_and_then(", ".query(", ".optional()"];

/// What turns a value that can't be read into another one.
const DEFAULTS: &[&str] = &["unwrap_or_default", "unwrap_or(", "unwrap_or_else(", ".ok()", "Result::ok"];

/// A new row's own number is no default.
const NEW_ROW: &str = "last_insert_rowid()";

fn by_place() -> impl Iterator<Item = (String, Source)> {
    core().into_iter().map(|file| (inside(&file.path).to_owned(), file))
}

/// Whether a file takes rows apart: the stores, and all of the book but what writes it.
fn decodes(inside: &str) -> bool {
    let is_store = inside.ends_with("/store.rs") || inside.contains("/store/");
    is_store || inside == "db/row.rs" || inside.starts_with("ledger/") && !inside.starts_with("ledger/append")
}

fn found(file: &Source, words: &[&str]) -> Vec<String> {
    let bad = |line: &str| words.iter().any(|word| line.contains(word)) && !line.contains(NEW_ROW);
    let lines = file.code().filter(|(_, line)| bad(line));
    lines.map(|(at, line)| format!("{}:{at}: {}", file.path, line.trim())).collect()
}

#[test]
fn every_row_is_read_where_a_fault_gets_its_place() {
    let asking = by_place().filter(|(inside, _)| !inside.starts_with("db/"));
    none(asking.flat_map(|(_, file)| found(&file, PAST_THE_READERS)).collect());
}

#[test]
fn no_store_knows_a_default() {
    let stores: Vec<Source> =
        by_place().filter(|(inside, _)| decodes(inside)).map(|(_, file)| file).collect();
    assert!(stores.len() > 35, "{}", stores.len());
    none(stores.iter().flat_map(|file| found(file, DEFAULTS)).collect());
}

#[test]
fn one_table_spells_what_is_stored() {
    let elsewhere = by_place().filter(|(inside, _)| inside != "db/spelling.rs" && inside != "db/row.rs");
    none(elsewhere.flat_map(|(_, file)| found(&file, &["from_spelling"])).collect());
}

#[test]
fn a_default_is_seen() {
    let path = "src-tauri/salon/src/staff/store.rs".to_owned();
    for line in [
        "    let role = Role::of(text).unwrap_or(Role::Trainee);",
        "    let day = text.parse().unwrap_or_default();",
        "    let day = text.parse().ok();",
        "    let id = row.get(0).unwrap_or_else(|_| 0);",
    ] {
        let file = Source { path: path.clone(), text: format!("fn read() {{\n{line}\n}}\n") };
        assert_eq!(found(&file, DEFAULTS).len(), 1, "{line}");
    }
    let new =
        Source { path, text: "wish.id.unwrap_or_else(|| PersonId(conn.last_insert_rowid()))".to_owned() };
    assert!(found(&new, DEFAULTS).is_empty());
}
