//! The check of an export of a TSE on two cores.

use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{BufWriter, Read};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread;
use std::time::Instant;

use flate2::read::GzDecoder;
use tse::file_name::name_of;
use tse::message::{Body, Operation, Transaction};
use tse::write::{DataForm, Stamp, message, to_sign};
use tse::{Curve, Known, LogMessage, LogTime, PublicKey, SigningKey, TimeFormat, check};

use crate::measured::Measured;

/// Two years of a busy salon.
const MESSAGES: u64 = 100_000;
const CORES: usize = 2;
/// 27 November 2026.
const MORNING: i64 = 1_795_762_800;

/// What nobody can do without: the bytes that were signed, and the signature.
struct Bare {
    signed: Vec<u8>,
    signature: Vec<u8>,
}

/// `tar_verify`: everything that a check of an export does, against hashing and verifying the same signatures alone.
pub fn tar_verify() -> Measured {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("export.tar");
    let key = key();
    let bare = write(&path, &key);
    let floor = work_off(&bare, &key.public().unwrap());
    drop(bare);
    let start = Instant::now();
    let report = check(&mut File::open(&path).unwrap(), &Known::default(), CORES);
    let value = start.elapsed().as_secs_f64();
    assert!(report.is_good(), "{:?}", report.findings.first());
    assert_eq!(report.messages(), MESSAGES);
    Measured::beside(value, floor)
}

fn corpus(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/tse/src/tests/data").join(name)
}

/// The published key of the corpus, whose certificate lies in its exports.
fn key() -> SigningKey {
    let vectors: serde_json::Value =
        serde_json::from_slice(&fs::read(corpus("vectors.json")).unwrap()).unwrap();
    let digits = vectors["A"]["private_key_hex"].as_str().unwrap();
    let secret: Vec<u8> =
        (0..digits.len()).step_by(2).map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap()).collect();
    SigningKey::from_secret(Curve::Secp256r1, &secret).unwrap()
}

/// Writes the export, and keeps of each message what must be verified.
fn write(path: &Path, key: &SigningKey) -> Vec<Bare> {
    let mut tar = tar::Builder::new(BufWriter::new(File::create(path).unwrap()));
    let mut good = Vec::new();
    GzDecoder::new(File::open(corpus("good_a.tar.gz")).unwrap()).read_to_end(&mut good).unwrap();
    for entry in tar::Archive::new(good.as_slice()).entries().unwrap() {
        let mut entry = entry.unwrap();
        let name = entry.path().unwrap().to_str().unwrap().to_owned();
        if !name.ends_with(".log") {
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            put(&mut tar, &name, &bytes);
        }
    }
    let bare = (1..=MESSAGES).map(|counter| {
        let signed = step(counter, key);
        let signature = key.sign(&signed).unwrap();
        let whole = message(&signed, &signature);
        put(&mut tar, &name_of(&LogMessage::read(&whole).unwrap()), &whole);
        Bare { signed, signature }
    });
    let bare = bare.collect();
    tar.finish().unwrap();
    bare
}

fn put(tar: &mut tar::Builder<BufWriter<File>>, name: &str, bytes: &[u8]) {
    let mut header = tar::Header::new_ustar();
    header.set_size(bytes.len() as u64);
    header.set_mode(0o644);
    tar.append_data(&mut header, name, bytes).unwrap();
}

/// Starts and finishes in turn.
fn step(counter: u64, key: &SigningKey) -> Vec<u8> {
    let is_start = counter % 2 == 1;
    let (data, kind): (&[u8], &str) =
        if is_start { (b"", "") } else { (b"Beleg^32.00_0.00_0.00_0.00_3.00^35.00:Bar", "Kassenbeleg-V1") };
    let body = Body::Transaction(Transaction {
        operation: if is_start { Operation::Start } else { Operation::Finish },
        client: "LB-TEST-0001".to_owned(),
        process_data: Cow::Borrowed(data),
        process_type: kind.to_owned(),
        external: None,
        number: counter.div_ceil(2),
        internal: None,
    });
    let stamp = Stamp {
        serial: key.public().unwrap().serial(),
        algorithm: key.algorithm(),
        counter,
        time: LogTime { seconds: MORNING + counter.cast_signed() * 60, format: TimeFormat::UnixTime },
    };
    to_sign(&body, &stamp, DataForm::Whole).unwrap()
}

/// Seconds of bare hashing and verification.
fn work_off(all: &[Bare], key: &PublicKey) -> f64 {
    let parts = Mutex::new(all.chunks(100));
    let start = Instant::now();
    thread::scope(|scope| {
        for _ in 0..CORES {
            scope.spawn(|| {
                loop {
                    let Some(part) = parts.lock().unwrap().next() else { return };
                    for one in part {
                        key.verify_plain(tse::Hash::Sha256, &one.signed, &one.signature).unwrap();
                    }
                }
            });
        }
    });
    start.elapsed().as_secs_f64()
}
