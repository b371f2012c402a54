//! An archive as long as one likes, written entry by entry: the same receipts as [`crate::raw_entries`] draws.

use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use book::clock::local;
use book::ledger::Draft;
use contract::{Day, EntryKind, Moment};
use figures::vat_splits;
use proof::{
    Digest, Entry, Format, Head, LineNumber, Money, PublicKey, ReceiptNumber, Salt, Seq, SigningKey,
    Snapshot, SnapshotKind, commitment, seal,
};
use serde_json::json;
use sha2::{Digest as _, Sha256};
use zip::ZipWriter;

use crate::{archive, raw_entries};

const ENTRIES: &str = "buchungen.jsonl";

/// Writes into a file and adds up what was written.
struct Summed<W> {
    to: W,
    sha: Sha256,
}

impl<W: Write> Write for Summed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.to.write(bytes)?;
        self.sha.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

/// Files that are there for people, and the keys' line.
fn small_files(entries: u64, key: &PublicKey) -> Vec<(&'static str, String)> {
    let range = json!({
        "format": 1, "register": "HW-01", "title": "2026", "first_seq": 1, "last_seq": entries,
        "previous_hash": "0".repeat(64), "previous_receipt_number": null, "previous_z_number": null,
        "partial": false, "program": "Lockbuch 0.1.0",
    });
    let key = format!("{} {key} {}\n", key.key_id(), key.fingerprint());
    vec![
        ("LIESMICH.txt", "Archiv\n".to_owned()),
        ("bereich.json", archive::scope_text(&range)),
        ("schluessel.txt", key),
    ]
}

/// An archive of so many receipts, written once and kept for the next run.
pub fn kept(entries: u64) -> PathBuf {
    let recipe =
        [include_str!("long_archive.rs"), include_str!("raw_entries.rs"), include_str!("archive.rs")];
    let name = format!("lockbuch-archive-{entries}-{}.zip", Digest::of(recipe.concat().as_bytes()).short());
    let path = std::env::temp_dir().join(name);
    if !path.exists() {
        let start = Instant::now();
        let unfinished = path.with_extension(std::process::id().to_string());
        write(&unfinished, entries);
        std::fs::rename(&unfinished, &path).unwrap();
        eprintln!("made an archive with {entries} entries in {:.0} s", start.elapsed().as_secs_f64());
    }
    path
}

/// Writes an archive of so many receipts. The sums lie before the entries, so these are written beside it first.
pub fn write(path: &Path, entries: u64) {
    let key = SigningKey::from_seed(&[7; 32]);
    let beside = path.with_extension("entries");
    let to = BufWriter::with_capacity(1 << 20, File::create(&beside).unwrap());
    let mut out = Summed { to, sha: Sha256::new() };
    let customers = receipts(&mut out, entries, &key);
    out.flush().unwrap();
    let mut files = small_files(entries, &key.public());
    files.push(("kunden.jsonl", customers));
    let mut sums: Vec<(&str, String)> =
        files.iter().map(|(name, text)| (*name, archive::hex(&Sha256::digest(text)))).collect();
    sums.push((ENTRIES, archive::hex(&out.sha.finalize())));
    sums.sort_unstable();
    files.push(("SHA256SUMS", sums.iter().map(|(name, sum)| format!("{sum}  {name}\n")).collect()));
    files.push((ENTRIES, String::new()));
    files.sort_unstable();
    let mut zip = ZipWriter::new(BufWriter::with_capacity(1 << 20, File::create(path).unwrap()));
    for (name, text) in files {
        let mut source: Box<dyn Read> = Box::new(io::Cursor::new(text.clone()));
        let mut bytes = text.len() as u64;
        if name == ENTRIES {
            bytes = std::fs::metadata(&beside).unwrap().len();
            source = Box::new(File::open(&beside).unwrap());
        }
        zip.start_file(name, archive::options(bytes)).unwrap();
        io::copy(&mut source, &mut zip).unwrap();
    }
    zip.finish().unwrap().flush().unwrap();
    std::fs::remove_file(beside).unwrap();
}

/// Writes the entries and gives their customers.
fn receipts(out: &mut impl Write, entries: u64, key: &SigningKey) -> String {
    let (salt, mut customers) = (Salt::from_bytes([9; 32]), String::new());
    let mut previous = Digest::GENESIS;
    for seq in 1..=entries {
        let body = format!("{{\"id\":{seq},\"name\":\"Frau Lindner {seq}\"}}");
        let entry = receipt(seq, key, &commitment(&salt, &body));
        let sealed = seal(&entry, previous, key).unwrap();
        let hashes = (&sealed.previous, &sealed.hash);
        let line = archive::line(&entry, &sealed.digests, hashes, (&sealed.signature, sealed.check_digit));
        previous = sealed.hash;
        out.write_all(line.as_bytes()).unwrap();
        out.write_all(b"\n").unwrap();
        if entry.head.customer.is_some() {
            let body = json!(body);
            customers += &format!("{{\"seq\":{seq},\"salt\":{},\"body\":{body}}}\n", json!(salt));
        }
    }
    customers
}

/// A book that begins, opens its one day, and sells.
fn draft(seq: u64) -> Draft {
    let day = Day::from_ymd(2026, 1, 2).unwrap();
    match seq {
        1 => {
            let mut foundation = raw_entries::opening(day, 0);
            (foundation.kind, foundation.bon, foundation.booking_day) = (EntryKind::Foundation, None, None);
            (foundation.lines, foundation.payments) = (Vec::new(), Vec::new());
            foundation
        }
        2 => raw_entries::opening(day, 25_000),
        _ => raw_entries::sale(day, seq),
    }
}

fn receipt(seq: u64, key: &SigningKey, customer: &Digest) -> Entry {
    let draft = draft(seq);
    let mut lines = draft.lines;
    for (line, number) in lines.iter_mut().zip(1..) {
        line.number = LineNumber::new(number);
    }
    let morning = local(Day::from_ymd(2026, 1, 2).unwrap(), 8, 0, 0);
    let moment = Moment::new(morning.utc_ms() + 20_000 * i64::try_from(seq).unwrap(), 60);
    let head = Head {
        // The archive that is written here is of the first format, which is signed by nobody.
        format: Format::One,
        key_id: key.public().key_id(),
        seq: Seq::new(seq),
        kind: draft.kind,
        receipt_number: draft.bon.map(|_| ReceiptNumber::new(seq)),
        bon_type: draft.bon,
        bon_name: None,
        booking_day: draft.booking_day,
        z_number: None,
        register: "HW-01".to_owned(),
        started: moment,
        ended: moment,
        clock_adjusted: false,
        person_id: 2,
        approved_by: None,
        reason: None,
        customer: draft.customer.map(|_| customer.to_string()),
        basket: draft.basket,
        total: lines.iter().map(|line| line.gross).sum::<Money>(),
    };
    let vat = vat_splits(&lines).unwrap();
    let (payments, references) = (draft.payments, draft.references);
    Entry { head, lines, vat, payments, references, snapshots: snapshots(), details: None, tse: None }
}

/// As long as those of a salon with logo and footer.
fn snapshots() -> Vec<Snapshot> {
    let bodies = [
        (SnapshotKind::Person, json!({ "id": 2, "name": "Mehmet Aydin", "short_name": "Mehmet" })),
        (
            SnapshotKind::Salon,
            json!({
                "name": "Salon Haarwerk", "street": "Musterstraße 5", "postcode": "28195", "city": "Bremen",
                "tax_number": "60/123/45678", "vat_id": null, "small_business": false, "register": "HW-01",
                "footer": "Vielen Dank für Ihren Besuch. Wir freuen uns auf Sie.",
            }),
        ),
        (SnapshotKind::Program, json!({ "name": "Lockbuch", "version": "0.1.0" })),
    ];
    bodies.into_iter().map(|(kind, body)| Snapshot { kind, body: body.to_string() }).collect()
}
