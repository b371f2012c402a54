//! What may not stand in a program that books for real.

use super::{PRODUCTION, none, sources};

/// The production program has no way to book for training (§ 146a AO), and no word of it.
const SHELL: &[&str] = &["training", "übung", "uebung", "practice", "practise", "demo"];

/// Such a word, also within one that is written in one piece; short ones only where they begin.
fn is_rehearsal(word: &str) -> bool {
    SHELL.iter().any(|shell| word.starts_with(shell) || (shell.len() > 4 && word.contains(shell)))
}

/// What the sheet on programming records says of it; auditors look for this word.
const DENIAL: &str = "Kein Trainingsspeicher, kein Beleg der Art AVTraining";

#[test]
fn the_production_program_knows_no_rehearsal() {
    let mut found = Vec::new();
    for file in sources(PRODUCTION, &["rs", "css", "html", "js", "json", "sql"]) {
        for (at, line) in file.code() {
            let low = line.to_lowercase();
            let words = low.split(|c: char| !c.is_alphabetic());
            for word in words.filter(|word| is_rehearsal(word)) {
                found.push(format!("{}:{at}: {word}", file.path));
            }
        }
    }
    none(found);
}

/// The documents for the authority deny such a mode in the law's own word, once and nowhere else.
#[test]
fn the_documents_only_deny_a_rehearsal() {
    let mut denials = 0;
    let mut found = Vec::new();
    for file in sources(&["assets/procedure"], &["md"]) {
        denials += file.text.matches(DENIAL).count();
        let low = file.text.replace(DENIAL, "").to_lowercase();
        let words = low.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
        let bad = words.filter(|word| is_rehearsal(word));
        found.extend(bad.map(|word| format!("{}: {word}", file.path)));
    }
    none(found);
    assert_eq!(denials, 1);
}

/// A page may not set `style=`: the content security policy refuses it.
#[test]
fn pages_set_no_inline_styles() {
    let mut found = Vec::new();
    for file in sources(&["frontend/src"], &["rs"]) {
        for (at, line) in file.code() {
            if line.contains(" style=") || line.trim_start().starts_with("style=") {
                found.push(format!("{}:{at}: {}", file.path, line.trim()));
            }
        }
    }
    none(found);
}

/// The least work for a PIN's hash is for tests alone.
#[test]
fn both_programs_hash_pins_in_full() {
    let mut found = Vec::new();
    let mut full = 0;
    for file in sources(&["src-tauri/src", "src-tauri/practice/src"], &["rs"]) {
        full += file.text.matches("PinWork::Full").count();
        if file.text.contains("PinWork::Least") {
            found.push(file.path);
        }
    }
    none(found);
    assert_eq!(full, 2, "the real program and the practice program");
}
