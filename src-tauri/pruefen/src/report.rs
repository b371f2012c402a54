//! What a check came to, before anything is compared with paper.

use figures::Unjudged;
use serde::Serialize;

use crate::outline::Outline;
use crate::progress::Found;
use crate::scope::Scope;
#[cfg(not(target_arch = "wasm32"))]
use crate::stamp_entry::StampEntry;

/// What an archive holds, and the first thing in it that does not hold.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// Which part of the book the archive says it is.
    pub scope: Scope,
    /// Entries that hold; all of them where nothing was found.
    pub entries: u64,
    /// Entries with a receipt number.
    pub receipts: u64,
    /// Closings, revoked ones too.
    pub closings: u64,
    /// Entries whose customer is still known.
    pub customers_kept: u64,
    /// Entries whose customer was erased: no error.
    pub customers_erased: u64,
    /// Files whose sums were compared.
    pub files: u64,
    /// In the order of `schluessel.txt`.
    pub keys: Vec<KeyUse>,
    /// The first thing that does not hold; absent where all does.
    pub found: Option<Found>,
    /// What could not be judged, as it rests on entries before the archive.
    pub unjudged: Unjudged,
    /// What each archive says of itself: one, or several that adjoin ([`crate::Together`]).
    #[serde(skip)]
    pub archives: Vec<Scope>,
    /// How the entries begin and end, and their closings.
    #[serde(skip)]
    pub outline: Outline,
    /// Entries that keep a time stamp; what they prove depends on whom the checker trusts.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(skip)]
    pub stamps: Vec<StampEntry>,
}

impl Report {
    /// What was found in a later archive that adjoins, behind this one.
    pub fn extend(&mut self, later: Self) {
        self.scope = self.scope.through(&later.scope);
        self.entries += later.entries;
        self.receipts += later.receipts;
        self.closings += later.closings;
        self.customers_kept += later.customers_kept;
        self.customers_erased += later.customers_erased;
        self.files += later.files;
        for key in later.keys {
            match self.keys.iter_mut().find(|known| known.fingerprint == key.fingerprint) {
                Some(known) => known.entries += key.entries,
                None => self.keys.push(key),
            }
        }
        self.found = self.found.take().or(later.found);
        // Rules go on from archive to archive, and count with them.
        self.unjudged = later.unjudged;
        self.archives.extend(later.archives);
        self.outline.extend(later.outline);
        #[cfg(not(target_arch = "wasm32"))]
        self.stamps.extend(later.stamps);
    }
}

/// A key of the archive and how many entries it has signed.
#[derive(Clone, Debug, Serialize)]
pub struct KeyUse {
    /// As heads name it, 16 hex digits.
    pub key_id: String,
    /// As it stands on a Z report.
    pub fingerprint: String,
    /// How many of them hold.
    pub entries: u64,
}

/// `1 Buchung`, `4.711 Buchungen`.
pub fn entries(count: u64) -> String {
    if count == 1 { "1 Buchung".to_owned() } else { format!("{} Buchungen", grouped(count)) }
}

/// Digits in groups of three: `4.711`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}
