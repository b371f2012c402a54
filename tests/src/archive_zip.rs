//! Archives, made by the desk and unpacked as a stranger would.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;
use std::time::{Duration, Instant};

use contract::archive::{ArchiveRow, ArchiveShelf, Archives, MakeArchive};
use contract::lists::Span;
use desk::{Caller, Desk};
use proof::{Digest, PublicKey, Seq, Signature};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use zip::ZipArchive;

/// How long an archive of a test may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// What the desk says of its archives.
pub fn shelf(desk: &Desk, window: &Caller) -> ArchiveShelf {
    desk.ask(window, Archives).unwrap()
}

/// Waits until no archive is being made.
pub fn wait(desk: &Desk, window: &Caller) -> ArchiveShelf {
    let started = Instant::now();
    loop {
        let shelf = shelf(desk, window);
        if shelf.running.is_none() {
            return shelf;
        }
        assert!(started.elapsed() < PATIENCE, "{:?} goes on for ever", shelf.running);
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Makes an archive and answers with its row of the list.
pub fn make(desk: &Desk, window: &Caller, span: Span) -> ArchiveRow {
    desk.ask(window, MakeArchive { span }).unwrap();
    let shelf = wait(desk, window);
    assert_eq!(shelf.ended.clone().and_then(|ended| ended.trouble), None);
    row(&shelf, span)
}

/// A month's or a year's row of the list.
pub fn row(shelf: &ArchiveShelf, span: Span) -> ArchiveRow {
    let mut rows = shelf.months.iter().chain(&shelf.years);
    rows.find(|row| row.span.stem() == span.stem()).unwrap_or_else(|| panic!("{span:?} in {shelf:?}")).clone()
}

/// The files of an archive by their names.
pub struct ArchiveZip {
    /// In the order in which they lie in the ZIP.
    pub names: Vec<String>,
    pub files: BTreeMap<String, Vec<u8>>,
}

impl ArchiveZip {
    /// Unpacks a ZIP; every file must be stored, dated 1980-01-01 and readable by all.
    pub fn open(path: &Path) -> Self {
        let mut zip = ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
        let (mut names, mut files) = (Vec::new(), BTreeMap::new());
        for at in 0..zip.len() {
            let mut file = zip.by_index(at).unwrap();
            let name = file.name().unwrap().into_owned();
            assert_eq!(file.compression(), zip::CompressionMethod::Stored, "{name}");
            assert_eq!(file.last_modified(), Some(zip::DateTime::default()), "{name}");
            assert_eq!(file.unix_mode().map(|mode| mode & 0o777), Some(0o644), "{name}");
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            names.push(name.clone());
            files.insert(name, bytes);
        }
        Self { names, files }
    }

    pub fn text(&self, name: &str) -> &str {
        let bytes = self.files.get(name).unwrap_or_else(|| panic!("{name} in {:?}", self.names));
        std::str::from_utf8(bytes).unwrap()
    }

    pub fn json(&self, name: &str) -> Value {
        serde_json::from_str(self.text(name)).unwrap()
    }

    /// The lines of `buchungen.jsonl`.
    pub fn entries(&self) -> Vec<Value> {
        self.text("buchungen.jsonl").lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// Checks sums, texts, chain and signatures by nothing but the archive itself; answers with the number of
    /// entries.
    pub fn check(&self) -> u64 {
        self.check_sums();
        let range = self.json("bereich.json");
        let key = self.text("schluessel.txt").split(' ').nth(1).unwrap().parse::<PublicKey>().unwrap();
        let mut previous = range["previous_hash"].as_str().unwrap().to_owned();
        let mut seq = range["first_seq"].as_u64().unwrap();
        let entries = self.entries();
        for entry in &entries {
            assert_eq!(
                (entry["seq"].as_u64().unwrap(), entry["previous"].as_str().unwrap()),
                (seq, &*previous)
            );
            let mut text = format!("lockbuch entry 1\nprevious={previous}\n");
            for (part, digest) in
                entry["parts"].as_array().unwrap().iter().zip(entry["digests"].as_array().unwrap())
            {
                assert_eq!(part[0], digest[0]);
                assert_eq!(digest[1], sha256(part[1].as_str().unwrap().as_bytes()));
                text.push_str(&format!("{}={}\n", part[0].as_str().unwrap(), digest[1].as_str().unwrap()));
            }
            previous = sha256(text.as_bytes());
            assert_eq!(entry["hash"], previous);
            let signature: Signature = entry["signature"].as_str().unwrap().parse().unwrap();
            assert!(key.verifies(&previous.parse::<Digest>().unwrap(), &signature), "signature of {seq}");
            seq = Seq::new(seq).next().get();
        }
        assert_eq!(range["last_seq"].as_u64().unwrap() + 1, seq);
        entries.len() as u64
    }

    fn check_sums(&self) {
        let sums = self.text("SHA256SUMS").lines().map(|line| line.split_once("  ").unwrap());
        let sums: Vec<(String, String)> = sums.map(|(sum, name)| (name.to_owned(), sum.to_owned())).collect();
        let others = self.files.iter().filter(|(name, _)| *name != "SHA256SUMS");
        let expected: Vec<(String, String)> =
            others.map(|(name, bytes)| (name.clone(), sha256(bytes))).collect();
        assert_eq!(sums, expected);
    }
}

/// SHA-256 in hex.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
