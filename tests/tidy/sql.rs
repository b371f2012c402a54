//! SQL has few homes: the stores, the book, the ground. Only one file writes the ledger.

use super::{OURS, Source, none, sources};

const SALON: &str = "src-tauri/salon/src/";

/// Lines that begin a statement of SQL inside a text.
fn statements(file: &Source) -> Vec<(usize, String)> {
    let begins = [
        "select ",
        "insert into ",
        "insert or ",
        "update ",
        "delete from ",
        "create table",
        "create trigger",
        "drop ",
        "alter table",
        "with recursive",
        "replace into ",
        "attach ",
    ];
    let begins_one = |line: &str| {
        // Text of one line stands between quotes; text of several lines begins its lines with the statement.
        let inside = line.split('"').enumerate().filter(|(at, _)| at % 2 == 1).map(|(_, text)| text);
        inside.chain([line]).any(|text| {
            let text = text.trim_start().to_lowercase();
            begins.iter().any(|begin| text.starts_with(begin))
        })
    };
    let found = file.code().filter(|(_, line)| begins_one(line));
    found.map(|(at, line)| (at, line.trim().to_owned())).collect()
}

fn salon() -> Vec<Source> {
    let files = sources(&["src-tauri/salon/src"], &["rs"]).into_iter();
    files.filter(|file| !file.is_test()).collect()
}

#[test]
fn only_stores_the_book_and_the_ground_hold_sql() {
    let mut found = Vec::new();
    for file in salon() {
        let inside = file.path.trim_start_matches(SALON);
        let home = ["db/", "ledger/"].iter().any(|folder| inside.starts_with(folder));
        if home || file.stem() == "store" || inside.contains("/store/") {
            continue;
        }
        found.extend(statements(&file).into_iter().map(|(at, line)| format!("{}:{at}: {line}", file.path)));
    }
    none(found);
}

#[test]
fn only_the_ground_holds_pragmas() {
    let mut found = Vec::new();
    for file in salon().into_iter().filter(|file| !file.path.starts_with("src-tauri/salon/src/db/")) {
        for (at, line) in file.code() {
            if line.to_lowercase().contains("pragma") {
                found.push(format!("{}:{at}: {}", file.path, line.trim()));
            }
        }
    }
    none(found);
}

/// What opens, copies or names a store's file.
const OPENINGS: [&str; 5] =
    ["Connection::open(", "Connection::open_with_", "Backup::new(", ".backup(", "\"lockbuch.sqlite\""];

/// A key of the file is then handed over in one place, for tests and benches too.
#[test]
fn only_one_place_opens_stores() {
    let files = sources(OURS, &["rs"]);
    let openings = |file: &Source| {
        let lines: Vec<(usize, String)> =
            file.text.lines().enumerate().map(|(at, line)| (at + 1, line.trim().to_owned())).collect();
        let opens = |line: &str| OPENINGS.iter().any(|opening| line.contains(opening));
        lines.into_iter().filter(|(_, line)| opens(line)).collect::<Vec<_>>()
    };
    let homes = ["src-tauri/salon/src/db/connect.rs", "tests/tidy/sql.rs"];
    let (here, elsewhere): (Vec<_>, Vec<_>) =
        files.iter().partition(|file| homes.contains(&file.path.as_str()));
    assert_eq!(here.len(), homes.len());
    assert!(here.into_iter().all(|file| !openings(file).is_empty()), "openings are seen where they are");
    let named = "pub const STORE_FILE: &str = \"lockbuch.sqlite\";";
    let elsewhere = elsewhere.into_iter().flat_map(|file| {
        let found = openings(file).into_iter().filter(|(_, line)| line != named);
        found.map(|(at, line)| format!("{}:{at}: {line}", file.path)).collect::<Vec<_>>()
    });
    none(elsewhere.collect());
}

/// Tables that no one may update: those with a trigger against it.
fn ledger_tables() -> Vec<String> {
    let mut tables = Vec::new();
    for file in sources(&["migrations"], &["sql"]) {
        let text = file.text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
        for after in text.split("before update on ").skip(1) {
            tables.extend(after.split([' ', '\n']).next().map(str::to_owned));
        }
    }
    tables
}

#[test]
fn only_append_inserts_ledger_rows() {
    let tables = ledger_tables();
    let mut found = Vec::new();
    for file in salon().into_iter().filter(|file| !file.path.contains("ledger/append")) {
        let text = file.text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
        for after in text.split("insert ").skip(1) {
            let after = after.trim_start_matches("or replace ").trim_start_matches("or ignore ");
            let table = after.trim_start_matches("into ").split([' ', '(']).next().unwrap_or_default();
            if tables.iter().any(|known| known == table) {
                found.push(format!("{}: insert into {table}", file.path));
            }
        }
    }
    none(found);
}

#[test]
fn a_statement_is_seen() {
    let text = r#"let sql = "SELECT a FROM b";"#.to_owned();
    let file = Source { path: "src-tauri/salon/src/x.rs".to_owned(), text };
    assert_eq!(statements(&file).len(), 1);
}
