//! The real program and the practice program have nothing of each other.

use std::fs;
use std::path::Path;
use std::process::Command;

use book::db::STORE_FILE;
use lockbuch_tests::browser::{MORNING, Practice, User, built, real_window};

/// No way to book for training stands in the real program, under whatever name (§ 146a AO, AEAO 1.16).
const WORDS: [&str; 15] = [
    "übung",
    "Übung",
    "ÜBUNG",
    "uebung",
    "UEBUNG",
    "training",
    "Training",
    "TRAINING",
    "practice",
    "Practice",
    "demo mode",
    "Schulung",
    // The practice program's word for a clock that is set by hand.
    "--clock",
    // The simulated TSE: its mark, its authority's name, and the crate that holds it.
    "TSE-Simulator",
    "tse-simulator",
];
/// Brotli, which unpacks the page inside the program, carries a dictionary of everyday words. It begins so
/// and is so long (RFC 7932, appendix A).
const DICTIONARY: (&str, usize) = ("timedownlifeleftback", 122_784);

/// The sheet on programming records answers the authority's question in the authority's word
/// (assets/procedure/programming-record.md).
const DENIAL: &str = "Kein Trainingsspeicher, kein Beleg der Art AVTraining";

#[tokio::test]
async fn the_real_program_holds_no_word_of_training() {
    let program = without_dictionary(fs::read(built("lockbuch")).unwrap());
    let mut found = search("the program", without_denial(program));
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../frontend/dist");
    for file in files(&page) {
        found.extend(search(&file.display().to_string(), fs::read(&file).unwrap()));
    }
    let salon = tempfile::tempdir().unwrap();
    let driver = real_window(salon.path(), MORNING).await;
    User(&driver.client).sees("Willkommen bei Lockbuch").await;
    driver.client.clone().close().await.unwrap();
    let store = files(salon.path());
    assert!(store.iter().any(|file| file.ends_with(STORE_FILE)), "a store was made: {store:?}");
    for file in store {
        found.extend(search(&file.display().to_string(), fs::read(&file).unwrap()));
    }
    assert_eq!(found, Vec::<String>::new());
}

#[tokio::test]
async fn the_real_program_refuses_the_practice_salon() {
    let salon = tempfile::tempdir().unwrap();
    drop(Practice::start_at(salon.path(), MORNING));
    let driver = real_window(salon.path(), MORNING).await;
    User(&driver.client).sees("Diese Datei gehört nicht zu diesem Programm.").await;
    driver.client.clone().close().await.unwrap();
}

#[test]
fn the_search_itself_finds() {
    assert_eq!(search("x", b"..Training.."), ["x: Training at 2"]);
    let mut packed = vec![0; 3];
    packed.extend_from_slice(DICTIONARY.0.as_bytes());
    packed.resize(3 + DICTIONARY.1, b'x');
    packed.extend_from_slice(b"rest");
    assert_eq!(without_dictionary(packed), b"\0\0\0rest");
    assert_eq!(
        without_denial(b"a Kein Trainingsspeicher, kein Beleg der Art AVTraining b".to_vec()),
        b"a  b"
    );
}

/// Where words of training stand in some bytes. `grep` reads a program of 70 MB in a moment.
fn search(place: &str, bytes: impl AsRef<[u8]>) -> Vec<String> {
    offsets(bytes.as_ref(), &WORDS).into_iter().map(|(at, word)| format!("{place}: {word} at {at}")).collect()
}

fn offsets(bytes: &[u8], words: &[&str]) -> Vec<(usize, String)> {
    let file = tempfile::NamedTempFile::new().unwrap();
    fs::write(file.path(), bytes).unwrap();
    let mut grep = Command::new("grep");
    grep.env("LC_ALL", "C").args(["--only-matching", "--byte-offset", "--text", "--fixed-strings"]);
    words.iter().for_each(|word| {
        grep.args(["-e", word]);
    });
    let output = grep.arg(file.path()).output().unwrap();
    assert!(matches!(output.status.code(), Some(0 | 1)), "grep: {output:?}");
    let lines = String::from_utf8(output.stdout).unwrap();
    let found = lines.lines().filter_map(|line| line.split_once(':'));
    found.map(|(at, word)| (at.parse().unwrap(), word.to_owned())).collect()
}

fn without_dictionary(mut bytes: Vec<u8>) -> Vec<u8> {
    let (start, length) = DICTIONARY;
    for (at, _) in offsets(&bytes, &[start]).into_iter().rev() {
        let end = (at + length).min(bytes.len());
        bytes.drain(at..end);
    }
    bytes
}

/// The program without the one sentence of its documents that denies such a mode; it stands there once.
fn without_denial(mut program: Vec<u8>) -> Vec<u8> {
    let places = offsets(&program, &[DENIAL]);
    assert_eq!(places.len(), 1, "the documents deny it once");
    for (at, word) in places {
        program.drain(at..at + word.len());
    }
    program
}

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}
