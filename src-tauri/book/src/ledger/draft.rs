//! What a deed hands to the ledger: everything but numbers, times of recording, chain and signature.

use std::marker::PhantomData;

use proof::{
    BonType, Day, Details, EntryKind, Line, Moment, Payment, Reference, ReferenceKind, Seq, TseBlock,
};
use serde::{Deserialize, Serialize};

use super::recorded::Recorded;
use crate::fault::{Outcome, Trouble};
use crate::ports::{Attested, TseDevice};

/// A draft of what DSFinV-K counts as a bon: it gets a receipt number and is attested. Only the desk books it.
#[derive(Clone, Copy, Debug)]
pub enum Bon {}

/// A draft of what is no bon: counts, settings, incidents, closings.
#[derive(Clone, Copy, Debug)]
pub enum NoBon {}

/// An event that is no bon.
pub type Note = Draft<NoBon>;

/// An event that is to be recorded; `K` says whether it is a bon.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound = "")]
pub struct Draft<K = Bon> {
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
    /// References to drafts of the same booking, which have no number yet.
    pub siblings: Vec<Sibling>,
    pub details: Option<Details>,
    pub tse: Option<TseBlock>,
    /// Who attested, for the snapshot `tse`.
    pub device: Option<TseDevice>,
    /// What is signed of an event that is no bon (`SonstigerVorgang`); absent where nobody is asked.
    pub free_text: Option<String>,
    is_bon: PhantomData<K>,
}

/// A reference to an earlier draft of the same booking.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Sibling {
    pub kind: ReferenceKind,
    /// Its place in the booking, from 0.
    pub at: usize,
}

/// A draft of either sort, in the order in which one booking records them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Drafted {
    Note(Note),
    Bon(Draft),
}

impl Drafted {
    /// Whether the outside is asked to attest it: every bon, and of other events those that say what is signed.
    pub(crate) const fn asks(&self) -> bool {
        match self {
            Self::Note(note) => note.free_text.is_some(),
            Self::Bon(_) => true,
        }
    }

    /// The basket that it comes from.
    pub(crate) fn basket(&self) -> Option<&str> {
        match self {
            Self::Note(note) => note.basket.as_deref(),
            Self::Bon(bon) => bon.basket.as_deref(),
        }
    }

    /// Takes what was answered outside.
    pub(crate) fn attested(&mut self, answer: Option<Attested>) {
        let (tse, device) = match self {
            Self::Note(note) => (&mut note.tse, &mut note.device),
            Self::Bon(bon) => (&mut bon.tse, &mut bon.device),
        };
        (*tse, *device) = answer.map(|Attested { block, device }| (block, device)).unzip();
    }

    /// Takes why nothing was answered, and by whom.
    pub(crate) fn failed(&mut self, block: TseBlock, by: Option<TseDevice>) {
        let (tse, device) = match self {
            Self::Note(note) => (&mut note.tse, &mut note.device),
            Self::Bon(bon) => (&mut bon.tse, &mut bon.device),
        };
        (*tse, *device) = (Some(block), by);
    }
}

impl From<Note> for Drafted {
    fn from(note: Note) -> Self {
        Self::Note(note)
    }
}

impl From<Draft> for Drafted {
    fn from(bon: Draft) -> Self {
        Self::Bon(bon)
    }
}

/// The customer's likeness on a receipt; may be erased later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerText {
    pub id: Option<i64>,
    pub name: String,
}

impl Draft<NoBon> {
    /// An event without receipt number: counts, settings, incidents.
    pub const fn note(kind: EntryKind) -> Self {
        Self::empty(kind)
    }
}

impl Draft<Bon> {
    /// A bon of a booking day.
    pub const fn bon(kind: EntryKind, bon: BonType, day: Day) -> Self {
        let mut draft = Self::empty(kind);
        draft.bon = Some(bon);
        draft.booking_day = Some(day);
        draft
    }
}

impl<K> Draft<K> {
    const fn empty(kind: EntryKind) -> Self {
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
            siblings: Vec::new(),
            details: None,
            tse: None,
            device: None,
            free_text: None,
            is_bon: PhantomData,
        }
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

    /// Adds a reference to an earlier draft of the same booking.
    #[must_use]
    pub fn referring_sibling(mut self, kind: ReferenceKind, at: usize) -> Self {
        self.siblings.push(Sibling { kind, at });
        self
    }

    /// The draft with its references to siblings as references to what became of them.
    pub(crate) fn numbered(mut self, before: &[Recorded]) -> Outcome<Self> {
        for Sibling { kind, at } in std::mem::take(&mut self.siblings) {
            let sibling = before.get(at).ok_or_else(|| Trouble::fault("a draft refers to one behind it"))?;
            self = self.referring(kind, sibling.seq());
        }
        Ok(self)
    }

    /// Adds the reason, if it says anything.
    #[must_use]
    pub fn because(mut self, reason: &str) -> Self {
        let reason = reason.trim();
        self.reason = (!reason.is_empty()).then(|| reason.to_owned());
        self
    }
}
