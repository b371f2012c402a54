//! A second opinion on exports of a TSE: a short script in another language, written by the facts alone, says the same
//! of the simulator's exports and of the corpus, good and damaged.

use std::collections::BTreeSet;
use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use flate2::read::GzDecoder;
use lockbuch_tests::filled::filled;
use lockbuch_tests::rng::Rng;
use lockbuch_tests::second_opinion::opinions_of_exports;
use tse::{Curve, Known, Report, TimeFormat, check};
use tse_simulator::{FaultPlug, Filter, Settings, Simulator};

/// 27 November 2026, 07:00 UTC.
const MORNING: i64 = 1_795_762_800;
const CLIENT: &str = "LB-TEST-0001";

type Files = Vec<(String, Vec<u8>)>;

/// A day of a simulated device: sales, an order, something given up.
fn day(folder: &Path, curve: Curve, time_format: TimeFormat) -> Vec<u8> {
    let settings = Settings { curve, time_format, ..Settings::default() };
    let clock = Arc::new(|| MORNING);
    let mut device = Simulator::open(folder, settings, clock, FaultPlug::default()).unwrap();
    device.make_ready().unwrap();
    device.register(CLIENT).unwrap();
    for (kind, data) in [
        ("Kassenbeleg-V1", "Beleg^22.00_0.00_0.00_0.00_0.00^22.00:Bar"),
        ("Kassenbeleg-V1", "AVBelegabbruch^0.00_0.00_0.00_0.00_0.00^"),
        ("Bestellung-V1", "2;\"Kaffee \"\"klein\"\"\";2.80\r1;\"Wasser\";1.50"),
        ("SonstigerVorgang", "Tagesabschluss Z 1 💇"),
    ] {
        let begun = device.start(CLIENT).unwrap();
        device.finish(CLIENT, begun.transaction, kind, data.as_bytes()).unwrap();
    }
    let mut tar = Vec::new();
    device.export(&Filter::All, &mut tar).unwrap();
    tar
}

fn files(tar: &[u8]) -> Files {
    let mut archive = tar::Archive::new(tar);
    let read = archive.entries().unwrap().map(|entry| {
        let mut entry = entry.unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        (entry.path().unwrap().to_str().unwrap().to_owned(), bytes)
    });
    filled(read)
}

fn tar_of(files: &Files) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, bytes) in files {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        builder.append_data(&mut header, name, bytes.as_slice()).unwrap();
    }
    builder.into_inner().unwrap()
}

/// What the script calls a fault, by our code.
fn kind(code: &str) -> &str {
    match code {
        "message.unreadable" => "unreadable",
        "message.signature_wrong" | "message.signature_length" | "message.algorithm_unknown" => "signature",
        "message.name_disagrees" | "message.odd_name" => "name",
        "counter.missing" | "counter.several_missing" => "gap",
        "counter.twice" => "twice",
        "counter.clock_back" => "clock",
        "transaction.no_finish" => "no finish",
        "transaction.no_start" => "no start",
        "certificate.missing" => "leaf",
        "certificate.issuer_missing" | "certificate.forged" => "issuer",
        "certificate.expired" | "certificate.not_yet_valid" => "expired",
        "certificate.unreadable" | "certificate.name_disagrees" => "certificate",
        "info.missing" => "info",
        other => other,
    }
}

fn ours(tar: &[u8]) -> Report {
    check(&mut Cursor::new(tar), &Known::default(), 2)
}

/// The kinds of faults, which stand in front.
fn kinds(report: &Report) -> BTreeSet<String> {
    let faults = report.findings.iter().take(usize::try_from(report.faults).unwrap());
    faults.map(|found| kind(found.code()).to_owned()).collect()
}

/// Both opinions on some exports; where only the verdict counts, the kinds are not compared.
fn compare(exports: &[(String, Vec<u8>)], by_kind: bool) {
    let folder = tempfile::tempdir().unwrap();
    let paths: Vec<PathBuf> = (0..exports.len()).map(|at| folder.path().join(format!("{at}.tar"))).collect();
    for (path, (_, tar)) in paths.iter().zip(exports) {
        fs::write(path, tar).unwrap();
    }
    let theirs = opinions_of_exports(&paths);
    for ((name, tar), theirs) in filled(exports.iter().zip(theirs)) {
        let ours = ours(tar);
        let found: BTreeSet<String> = serde_json::from_value(theirs["found"].clone()).unwrap();
        assert_eq!(ours.is_good(), found.is_empty(), "{name}: {theirs} {:?}", ours.findings);
        if by_kind {
            assert_eq!(kinds(&ours), found, "{name}: {:?}", ours.findings);
            assert_eq!(ours.messages(), theirs["messages"], "{name}");
            let device = &ours.devices[0];
            assert_eq!(device.first, theirs["first"], "{name}");
            assert_eq!(device.last, theirs["last"], "{name}");
        }
    }
}

/// Exports of both kinds of simulated devices.
fn simulated() -> Vec<(String, Vec<u8>)> {
    let folder = tempfile::tempdir().unwrap();
    let day = |name: &str, curve, format| (name.to_owned(), day(&folder.path().join(name), curve, format));
    vec![
        day("P-256", Curve::Secp256r1, TimeFormat::UnixTime),
        day("P-384", Curve::Secp384r1, TimeFormat::UtcTime),
        day("general", Curve::Secp256r1, TimeFormat::GeneralizedTime),
    ]
}

#[test]
fn both_find_the_simulators_exports_good() {
    let exports = simulated();
    for (name, tar) in filled(&exports) {
        assert!(ours(tar).is_good(), "{name}");
    }
    compare(&exports, true);
}

#[test]
fn both_find_the_same_in_the_corpus() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/tse/src/tests/data");
    let packed = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut exports = Vec::new();
    for path in packed.filter(|path| path.extension().is_some_and(|ending| ending == "gz")) {
        let mut tar = Vec::new();
        GzDecoder::new(fs::File::open(&path).unwrap()).read_to_end(&mut tar).unwrap();
        exports.push((path.display().to_string(), tar));
    }
    assert_eq!(exports.len(), 10);
    compare(&exports, true);
}

#[test]
fn both_find_the_same_whichever_file_is_missing_or_misnamed() {
    let mut exports = Vec::new();
    for (step, (name, tar)) in [1, 5].into_iter().zip(simulated()) {
        let whole = files(&tar);
        for at in (0..whole.len()).step_by(step) {
            let mut without = whole.clone();
            let (file, bytes) = without.remove(at);
            exports.push((format!("{name} without {file}"), tar_of(&without)));
            if file.ends_with(".log") {
                without.push((file.replace("_Sig-", "_Sig-9"), bytes.clone()));
                exports.push((format!("{name} misnamed {file}"), tar_of(&without)));
                without.pop();
                without.push((file.clone(), bytes[..bytes.len() - 1].to_vec()));
                exports.push((format!("{name} cut {file}"), tar_of(&without)));
            }
        }
    }
    assert!(exports.len() > 90);
    compare(&exports, true);
}

#[test]
fn both_find_every_flipped_bit_of_a_message() {
    let mut rng = Rng::new(20_261_127);
    let whole = files(&simulated()[0].1);
    let logs: Vec<usize> = (0..whole.len()).filter(|at| whole[*at].0.ends_with(".log")).collect();
    let mut exports = Vec::new();
    for _ in 0..60 {
        let mut changed = whole.clone();
        let (name, bytes) = &mut changed[*rng.pick(&logs).unwrap()];
        let places: Vec<usize> = (0..bytes.len()).collect();
        let at = *rng.pick(&places).unwrap();
        bytes[at] ^= 1 << rng.below(8);
        exports.push((format!("{name}, byte {at}"), tar_of(&changed)));
    }
    for (name, tar) in filled(&exports) {
        assert!(!ours(tar).is_good(), "{name} is taken for good");
    }
    compare(&exports, false);
}
