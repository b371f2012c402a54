//! `bereich.json`: which part of the book an archive says it holds.

use proof::{Digest, Format, ReceiptNumber, Seq, Signature, Verified, ZNumber};
use serde::{Deserialize, Serialize};

use crate::container::Unreadable;

/// The file's name.
pub const NAME: &str = "bereich.json";

/// The months of a title.
const MONTHS: &[&str] = &[
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];

/// What the maker of an archive says of it; the entries must bear it out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scope {
    /// Of the archive, 1 or 2: entries have a format of their own.
    pub format: u64,
    /// Serial number of the register.
    pub register: String,
    /// `November 2026`, `2026`.
    pub title: String,
    /// First entry.
    pub first_seq: u64,
    /// Last entry; `first_seq` − 1 for a range without entries.
    pub last_seq: u64,
    /// Hash of the entry before the first; 64 zeros before the first entry of the book.
    pub previous_hash: Digest,
    /// Last receipt number before the range; `null` where there was none.
    pub previous_receipt_number: Option<u64>,
    /// Last Z number before the range; `null` where there was none.
    pub previous_z_number: Option<u64>,
    /// The time was not over when the archive was made.
    pub partial: bool,
    /// Name and version of the program that made it.
    pub program: String,
    /// SHA-256 over the sums of the other files, as far as they are signed; this and the rest are absent in format 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    sums: Option<Digest>,
    /// The key that signed the archive.
    #[serde(skip_serializing_if = "Option::is_none")]
    key_id: Option<String>,
    /// Over all that stands before it.
    #[serde(skip_serializing_if = "Option::is_none")]
    signature: Option<Signature>,
}

/// What signs an archive.
#[derive(Clone, Copy, Debug)]
pub struct Seal<'a> {
    /// SHA-256 over the sums of the files that it covers.
    pub sums: Digest,
    /// The key, as `schluessel.txt` names it.
    pub key_id: &'a str,
    /// By that key over SHA-256 of [`Scope::signed_text`].
    pub signature: Signature,
}

impl Scope {
    /// Reads the file.
    ///
    /// # Errors
    /// [`Unreadable::Text`] for anything but the fields of its format in their one spelling,
    /// [`Unreadable::Format`] for another format than 1 and 2.
    pub fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        let value: serde_json::Value = serde_json::from_slice(bytes).map_err(|_| Unreadable::Text(NAME))?;
        match value.get("format").and_then(serde_json::Value::as_u64) {
            Some(1 | 2) => {}
            Some(other) => return Err(Unreadable::Format(other)),
            None => return Err(Unreadable::Text(NAME)),
        }
        let scope: Self = serde_json::from_slice(bytes).map_err(|_| Unreadable::Text(NAME))?;
        let spelled = serde_json::to_string(&scope).map_err(|_| Unreadable::Text(NAME))? + "\n";
        let signed = scope.seal().is_some() == (scope.format == 2);
        let sound = spelled.as_bytes() == bytes && signed && scope.is_ordered() && is_title(&scope.title);
        if sound { Ok(scope) } else { Err(Unreadable::Text(NAME)) }
    }

    /// The range from this one's beginning to a later one's end.
    #[must_use]
    pub fn through(&self, later: &Self) -> Self {
        Self { last_seq: later.last_seq, partial: later.partial, ..self.clone() }
    }

    /// What signs the archive; `None` where not all of it is there.
    pub fn seal(&self) -> Option<Seal<'_>> {
        let (sums, key_id, signature) = (self.sums?, self.key_id.as_deref()?, self.signature?);
        Some(Seal { sums, key_id, signature })
    }

    /// The text whose SHA-256 is signed.
    pub fn signed_text(&self) -> String {
        let words = serde_json::to_string(&Self { signature: None, ..self.clone() });
        format!("lockbuch archive 2\n{}\n", words.unwrap_or_default())
    }

    /// A range may be empty, but not reach back; nothing stands before the first entry of a book.
    fn is_ordered(&self) -> bool {
        let first = self.previous_hash == Digest::GENESIS
            && self.previous_receipt_number.is_none()
            && self.previous_z_number.is_none();
        let reaches = self.last_seq.checked_add(1) >= Some(self.first_seq);
        reaches && (self.first_seq > 1 || self.first_seq == 1 && first)
    }

    /// Where the check begins: as if the entries before the range had been verified.
    pub fn before(&self) -> Verified {
        Verified {
            last: Seq::new(self.first_seq.saturating_sub(1)),
            hash: self.previous_hash,
            receipt_number: self.previous_receipt_number.map(ReceiptNumber::new),
            z_number: self.previous_z_number.map(ZNumber::new),
            format: Format::One,
            key: None,
        }
    }

    /// How many entries there must be.
    pub const fn entries(&self) -> u64 {
        (self.last_seq + 1).saturating_sub(self.first_seq)
    }
}

/// `November 2026`, `2026`.
fn is_title(title: &str) -> bool {
    let (month, year) = title.rsplit_once(' ').map_or((None, title), |(month, year)| (Some(month), year));
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    is_year && month.is_none_or(|month| MONTHS.contains(&month))
}
