//! What a deed hands to the ledger: everything but numbers, times of recording, chain and signature.

use proof::{
    BonType, Day, Details, EntryKind, Line, Moment, Payment, Reference, ReferenceKind, Seq, TseBlock,
};
use serde::{Deserialize, Serialize};

/// An event that is to be recorded.
#[derive(Clone, Debug)]
pub struct Draft {
    pub kind: EntryKind,
    /// Present on what DSFinV-K counts as a bon: such a draft gets a receipt number.
    pub bon: Option<BonType>,
    pub bon_name: Option<String>,
    pub booking_day: Option<Day>,
    /// First input of the event; absent means the moment of recording.
    pub started: Option<Moment>,
    pub reason: Option<String>,
    pub customer: Option<CustomerText>,
    pub basket: Option<String>,
    /// Line numbers are given by the ledger.
    pub lines: Vec<Line>,
    pub payments: Vec<Payment>,
    pub references: Vec<Reference>,
    pub details: Option<Details>,
    pub tse: Option<TseBlock>,
}

/// The customer's likeness on a receipt; may be erased later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerText {
    pub id: Option<i64>,
    pub name: String,
}

impl Draft {
    /// An event without receipt number: counts, settings, incidents.
    pub const fn note(kind: EntryKind) -> Self {
        Self {
            kind,
            bon: None,
            bon_name: None,
            booking_day: None,
            started: None,
            reason: None,
            customer: None,
            basket: None,
            lines: Vec::new(),
            payments: Vec::new(),
            references: Vec::new(),
            details: None,
            tse: None,
        }
    }

    /// A bon of a booking day.
    pub const fn bon(kind: EntryKind, bon: BonType, day: Day) -> Self {
        let mut draft = Self::note(kind);
        draft.bon = Some(bon);
        draft.booking_day = Some(day);
        draft
    }

    /// Adds what only this kind knows, as compact JSON under the name of its form (`count/1`).
    pub fn with_details<T: Serialize>(mut self, form: &str, body: &T) -> Result<Self, serde_json::Error> {
        self.details = Some(Details { form: form.into(), body: serde_json::to_string(body)? });
        Ok(self)
    }

    /// Adds a reference to another entry.
    #[must_use]
    pub fn referring(mut self, kind: ReferenceKind, seq: Seq) -> Self {
        self.references.push(Reference { kind, seq: Some(seq), line: None, external: None });
        self
    }

    /// Adds the reason, if it says anything.
    #[must_use]
    pub fn because(mut self, reason: &str) -> Self {
        let reason = reason.trim();
        self.reason = (!reason.is_empty()).then(|| reason.to_owned());
        self
    }
}
