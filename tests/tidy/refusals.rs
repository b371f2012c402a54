//! Each "no" of the contract is met by a test, under its code or by its name.

use contract::Refusal;

use super::{Source, none, sources};

/// What no test can meet, and why.
const BEYOND_A_TEST: [(&str, &str); 1] =
    [("door.closing_down", "only a call that overtakes the end of the program meets it")];

/// `cash.drawer_lacks` as it is written in code: `DrawerLacks`.
fn variant(code: &str) -> String {
    let name = code.split_once('.').map_or(code, |(_, name)| name);
    let capital = |word: &str| word[..1].to_uppercase() + &word[1..];
    name.split('_').map(capital).collect()
}

/// Whether a text holds a name, and not only a longer one that begins with it.
fn names(text: &str, name: &str) -> bool {
    let mut behind = text.split(name).skip(1);
    behind.any(|behind| !behind.starts_with(|letter: char| letter.is_alphanumeric() || letter == '_'))
}

/// What only tests see of a file.
fn tests_of(file: &Source) -> &str {
    if file.path.starts_with("tests/") || file.is_test() {
        return &file.text;
    }
    file.text.find("#[cfg(test)]").map_or("", |at| &file.text[at..])
}

#[test]
fn every_refusal_is_met_by_a_test() {
    let files = sources(&["tests", "src-tauri"], &["rs"]);
    let files: Vec<&Source> = files.iter().filter(|file| !file.path.ends_with("tidy/refusals.rs")).collect();
    let met = |code: &str| {
        let (quoted, named) = (format!("\"{code}\""), format!("::{}", variant(code)));
        files.iter().map(|file| tests_of(file)).any(|text| text.contains(&quoted) || names(text, &named))
    };
    let codes = Refusal::codes();
    assert!(codes.len() > 100, "the refusals of the contract are seen");
    let beyond = |code: &&str| BEYOND_A_TEST.iter().any(|(known, _)| known == code);
    none(codes.into_iter().filter(|code| !beyond(code) && !met(code)).map(str::to_owned).collect());
}
