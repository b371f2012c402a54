//! The script in another language that knows nothing but FORMAT.md.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

fn script() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("independent/pruefen.py")
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
    answers(archives, &[])
}

/// What it says of archives that it takes together, in the order of their ranges.
pub fn second_opinions_together(archives: &[PathBuf]) -> Vec<Value> {
    answers(archives, &["--together"])
}

fn answers(archives: &[PathBuf], words: &[&str]) -> Vec<Value> {
    let output = Command::new(python()).arg(script()).args(words).args(archives).output().unwrap();
    let trouble = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && trouble.is_empty(), "{trouble}");
    let answers = output.stdout.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    let answers: Vec<Value> = answers.map(|line| serde_json::from_slice(line).unwrap()).collect();
    assert_eq!(answers.len(), archives.len());
    let troubled: Vec<&Value> = answers.iter().filter(|answer| !answer["trouble"].is_null()).collect();
    assert!(troubled.is_empty(), "{troubled:?}");
    answers
}
