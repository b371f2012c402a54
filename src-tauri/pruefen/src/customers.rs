//! `kunden.jsonl`: what is still kept of customers, held against the entries' commitments.

use proof::{CustomerText, Salt};
use serde::{Deserialize, Serialize};

/// The file's name.
pub const NAME: &str = "kunden.jsonl";

/// A line; the order of its fields is part of the form.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    seq: u64,
    salt: Salt,
    body: String,
}

/// The file, read along with the entries: both are in the order of `seq`.
#[derive(Debug)]
pub struct Customers {
    bytes: Vec<u8>,
    at: usize,
    line: u64,
    /// Entries whose customer is still known, so far.
    pub kept: u64,
    /// Entries whose customer was erased, so far.
    pub erased: u64,
}

impl Customers {
    /// The file's whole text.
    pub const fn of(bytes: Vec<u8>) -> Self {
        Self { bytes, at: 0, line: 0, kept: 0, erased: 0 }
    }

    /// Holds an entry's commitment against what is kept. A sentence where they do not fit.
    /// Entries must come in the order of `seq`.
    ///
    /// # Errors
    /// One German sentence.
    pub fn meet(&mut self, seq: u64, committed: Option<&str>) -> Result<(), String> {
        let kept = self.of_entry(seq)?;
        let pair = kept.as_ref().map(|kept| (&kept.salt, kept.body.as_str()));
        match CustomerText::check(committed, pair) {
            CustomerText::None => {}
            CustomerText::Intact => self.kept += 1,
            CustomerText::Erased => self.erased += 1,
            CustomerText::Changed if committed.is_none() => return Err(self.stray()),
            CustomerText::Changed => {
                return Err("Kundendaten: Der Text ist nicht der, der gebucht wurde.".to_owned());
            }
        }
        Ok(())
    }

    /// What is left when all entries are through belongs to none.
    ///
    /// # Errors
    /// One German sentence about a line that belongs to no entry.
    pub fn finish(&mut self) -> Result<(), String> {
        if self.at >= self.bytes.len() {
            return Ok(());
        }
        self.line += 1;
        Err(self.stray())
    }

    fn stray(&self) -> String {
        format!("{NAME}, Zeile {}: Diese Kundendaten gehören zu keiner Buchung des Archivs.", self.line)
    }

    fn of_entry(&mut self, seq: u64) -> Result<Option<Kept>, String> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let Some(length) = rest.iter().position(|byte| *byte == b'\n') else {
            return if rest.is_empty() { Ok(None) } else { Err(self.unreadable()) };
        };
        // A look at the number spares reading a line that is not due yet.
        let line = rest.get(..length).unwrap_or_default();
        if seq_of(line).is_some_and(|next| next > seq) {
            return Ok(None);
        }
        let kept = read(line).ok_or_else(|| self.unreadable())?;
        self.at += length + 1;
        self.line += 1;
        if kept.seq == seq { Ok(Some(kept)) } else { Err(self.stray()) }
    }

    fn unreadable(&self) -> String {
        format!("{NAME}, Zeile {}: Die Daten sind nicht mehr lesbar.", self.line + 1)
    }
}

/// A line in its one spelling.
fn read(line: &[u8]) -> Option<Kept> {
    let kept: Kept = serde_json::from_slice(line).ok()?;
    let spelled = serde_json::to_vec(&kept).ok()?;
    (spelled == line).then_some(kept)
}

fn seq_of(line: &[u8]) -> Option<u64> {
    let digits = line.strip_prefix(b"{\"seq\":")?;
    let length = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
    std::str::from_utf8(digits.get(..length)?).ok()?.parse().ok()
}
