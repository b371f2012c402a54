//! Archives as FORMAT.md does not allow them: each kind of damage that was ever tried, to be refused by every
//! verifier alike.

mod checkers;
mod damage;
mod field_cases;
mod odd;
mod raw_zip;
mod resealed;
mod text_cases;
mod zip_cases;

use serde_json::Value;

pub use checkers::{Judged, judge, three_checkers};
pub use damage::{Good, damaged, flipped};
pub use odd::Odd;
use odd::{put, replace};
pub use raw_zip::{RawFile, RawZip};
pub use resealed::{resealed, resealed_with};

use crate::archive::Archive;
use crate::closed_days::{TwoDays, two_days};

/// Every case with its name; those of the attacks of November 2026 have theirs in front.
pub fn cases() -> impl Iterator<Item = (&'static str, Odd)> {
    [zip_cases::ZIP, text_cases::TEXTS, field_cases::FIELDS].into_iter().flatten().copied()
}

/// The first entries of a real archive, down to its fourth sale: small, so that many can be tried.
pub fn small(archive: &Archive) -> Archive {
    let lines = archive.lines("buchungen.jsonl");
    let mut sales = lines.iter().enumerate().filter(|(_, line)| line.contains("kind=sale"));
    let last = sales.nth(3).unwrap().0 + 1;
    archive
        .clone()
        .with_lines("buchungen.jsonl", |lines| lines.truncate(last))
        .with_lines("kunden.jsonl", |lines| lines.retain(|line| seq_of(line) <= last))
        .with_scope(|scope| scope["last_seq"] = Value::from(last))
        .summed()
}

/// [`small`] of a salon of its own.
pub fn small_archive() -> Archive {
    let TwoDays { archive, .. } = two_days();
    small(&archive)
}

/// The entry of a line.
pub fn seq_of(line: &str) -> usize {
    line["{\"seq\":".len()..].split(',').next().unwrap().parse().unwrap()
}

impl Odd {
    /// The odd archive, as the bytes of its ZIP.
    pub fn of(self, good: &Archive) -> Vec<u8> {
        let mut files = good.0.clone();
        match self {
            Self::Raw(alter) => {
                let mut zip = RawZip::of(good);
                alter(&mut zip);
                return zip.build();
            }
            Self::Bytes(alter) => {
                let mut zip = RawZip::of(good).build();
                alter(&mut zip);
                return zip;
            }
            Self::Files(alter) => alter(&mut files),
            Self::File(name, alter) => alter(files.get_mut(name).unwrap()),
            Self::Replaced(name, from, to) => {
                replace(files.get_mut(name).unwrap(), from.as_bytes(), to.as_bytes())
            }
            Self::Scope(field, value) => put(files.get_mut("bereich.json").unwrap(), field, value),
            Self::Entry(alter) => alter_entry(files.get_mut("buchungen.jsonl").unwrap(), alter),
            Self::Field(part, field, spelled) => {
                return RawZip::of(&resealed(good, Some((part, field, spelled))).summed()).build();
            }
        }
        let mut odd = good.but_with(files);
        // Whoever lists a wrong sum has done so on purpose.
        if !matches!(self, Self::File("SHA256SUMS", _) | Self::Replaced("SHA256SUMS", ..)) {
            odd = odd.summed();
        }
        RawZip::of(&odd).build()
    }
}

const ENTRY: &[&str] = &["seq", "previous", "hash", "signature", "check_digit", "parts", "digests"];

/// Alters the line of the first sale and spells it again.
fn alter_entry(bytes: &mut Vec<u8>, alter: fn(&mut Value)) {
    let text = String::from_utf8(std::mem::take(bytes)).unwrap();
    let at = text.lines().position(|line| line.contains("kind=sale")).unwrap();
    for (n, line) in text.split_terminator('\n').enumerate() {
        let mut line = line.to_owned();
        if n == at {
            let mut entry: Value = serde_json::from_str(&line).unwrap();
            alter(&mut entry);
            let fields: Vec<String> =
                ENTRY.iter().map(|name| format!("\"{name}\":{}", entry[name])).collect();
            line = format!("{{{}}}", fields.join(","));
        }
        bytes.extend(line.bytes());
        bytes.push(b'\n');
    }
}
