//! Names that say nothing are not used.

use super::code::has_float;
use super::{CORE, OURS, none, sources};

const EMPTY_STEMS: &[&str] =
    &["common", "helper", "helpers", "manager", "misc", "processor", "service", "util", "utils"];
const EMPTY_ENDINGS: &[&str] = &["Helper", "Manager", "Processor", "Service", "Util", "Utils"];

#[test]
fn files_are_named_for_their_purpose() {
    let files = sources(OURS, &["rs", "css"]);
    let empty = files.iter().filter(|file| {
        let folder = file.path.rsplit('/').nth(1).unwrap_or_default();
        EMPTY_STEMS.contains(&file.stem()) || EMPTY_STEMS.contains(&folder)
    });
    none(empty.map(|file| file.path.clone()).collect());
}

#[test]
fn types_are_named_for_their_purpose() {
    let mut empty = Vec::new();
    for file in sources(OURS, &["rs"]) {
        for (at, line) in file.code() {
            let mut words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
            let declared = words.find(|word| matches!(*word, "struct" | "enum" | "trait")).and(words.next());
            if declared.is_some_and(|name| EMPTY_ENDINGS.iter().any(|ending| name.ends_with(ending))) {
                empty.push(format!("{}:{at}: {}", file.path, line.trim()));
            }
        }
    }
    none(empty);
}

#[test]
fn money_and_law_know_no_floats() {
    let folders: Vec<&str> =
        ["src-tauri/proof/src", "src-tauri/contract/src"].iter().chain(CORE).copied().collect();
    let mut floats = Vec::new();
    for file in sources(&folders, &["rs"]) {
        // A float may go without its type's name. How alike two names are is no money.
        let likeness = file.path.ends_with("customers/duplicates.rs");
        if let Some(at) = has_float(&file.text).filter(|_| !file.is_test() && !likeness) {
            floats.push(format!("{}:{at}: a number with a fraction", file.path));
        }
        for (at, line) in file.code() {
            let mut words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
            if words.any(|word| word == "f64" || word == "f32") {
                floats.push(format!("{}:{at}: {}", file.path, line.trim()));
            }
        }
    }
    none(floats);
}
