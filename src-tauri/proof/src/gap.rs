//! The entry that explains a jump of the numbers (details `gap/1`; FORMAT.md, section 4).

use serde::{Deserialize, Serialize};

use crate::finding::{Broken, Place, What};
use crate::{Digest, Entry, EntryKind, Part, ReceiptNumber, Seq, ZNumber};

/// Numbers that a jump may name lie below this, so that others can follow.
const LIMIT: u64 = 1 << 62;

/// Where a book ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BookEnd {
    /// The last entry.
    pub seq: Seq,
    /// Its hash, which vouches for all before it; absent where only its number is known.
    pub hash: Option<Digest>,
    /// The last bon's number; absent where there is none.
    pub receipt: Option<ReceiptNumber>,
    /// The last closing's number; absent where there is none.
    pub z: Option<ZNumber>,
}

/// Why entries that were known are not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GapCause {
    /// The end of the book was cut off, or an older file was put in its place.
    RolledBack,
    /// The owner restored an older state on purpose.
    Restored,
}

/// First and last number that are missing.
pub type Missing = (u64, u64);

/// What a [`EntryKind::Gap`] says: the end of the book as it was known outside of it and as it was found. Numbers go on
/// behind both; none is given twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gap {
    /// Why.
    pub cause: GapCause,
    /// As a witness knew it.
    pub known: BookEnd,
    /// The entry before this one.
    pub found: BookEnd,
    /// The ranges that follow from both ends, for people.
    pub missing: MissingRanges,
}

/// What is missing of each number range; absent where nothing is, or where the lost numbers were given again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MissingRanges {
    /// Entries.
    pub seq: Option<Missing>,
    /// Bons.
    pub receipt: Option<Missing>,
    /// Closings.
    pub z: Option<Missing>,
}

impl Gap {
    /// Details of the entry.
    pub const FORM: &'static str = "gap/1";

    /// The gap between two ends.
    pub fn between(cause: GapCause, known: BookEnd, found: BookEnd) -> Self {
        let number = |receipt: Option<ReceiptNumber>| receipt.map_or(0, ReceiptNumber::get);
        let z = |z: Option<ZNumber>| z.map_or(0, ZNumber::get);
        let missing = MissingRanges {
            seq: missing(known.seq.get(), found.seq.get()),
            receipt: missing(number(known.receipt), number(found.receipt)),
            z: missing(z(known.z), z(found.z)),
        };
        Self { cause, known, found, missing }
    }

    /// The last numbers that may have been given; the entry itself takes the `seq` behind.
    pub fn last_given(&self) -> BookEnd {
        let (known, found) = (self.known, self.found);
        BookEnd {
            seq: known.seq.max(found.seq),
            hash: found.hash,
            receipt: known.receipt.max(found.receipt),
            z: known.z.max(found.z),
        }
    }

    /// What is missing, in German: `Buchungen 43 bis 50, Belege 12 bis 19`.
    pub fn missing_in_words(&self) -> String {
        let MissingRanges { seq, receipt, z } = self.missing;
        let named = [
            in_words("Buchung", "Buchungen", seq),
            in_words("Beleg", "Belege", receipt),
            in_words("Z-Bericht", "Z-Berichte", z),
        ];
        let named: Vec<String> = named.into_iter().flatten().collect();
        if named.is_empty() {
            "Nummern, die noch einmal vergeben wurden".to_owned()
        } else {
            named.join(", ")
        }
    }

    /// What an entry says of a jump; `None` where it says nothing of one.
    ///
    /// # Errors
    /// The details of a [`EntryKind::Gap`] are not exactly those of [`Self::FORM`], in their one spelling.
    pub(crate) fn of(entry: &Entry) -> Result<Option<Self>, Broken> {
        if entry.head.kind != EntryKind::Gap {
            return Ok(None);
        }
        let details = entry.details.as_ref().filter(|details| details.form == Self::FORM);
        let read = details.and_then(|details| {
            let gap: Self = serde_json::from_str(&details.body).ok()?;
            let spelled = serde_json::to_string(&gap).ok()?;
            (spelled == details.body && gap.is_sound()).then_some(gap)
        });
        read.map(Some).ok_or((Place::Part(Part::Details), What::GapWrong))
    }

    fn is_sound(&self) -> bool {
        let last = self.last_given();
        let receipt = last.receipt.is_none_or(|number| number.get() < LIMIT);
        let z = last.z.is_none_or(|number| number.get() < LIMIT);
        last.seq.get() < LIMIT
            && receipt
            && z
            && self.found.hash.is_some()
            && *self == Self::between(self.cause, self.known, self.found)
    }
}

fn in_words(one: &str, many: &str, missing: Option<Missing>) -> Option<String> {
    missing.map(|(first, last)| match first == last {
        true => format!("{one} {first}"),
        false => format!("{many} {first} bis {last}"),
    })
}

fn missing(known: u64, found: u64) -> Option<Missing> {
    (known > found).then(|| (found.saturating_add(1), known))
}
