//! The scripts in another language that know nothing but what is written down: FORMAT.md, and the facts about a TSE.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("independent").join(name)
}

/// A Python that has the common library for Ed25519 (package python3-cryptography).
fn python() -> &'static str {
    let has_it = |python: &&str| {
        let tried = Command::new(python).args(["-c", "import cryptography"]).output();
        tried.is_ok_and(|output| output.status.success())
    };
    ["python3", "/usr/bin/python3"].into_iter().find(has_it).expect("package python3-cryptography")
}

/// What it says of some archives, one answer each; it always answers, and never by a fault of its own.
pub fn second_opinions(archives: &[PathBuf]) -> Vec<Value> {
    answers("pruefen.py", &[], archives)
}

/// What it says of archives that it takes together, in the order of their ranges.
pub fn second_opinions_together(archives: &[PathBuf]) -> Vec<Value> {
    answers("pruefen.py", &["--together"], archives)
}

/// What is said of some exports of a TSE.
pub fn opinions_of_exports(exports: &[PathBuf]) -> Vec<Value> {
    answers("tse_tar.py", &[], exports)
}

fn answers(name: &str, words: &[&str], archives: &[PathBuf]) -> Vec<Value> {
    let output = Command::new(python()).arg(script(name)).args(words).args(archives).output().unwrap();
    let trouble = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && trouble.is_empty(), "{trouble}");
    let answers = output.stdout.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    let answers: Vec<Value> = answers.map(|line| serde_json::from_slice(line).unwrap()).collect();
    assert_eq!(answers.len(), archives.len());
    let troubled: Vec<&Value> = answers.iter().filter(|answer| !answer["trouble"].is_null()).collect();
    assert!(troubled.is_empty(), "{troubled:?}");
    answers
}
