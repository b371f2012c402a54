//! An archive taken apart, altered, and put together again as someone with bad intentions would.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Cursor, Read, Write as _};
use std::path::Path;

use book::ledger;
use proof::{CheckDigit, Encoder, Entry, PartDigest, PublicKey, Seq, Signature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

use crate::{disk_salon, outside};

/// The fields of `bereich.json` in their order.
const SCOPE: &[&str] = &[
    "format",
    "register",
    "title",
    "first_seq",
    "last_seq",
    "previous_hash",
    "previous_receipt_number",
    "previous_z_number",
    "partial",
    "program",
];

/// What signs an archive, behind those.
const SEAL: &[&str] = &["sums", "key_id", "signature"];

/// The files of an archive by name. Where the register's key is known, whoever alters it signs it anew: its owner can.
#[derive(Clone)]
pub struct Archive(pub BTreeMap<String, Vec<u8>>, Option<[u8; 32]>);

impl Archive {
    /// Takes a ZIP apart.
    pub fn read(zip: &[u8]) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(zip)).unwrap();
        let mut files = BTreeMap::new();
        for at in 0..archive.len() {
            let mut file = archive.by_index(at).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            files.insert(file.name().unwrap().into_owned(), bytes);
        }
        Self(files, None)
    }

    /// These files, signed by nobody.
    pub const fn of(files: BTreeMap<String, Vec<u8>>) -> Self {
        Self(files, None)
    }

    /// Other files in the same hands.
    #[must_use]
    pub const fn but_with(&self, files: BTreeMap<String, Vec<u8>>) -> Self {
        Self(files, self.1)
    }

    /// In the hands of someone with this key.
    #[must_use]
    pub fn in_hands_with(mut self, key: &SigningKey) -> Self {
        self.1 = Some(key.seed());
        self
    }

    /// The whole book of a salon by FORMAT.md alone, with stand-ins for what is there for people.
    pub fn of_book(folder: &Path) -> Self {
        let conn = outside::reader(folder);
        let newest = ledger::newest_seq(&conn).unwrap();
        let mut archive = Self::with_range(1, newest.get(), &disk_salon::keys(folder));
        let (mut entries, mut customers) = (Vec::new(), Vec::new());
        ledger::entries(&conn, Seq::new(1), newest, |stored| {
            let hashes = (&stored.previous, &stored.hash);
            let line = line(&stored.entry, &stored.digests, hashes, (&stored.signature, stored.check_digit));
            writeln!(entries, "{line}")?;
            Ok(())
        })
        .unwrap();
        let mut kept = conn.prepare("select seq, salt, body from entry_customer order by seq").unwrap();
        let mut rows = kept.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let (seq, body): (u64, String) = (row.get(0).unwrap(), row.get(2).unwrap());
            let salt: String =
                row.get::<_, Vec<u8>>(1).unwrap().iter().map(|byte| format!("{byte:02x}")).collect();
            let body = Value::from(body);
            writeln!(customers, "{{\"seq\":{seq},\"salt\":\"{salt}\",\"body\":{body}}}").unwrap();
        }
        archive.0.insert("buchungen.jsonl".to_owned(), entries);
        archive.0.insert("kunden.jsonl".to_owned(), customers);
        let key = disk_salon::signing_keys(folder).pop();
        archive.1 = key.map(|key| key.seed());
        archive
    }

    fn with_range(first: u64, last: u64, keys: &[PublicKey]) -> Self {
        let zeros = "0".repeat(64);
        let range = json!({
            "format": 2, "register": "HW-01", "title": "November 2026", "first_seq": first, "last_seq": last,
            "previous_hash": zeros, "previous_receipt_number": null, "previous_z_number": null,
            "partial": false, "program": "Lockbuch 0.1.0", "sums": "", "key_id": "", "signature": "",
        });
        let mut lines = String::new();
        for key in keys {
            writeln!(lines, "{} {key} {}", key.key_id(), key.fingerprint()).unwrap();
        }
        let files = [
            ("LIESMICH.txt", "Archiv\n".to_owned()),
            ("bereich.json", scope_text(&range)),
            ("berichte/z-bericht-331.pdf", "%PDF\n".to_owned()),
            ("pruefen.html", "<!doctype html>\n".to_owned()),
            ("schluessel.txt", lines),
            ("tabellen/buchungen.csv", "seq\n".to_owned()),
        ];
        Self::of(files.into_iter().map(|(name, text)| (name.to_owned(), text.into_bytes())).collect())
    }

    /// The ZIP, its sums made anew: whoever alters an archive can do that, too.
    pub fn zip(&self) -> Vec<u8> {
        self.summed().zip_as_it_is()
    }

    /// The same files with sums that fit.
    #[must_use]
    pub fn summed(&self) -> Self {
        let mut files = self.0.clone();
        files.remove("SHA256SUMS");
        if let Some(seed) = self.1 {
            sign(&mut files, &SigningKey::from_seed(&seed));
        }
        let sums = sum_lines(&files, |_| true);
        files.insert("SHA256SUMS".to_owned(), sums.into_bytes());
        self.but_with(files)
    }

    /// The ZIP with the sums that it had.
    pub fn zip_as_it_is(&self) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in &self.0 {
            zip.start_file(name.as_str(), options(bytes.len() as u64)).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    /// The lines of a text.
    pub fn lines(&self, name: &str) -> Vec<String> {
        String::from_utf8(self.0[name].clone()).unwrap().lines().map(str::to_owned).collect()
    }

    /// Alters the lines of a text.
    #[must_use]
    pub fn with_lines(mut self, name: &str, alter: impl FnOnce(&mut Vec<String>)) -> Self {
        let mut lines = self.lines(name);
        alter(&mut lines);
        let text: String = lines.iter().flat_map(|line| [line, "\n"]).collect();
        self.0.insert(name.to_owned(), text.into_bytes());
        self
    }

    /// Alters what the archive says of its range.
    #[must_use]
    pub fn with_scope(mut self, alter: impl FnOnce(&mut Value)) -> Self {
        let mut scope: Value = serde_json::from_slice(&self.0["bereich.json"]).unwrap();
        alter(&mut scope);
        self.0.insert("bereich.json".to_owned(), scope_text(&scope).into_bytes());
        self
    }
}

/// How a file of so many bytes stands in the ZIP.
pub fn options(bytes: u64) -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
        .system(System::Unix)
        .large_file(bytes >= u64::from(u32::MAX))
}

/// Lines of `SHA256SUMS`.
fn sum_lines(files: &BTreeMap<String, Vec<u8>>, wanted: impl Fn(&str) -> bool) -> String {
    let mut sums = String::new();
    for (name, bytes) in files.iter().filter(|(name, _)| wanted(name)) {
        writeln!(sums, "{}  {name}", hex(&Sha256::digest(bytes))).unwrap();
    }
    sums
}

/// Signs what the archive says of itself; words that are not spelled as the form has them stay as they are.
fn sign(files: &mut BTreeMap<String, Vec<u8>>, key: &SigningKey) {
    let said = files.get("bereich.json").cloned().unwrap_or_default();
    let Ok(mut scope) = serde_json::from_slice::<Value>(&said) else { return };
    if scope["format"] != 2 || scope_text(&scope).as_bytes() != said {
        return;
    }
    let sums = sum_lines(files, |name| !["bereich.json", "kunden.jsonl"].contains(&name));
    scope["sums"] = hex(&Sha256::digest(sums)).into();
    scope["key_id"] = key.public().key_id().into();
    let whole = scope_text(&scope);
    let words = &whole[..whole.find(",\"signature\"").unwrap()];
    let text = format!("lockbuch archive 2\n{words}}}\n");
    scope["signature"] = key.sign(&proof::Digest::of(text.as_bytes())).to_string().into();
    files.insert("bereich.json".to_owned(), scope_text(&scope).into_bytes());
}

/// `bereich.json` with its fields in their order.
pub fn scope_text(scope: &Value) -> String {
    let seal = SEAL.iter().filter(|name| scope.get(**name).is_some());
    let fields = SCOPE.iter().chain(seal).map(|name| format!("\"{name}\":{}", scope[name]));
    format!("{{{}}}\n", fields.collect::<Vec<_>>().join(","))
}

/// A line of `buchungen.jsonl`.
pub fn line(
    entry: &Entry,
    digests: &[PartDigest],
    (previous, hash): (&proof::Digest, &proof::Digest),
    (signature, check_digit): (&Signature, CheckDigit),
) -> String {
    let mut parts = Vec::new();
    Encoder::default().parts(entry, |part, text| parts.push(json!([part.to_string(), text])));
    let digests: Vec<Value> = digests.iter().map(|it| json!([it.part.to_string(), it.digest])).collect();
    let (seq, parts, digests) = (entry.head.seq, Value::from(parts), Value::from(digests));
    format!(
        "{{\"seq\":{seq},\"previous\":\"{previous}\",\"hash\":\"{hash}\",\"signature\":\"{signature}\",\
         \"check_digit\":\"{check_digit}\",\"parts\":{parts},\"digests\":{digests}}}"
    )
}

/// Lower-case hex digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
