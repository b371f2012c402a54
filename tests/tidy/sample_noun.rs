//! What a noun costs: the smallest one that can be asked for, with every place where it must be told of. The list in
//! CONTRIBUTING.md is the same.

use std::path::Path;
use std::process::Command;

use lockbuch_tests::filled::filled;

use super::none;

const CONTRIBUTING: &str = include_str!("../../CONTRIBUTING.md");

/// The noun's own files.
const FILES: &[(&str, &str)] = &[
    (
        "src-tauri/contract/src/towels.rs",
        r#"//! Towels: how many are clean.

use serde::{Deserialize, Serialize};

/// The noun's rows of [`menu!`](crate::menu!).
#[doc(hidden)]
#[macro_export]
macro_rules! towels_rows {
    ({$callback:ident} [$($before:tt)*] $($further:ident)*) => {
        $crate::join_rows! { {$callback} [$($before)*
            CleanTowels: Stylist may read [] => Vec<$crate::TowelId>, "Saubere Handtücher ansehen";
        ] $($further)* }
    };
}

/// The towels that are clean.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CleanTowels;
"#,
    ),
    ("src-tauri/salon/src/towels/mod.rs", "//! Towels.\n\nmod handle;\nmod store;\n"),
    (
        "src-tauri/salon/src/towels/store.rs",
        r#"//! SQL of the towels.

use book::db::row::Query;
use book::fault::Outcome;
use contract::TowelId;
use rusqlite::Connection;

pub fn clean(conn: &Connection) -> Outcome<Vec<TowelId>> {
    conn.prepare_cached("select id from towel where clean order by id")?.all([], |row| Ok(TowelId(row.get(0)?)))
}
"#,
    ),
    (
        "src-tauri/salon/src/towels/handle.rs",
        r#"//! Rows of the menu about towels.

use book::fault::Outcome;
use book::rows::ReadRow;
use book::tx::ReadTx;
use contract::TowelId;
use contract::towels::CleanTowels;

use super::store;
use crate::Here;

impl ReadRow<Here> for CleanTowels {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<Vec<TowelId>> {
        store::clean(tx.conn)
    }
}
"#,
    ),
    (
        "migrations/0017_towels.sql",
        "create table towel (id integer primary key, clean integer not null) strict;\n",
    ),
    ("tests/scenarios/towels.rs", "//! Clean towels.\n"),
];

/// Where others are told of it: file, what stands there today, and what is put before it.
const PLACES: &[(&str, &str, &str)] = &[
    (
        "src-tauri/contract/src/id.rs",
        "    /// A message in the outbox.\n",
        "    /// A towel.\n    TowelId,\n",
    ),
    ("src-tauri/contract/src/lib.rs", "pub mod wire;\n", "pub mod towels;\n"),
    ("src-tauri/contract/src/menu.rs", "use crate::{Effect, Role, Topic};\n", "use crate::towels::*;\n"),
    ("src-tauri/contract/src/menu.rs", "till_rows roll_rows", "towels_rows "),
    ("src-tauri/salon/src/lib.rs", "pub mod till;\n", "pub mod towels;\n"),
    ("src-tauri/book/src/db/migrate.rs", ");\n\n/// Was never given", "    17 \"0017_towels\",\n"),
    ("tests/tidy/floors.rs", "        \"staff\",\n", "        \"towels\",\n"),
    ("tests/scenarios/mod.rs", "mod whole_day;\n", "mod towels;\n"),
];

/// A path as CONTRIBUTING.md says it.
fn said(path: &str) -> String {
    let path = path.strip_prefix("src-tauri/").unwrap_or(path);
    path.replace("0017_towels", "<number>_<noun>").replace("towels", "<noun>")
}

/// The paths between backticks in the paragraph about a noun.
fn listed() -> Vec<String> {
    let paragraph = CONTRIBUTING.split("\n\n").find(|text| text.starts_with("**a noun**")).unwrap();
    let mut paths: Vec<String> = paragraph
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|path| path.contains('/') && !path.ends_with("sample_noun.rs"))
        .map(str::to_owned)
        .collect();
    paths.sort();
    paths
}

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join(path)).unwrap()
}

#[test]
fn the_list_of_places_is_whole() {
    let mut places: Vec<String> =
        FILES.iter().map(|(path, _)| said(path)).chain(PLACES.iter().map(|(path, ..)| said(path))).collect();
    places.sort();
    places.dedup();
    assert_eq!(listed(), places, "CONTRIBUTING.md and the sample noun name the same places");
}

#[test]
fn each_place_is_one_place() {
    let lost = PLACES.iter().filter(|(path, anchor, _)| read(path).matches(anchor).count() != 1);
    none(lost.map(|(path, anchor, _)| format!("{path}: {anchor:?} does not stand there once")).collect());
    // Module, import and table of rows.
    assert!(PLACES.len() <= 8, "a noun costs {} lines in the files of others", PLACES.len());
}

/// The noun put into a copy of the project: with all places the core compiles, and each that the compiler can see is
/// needed. Takes minutes; run it after a change of how nouns are told of.
#[test]
#[ignore = "builds the core several times"]
fn the_core_compiles_with_it_and_only_with_all_places() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let copy = tempfile::tempdir().unwrap();
    for name in
        ["Cargo.toml", "Cargo.lock", "src-tauri", "frontend", "migrations", "tests", "assets", ".cargo"]
    {
        let copied = Command::new("cp").arg("-r").arg(root.join(name)).arg(copy.path()).status().unwrap();
        assert!(copied.success());
    }
    for (path, text) in FILES {
        let path = copy.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    for (path, anchor, put) in PLACES {
        put_in(copy.path(), path, anchor, &format!("{put}{anchor}"));
    }
    assert!(compiles(copy.path()), "the core does not compile with the sample noun");
    let seen =
        PLACES.iter().filter(|(path, ..)| path.starts_with("src-tauri/") && !path.ends_with("migrate.rs"));
    for (path, anchor, put) in filled(seen) {
        put_in(copy.path(), path, &format!("{put}{anchor}"), anchor);
        assert!(!compiles(copy.path()), "{path}: {put:?} is not needed");
        put_in(copy.path(), path, anchor, &format!("{put}{anchor}"));
    }
}

fn put_in(copy: &Path, path: &str, old: &str, new: &str) {
    let path = copy.join(path);
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(path, text.replacen(old, new, 1)).unwrap();
}

fn compiles(copy: &Path) -> bool {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let mut check = Command::new(cargo);
    check.args(["check", "--offline", "--quiet", "--package", "desk"]).current_dir(copy);
    // The check of the whole project compiles by clippy; here only the compiler is asked.
    check.env_remove("RUSTC_WORKSPACE_WRAPPER").env("CARGO_TARGET_DIR", copy.join("target"));
    check.status().unwrap().success()
}
