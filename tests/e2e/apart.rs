//! The real program and the practice program have nothing of each other.

use std::fs;
use std::path::Path;

use lockbuch_tests::stage::{Hands, Practice, built, real_window};

/// No way to book for training stands in the real program, under whatever name (§ 146a AO, AEAO 1.16).
const WORDS: [&str; 12] = [
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
];
/// Brotli, which unpacks the page inside the program, carries a dictionary of everyday words. It begins so
/// and is so long (RFC 7932, appendix A).
const DICTIONARY: (&[u8], usize) = (b"timedownlifeleftback", 122_784);

#[tokio::test]
async fn the_real_program_holds_no_word_of_training() {
    let mut found = search("the program", without_dictionary(fs::read(built("lockbuch")).unwrap()));
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../frontend/dist");
    for file in files(&page) {
        found.extend(search(&file.display().to_string(), fs::read(&file).unwrap()));
    }
    let salon = tempfile::tempdir().unwrap();
    let driver = real_window(salon.path()).await;
    Hands(&driver.client).sees("Willkommen bei Lockbuch").await;
    driver.client.clone().close().await.unwrap();
    let store = files(salon.path());
    assert!(store.iter().any(|file| file.ends_with("lockbuch.sqlite")), "a store was made: {store:?}");
    for file in store {
        found.extend(search(&file.display().to_string(), fs::read(&file).unwrap()));
    }
    assert_eq!(found, Vec::<String>::new());
}

#[tokio::test]
async fn the_real_program_refuses_the_practice_salon() {
    let salon = tempfile::tempdir().unwrap();
    drop(Practice::start(salon.path()));
    let driver = real_window(salon.path()).await;
    Hands(&driver.client).sees("Diese Datei gehört nicht zu diesem Programm.").await;
    driver.client.clone().close().await.unwrap();
}

#[test]
fn the_search_itself_finds() {
    assert_eq!(search("x", b"..Training.."), ["x: Training at 2"]);
    let mut packed = vec![0; 3];
    packed.extend_from_slice(DICTIONARY.0);
    packed.resize(3 + DICTIONARY.1, b'x');
    packed.extend_from_slice(b"rest");
    assert_eq!(without_dictionary(packed), b"\0\0\0rest");
}

fn search(place: &str, bytes: impl AsRef<[u8]>) -> Vec<String> {
    let bytes = bytes.as_ref();
    let at = |word: &str| bytes.windows(word.len()).position(|window| window == word.as_bytes());
    WORDS.iter().filter_map(|word| at(word).map(|at| format!("{place}: {word} at {at}"))).collect()
}

fn without_dictionary(mut bytes: Vec<u8>) -> Vec<u8> {
    let (start, length) = DICTIONARY;
    while let Some(at) = bytes.windows(start.len()).position(|window| window == start) {
        let end = (at + length).min(bytes.len());
        bytes.drain(at..end);
    }
    bytes
}

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}
