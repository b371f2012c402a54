//! The check of an archive, natively on two cores and in a browser.

use std::fs::File;
use std::path::Path;
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use lockbuch_tests::long_archive;
use proof::{Digest, PublicKey, Signature, chain};
use pruefen::blocks::Blocks;
use pruefen::container::Container;
use pruefen::line::ArchiveLine;
use pruefen::{Check, many};

use crate::measured::Measured;

/// Ten years of a busy salon.
const MANY: u64 = 1_000_000;
/// The entries of the browser's measurement.
#[cfg(feature = "e2e")]
const YEARS: u64 = 200_000;
const CORES: usize = 2;

/// Makes the archives that are kept from run to run.
pub fn prepare() {
    long_archive::kept(MANY);
    #[cfg(feature = "e2e")]
    long_archive::kept(YEARS);
}

/// `verify_native`: everything that the command line checks, against hashing and strict verification alone.
pub fn native() -> Measured {
    let path = long_archive::kept(MANY);
    let floor = bare(&path);
    let start = Instant::now();
    let mut check = Check::open(File::open(&path).unwrap()).unwrap();
    many::check(&mut check, CORES, |_| {}).unwrap();
    let value = start.elapsed().as_secs_f64();
    let report = check.report();
    assert_eq!((report.entries, report.found), (MANY, None));
    Measured::beside(value, floor)
}

/// What nobody can do without: the digest of each part's text, the hash of each entry, each signature.
struct Bare {
    texts: Vec<Vec<u8>>,
    entry: String,
    hash: Digest,
    signature: Signature,
}

/// Seconds of bare hashing and strict verification on two cores; reading and taking apart is not counted.
fn bare(path: &Path) -> f64 {
    let mut container = Container::open(File::open(path).unwrap()).unwrap();
    let key = pruefen::keys::read(&container.text("schluessel.txt").unwrap()).unwrap()[0];
    let mut blocks = Blocks::of(container.member("buchungen.jsonl").unwrap());
    let mut took = Duration::ZERO;
    loop {
        let mut portion = Vec::new();
        while portion.len() < 20_000 {
            let Some(block) = blocks.next(&mut container).unwrap() else { break };
            portion.extend(block.lines().map(|(_, line)| laid_out(line)));
        }
        if portion.is_empty() {
            return took.as_secs_f64();
        }
        let start = Instant::now();
        work_off(&portion, &key);
        took += start.elapsed();
    }
}

fn laid_out(line: &[u8]) -> Bare {
    let mut read = ArchiveLine::default();
    read.read(line).unwrap();
    let mut entry = String::new();
    chain::entry_text(&read.previous, &read.digests, &mut entry);
    let texts = read.parts_read().map(|(_, text)| text.to_vec()).collect();
    Bare { texts, entry, hash: read.hash, signature: read.signature }
}

fn work_off(portion: &[Bare], key: &PublicKey) {
    let parts = Mutex::new(portion.chunks(100));
    thread::scope(|scope| {
        for _ in 0..CORES {
            scope.spawn(|| {
                loop {
                    let Some(part) = parts.lock().unwrap().next() else { return };
                    part.iter().for_each(|bare| prove(bare, key));
                }
            });
        }
    });
}

fn prove(bare: &Bare, key: &PublicKey) {
    for text in &bare.texts {
        std::hint::black_box(Digest::of(text));
    }
    assert_eq!(Digest::of(bare.entry.as_bytes()), bare.hash);
    assert!(key.verifies(&bare.hash, &bare.signature));
}

/// `verify_browser`: the page with one worker, against the same check natively on one core.
#[cfg(feature = "e2e")]
pub fn browser() -> Measured {
    let path = long_archive::kept(YEARS);
    let start = Instant::now();
    let mut check = Check::open(File::open(&path).unwrap()).unwrap();
    while check.step(|_| {}).unwrap() < 1.0 {}
    let floor = start.elapsed().as_secs_f64();
    assert_eq!((check.report().entries, check.report().found), (YEARS, None));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let value = runtime.block_on(async {
        let page = lockbuch_tests::browser::VerifierPage::open().await;
        let took = page.check(&path).await.as_secs_f64();
        page.user().sees("200.000 Buchungen, Kette lückenlos, Signaturen gültig").await;
        page.close().await;
        took
    });
    Measured::beside(value, floor)
}
