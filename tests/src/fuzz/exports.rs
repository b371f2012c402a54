//! Exports of a TSE: damaged TARs, and whole ones of damaged messages, certificates and names.

use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;
use std::sync::LazyLock;

use flate2::read::GzDecoder;
use tse::{Known, LogMessage, check, show};

use super::damage::{self, blows};
use super::target::{Met, Reader, Target};
use super::words;
use crate::rng::Rng;

pub const EXPORTS: Target = Target { name: "tse_exports", lives: u64::MAX, make: || Box::new(Exports) };

/// So many messages of an export: the other ones are like them.
const MESSAGES: usize = 5;

type Files = Vec<(String, Vec<u8>)>;

/// The published exports, good and bad, each with its certificates and some of its messages.
static EXAMPLES: LazyLock<Vec<Files>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/tse/src/tests/data");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "gz"));
    paths.sort();
    paths.iter().map(|path| files(&fs::read(path).unwrap())).collect()
});

fn files(packed: &[u8]) -> Files {
    let mut archive = tar::Archive::new(GzDecoder::new(packed));
    let mut files: Files = archive
        .entries()
        .unwrap()
        .map(|entry| {
            let mut entry = entry.unwrap();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            (entry.path().unwrap().to_str().unwrap().to_owned(), bytes)
        })
        .collect();
    files.sort_by_key(|(name, _)| counter_of(name));
    let others = files.iter().filter(|(name, _)| counter_of(name) == 0).count();
    files.truncate(others + MESSAGES);
    files
}

/// The counter in a message's name; 0 of what is none.
fn counter_of(name: &str) -> u64 {
    let behind = name.split_once("_Sig-").map_or("", |(_, behind)| behind);
    behind.split('_').next().and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

fn tar_of(files: &Files) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, bytes) in files {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        // A name that no TAR takes stays out.
        drop(builder.append_data(&mut header, name, bytes.as_slice()));
    }
    builder.into_inner().unwrap()
}

struct Exports;

impl Reader for Exports {
    fn input(&mut self, rng: &mut Rng) -> Vec<u8> {
        let mut files = rng.pick(&EXAMPLES).unwrap().clone();
        let whole = rng.below(3) == 0;
        if !whole {
            for _ in 0..blows(rng) {
                let nth = rng.place(files.len());
                match rng.below(8) {
                    0 => words::text(rng, &mut files[nth].0),
                    1 => drop(files.remove(nth)),
                    2 => {
                        let again = files[nth].clone();
                        files.push(again);
                    }
                    _ => damage::bytes(rng, &mut files[nth].1),
                }
                if files.is_empty() {
                    break;
                }
            }
        }
        let mut tar = tar_of(&files);
        if whole || rng.below(6) == 0 {
            (0..blows(rng)).for_each(|_| damage::bytes(rng, &mut tar));
        }
        tar
    }

    fn meet(&mut self, input: &[u8]) -> Result<Met, String> {
        let known =
            Known { serial: None, clients: vec!["LB-TEST-0001".into()], last_counter: None, now: None };
        let report = check(&mut Cursor::new(input), &known, 1);
        if let Some(mute) = report.findings.iter().find(|finding| finding.to_string().is_empty()) {
            return Err(format!("a finding without a word: {}", mute.code()));
        }
        // What the program shows of single messages.
        for mut entry in tar::Archive::new(input).entries().into_iter().flatten().flatten() {
            let mut bytes = Vec::new();
            if entry.read_to_end(&mut bytes).is_err() {
                break;
            }
            if let Ok(message) = LogMessage::read(&bytes) {
                show::fields(&message);
            }
        }
        Ok(if report.is_good() { Met::Taken } else { Met::Refused })
    }
}
