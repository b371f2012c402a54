//! SQL has few homes: the stores, the book, the ground. Only one file writes the ledger.

use super::code::texts;
use super::{OURS, Source, core, inside, none, sources};

/// Words that begin a statement.
const VERBS: &[&str] = &[
    "alter",
    "analyze",
    "attach",
    "create",
    "delete",
    "detach",
    "drop",
    "explain",
    "insert",
    "reindex",
    "replace",
    "savepoint",
    "select",
    "update",
    "vacuum",
];

/// Texts of the code that hold a statement of SQL, wherever in a text it begins.
fn statements(file: &Source) -> Vec<(usize, String)> {
    let found = texts(&file.text).into_iter().filter(|(_, text)| text.split(';').any(is_statement));
    found.map(|(line, text)| (line, text.split_whitespace().collect::<Vec<_>>().join(" "))).collect()
}

fn is_statement(text: &str) -> bool {
    let text = text.to_lowercase();
    let mut words = text.split_whitespace();
    match words.next() {
        // `with a as (select …)`
        Some("with") => words.any(|word| word == "as"),
        // A German list may have an "Alter Wert".
        Some("alter") => words.next() == Some("table"),
        Some(first) => VERBS.contains(&first) && (words.next().is_some() || first == "vacuum"),
        None => false,
    }
}

fn is_home(file: &Source) -> bool {
    let inside = inside(&file.path);
    let ground = ["db/", "ledger/"].iter().any(|folder| inside.starts_with(folder));
    ground || file.stem() == "store" || inside.contains("/store/")
}

#[test]
fn only_stores_the_book_and_the_ground_hold_sql() {
    let (homes, others): (Vec<Source>, Vec<Source>) = core().into_iter().partition(is_home);
    let mut found = Vec::new();
    for file in &others {
        found.extend(statements(file).into_iter().map(|(at, text)| format!("{}:{at}: {text}", file.path)));
    }
    none(found);
    let seen = homes.iter().map(|file| statements(file).len()).sum::<usize>();
    assert!(seen > 200, "only {seen} statements are seen in their homes");
}

#[test]
fn only_the_ground_holds_pragmas() {
    let mut found = Vec::new();
    let mut seen = 0;
    for file in core() {
        for (at, line) in file.code().filter(|(_, line)| line.to_lowercase().contains("pragma")) {
            if file.path.starts_with("src-tauri/book/src/db/") {
                seen += 1;
            } else {
                found.push(format!("{}:{at}: {}", file.path, line.trim()));
            }
        }
    }
    none(found);
    assert!(seen > 0, "the ground's own are seen");
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
    let homes = ["src-tauri/book/src/db/connect.rs", "tests/tidy/sql.rs"];
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

/// Tables that a statement puts rows into.
fn filled_by(statement: &str) -> Vec<String> {
    let text = statement.to_lowercase();
    let words: Vec<&str> = text.split([' ', '(', '\n']).filter(|word| !word.is_empty()).collect();
    let into = words.windows(2).filter(|pair| pair[0] == "into");
    into.map(|pair| pair[1].to_owned()).collect()
}

#[test]
fn only_append_inserts_ledger_rows() {
    let tables = ledger_tables();
    assert!(tables.len() > 5, "the tables of the ledger are seen: {tables:?}");
    let mut found = Vec::new();
    let mut seen = 0;
    for file in core() {
        for (at, text) in texts(&file.text) {
            for table in filled_by(&text).into_iter().filter(|table| tables.contains(table)) {
                if file.path.contains("ledger/append") {
                    seen += 1;
                } else {
                    found.push(format!("{}:{at}: into {table}", file.path));
                }
            }
        }
    }
    none(found);
    assert!(seen >= tables.len() / 2, "only {seen} inserts are seen in the ledger's own room");
}

/// Where SQL looks into JSON without asking whether it is some: SQLite refuses a whole statement for one text that is none.
fn bare_looks(sql: &str) -> Vec<String> {
    let sql = sql.split_whitespace().collect::<Vec<_>>().join(" ");
    let named = |text: &str, from_end: bool| {
        let part = |letter: char| letter.is_alphanumeric() || "_.?".contains(letter);
        let end = if from_end { text.trim_end().rfind(|c| !part(c)).map_or(0, |at| at + 1) } else { 0 };
        let text = text.trim().get(end.min(text.trim().len())..).unwrap_or_default();
        text.chars().take_while(|letter| part(*letter)).collect::<String>()
    };
    let before = sql.match_indices("->").map(|(at, _)| named(&sql[..at], true));
    let behind = JSON_READERS.iter().flat_map(|reader| {
        sql.match_indices(reader).map(|(at, _)| named(&sql[at + reader.len()..], false)).collect::<Vec<_>>()
    });
    // `?1` is a text that the program makes, and `iif(json_valid(…), …)` has asked.
    let asked = |column: &String| {
        column.starts_with('?') || column == "iif" || sql.contains(&format!("json_valid({column})"))
    };
    before.chain(behind).filter(|column| !asked(column)).collect()
}

/// What takes a text of JSON apart.
const JSON_READERS: &[&str] = &[
    "json_extract(",
    "json_each(",
    "json_tree(",
    "json_type(",
    "json_array_length(",
    "json_set(",
    "json_remove(",
    "json_replace(",
    "json_insert(",
    "json_patch(",
];

#[test]
fn json_in_the_store_is_looked_into_by_one_door() {
    let door = "src-tauri/book/src/db/json_field.rs";
    let mut found = Vec::new();
    for file in core().into_iter().filter(|file| is_home(file) && file.path != door) {
        for (at, text) in texts(&file.text) {
            let reads = text.contains("->>") || text.contains("-> '");
            let bare = reads.then(|| "field".to_owned()).into_iter().chain(bare_looks(&text));
            found.extend(bare.map(|what| format!("{}:{at}: {what}: {text}", file.path)));
        }
    }
    none(found);
}

#[test]
fn no_index_and_no_trigger_breaks_on_a_text_that_is_no_json() {
    let shape = sources(&["src-tauri/book/src/db"], &["json"]);
    let objects: Vec<(String, String, String)> = serde_json::from_str(&shape[0].text).unwrap();
    let reading = |sql: &String| sql.contains("->") || JSON_READERS.iter().any(|reader| sql.contains(reader));
    let reading: Vec<_> = objects.into_iter().filter(|(_, _, sql)| reading(sql)).collect();
    assert!(reading.len() > 3, "{reading:?}");
    none(
        reading
            .iter()
            .flat_map(|(_, name, sql)| bare_looks(sql).into_iter().map(move |it| format!("{name}: {it}")))
            .collect(),
    );
}

#[test]
fn a_bare_look_is_seen() {
    for sql in [
        "select body ->> '$.a' from b",
        "select 1 from b where json_valid(a) and body -> '$.a' = 1",
        "create index a on b (json_extract(body, '$.of'))",
        "select value from b, json_each(b.body)",
        "update b set body = json_set(body, '$.a', '')",
    ] {
        assert_eq!(bare_looks(sql).len(), 1, "{sql}");
    }
    for sql in [
        "select value from json_each(?1)",
        "select iif(json_valid(b.body), b.body ->> '$.a', null) from b",
        "select value from b, json_each(iif(json_valid(body), body, '{}'), '$.groups')",
    ] {
        assert_eq!(bare_looks(sql), Vec::<String>::new(), "{sql}");
    }
}

#[test]
fn a_statement_is_seen_however_it_stands() {
    let file = |text: &str| Source { path: "src-tauri/salon/src/x.rs".to_owned(), text: text.to_owned() };
    for text in [
        r#"fn f() { let sql = "SELECT a FROM b"; }"#,
        "fn f() { run(\"\n   select\n a from b\") }",
        r##"const A: &str = r#"with a as (select 1) select * from a"#;"##,
        r#"fn f() { run(&format!("delete from {table}")); }"#,
        r#"fn f() { run("begin; update b set a = 1") }"#,
        r#"mod tests {} fn f() { run("create index a on b (c)"); }"#,
    ] {
        assert_eq!(statements(&file(text)).len(), 1, "{text}");
    }
    assert!(statements(&file(r#"fn f() { say("Bitte mit Karte zahlen") }"#)).is_empty());
    assert!(statements(&file(r#"#[cfg(test)] mod tests { fn f() { run("drop table a") } }"#)).is_empty());
    assert_eq!(filled_by("insert or ignore into entry(a) select"), ["entry"]);
    assert_eq!(filled_by("REPLACE INTO entry values"), ["entry"]);
}
