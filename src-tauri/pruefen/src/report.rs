//! What a check came to, and the German sentences for it.

use serde::Serialize;

use crate::compare::Comparison;
use crate::progress::Found;
use crate::scope::Scope;

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

/// What it all means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Nothing was changed: the archive is the one that the paper speaks of.
    Genuine,
    /// It holds together, but could have been made anew with another key.
    NotCompared,
    /// Something does not hold, in the archive or beside paper.
    Finding,
}

impl Report {
    /// The verdict together with what was compared with paper.
    pub const fn verdict(&self, comparison: &Comparison) -> Verdict {
        match (&self.found, &comparison.finding, comparison.vouched) {
            (Some(_), ..) | (_, Some(_), _) => Verdict::Finding,
            (None, None, true) => Verdict::Genuine,
            (None, None, false) => Verdict::NotCompared,
        }
    }

    /// The result in a few German sentences, the most important first.
    pub fn sentences(&self, comparison: &Comparison) -> Vec<String> {
        let mut all = Vec::new();
        let found = self.found.as_ref().map(|found| &found.sentence);
        all.extend(found.or(comparison.finding.as_ref()).cloned());
        if self.found.is_none() {
            all.push(self.sound());
        } else {
            all.push(format!("Davor: {} ohne Beanstandung.", entries(self.entries)));
        }
        all.extend(comparison.matched.iter().cloned());
        if !comparison.vouched && self.found.is_none() && comparison.finding.is_none() {
            all.push(NOT_COMPARED.to_owned());
        }
        if self.scope.partial {
            all.push(PARTIAL.to_owned());
        }
        if self.customers_erased > 0 {
            all.push(format!("Kundendaten gelöscht: {}", self.customers_erased));
        }
        all
    }

    fn sound(&self) -> String {
        format!("{}, Kette lückenlos, Signaturen gültig", entries(self.entries))
    }
}

/// Said where no paper was compared.
pub const NOT_COMPARED: &str = "Schlüssel nicht mit Papier verglichen";
/// Said of an archive that was made before its time was over.
pub const PARTIAL: &str = "Teilarchiv: Der Zeitraum war noch nicht zu Ende, als das Archiv gemacht wurde.";

/// `1 Buchung`, `4.711 Buchungen`.
fn entries(count: u64) -> String {
    if count == 1 { "1 Buchung".to_owned() } else { format!("{} Buchungen", grouped(count)) }
}

/// Digits in groups of three.
/// `4.711`.
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
