//! Which lists there are: protocols, reports, checks.

use serde::{Deserialize, Serialize};

use crate::cash::CashPlace;
use crate::figure::Figure;
use crate::procedure::ProcedureDocument;
use crate::protocols::{Area, Kinds};
use crate::span::Span;
use crate::{Day, PersonId};

/// Which list is wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum List {
    /// Stornobericht: every storno and payment correction.
    Stornos { span: Span, person: Option<PersonId> },
    /// Tagesbericht: all Z reports of a booking day and their sum.
    DayReport { day: Day },
    /// Kassenbuch or Tresorbuch.
    CashBook { span: Span, place: CashPlace },
    /// What is under way to the bank, and what arrived there.
    Bank { span: Span },
    /// The rules of the internal control system.
    Controls,
    /// What the book recorded of one rule.
    ControlEvents { rule: u8 },
    /// Verfahrensdokumentation and its like: a kept version, or what it says now.
    Procedure { document: ProcedureDocument, version: Option<u32> },
    /// All kept versions of these documents.
    ProcedureVersions,
    /// Umsatzbericht.
    Turnover { span: Span },
    /// The entries that a figure of a stretch is the sum of.
    Entries { span: Span, figure: Figure },
    /// Der Blick des Prüfers.
    SelfCheck { span: Span },
    /// Datenerfassungsprotokoll: every entry of the book, or those of some kinds, of a person, with some words.
    Protocol { span: Span, kinds: Kinds, person: Option<PersonId>, text: String },
    /// Programmierprotokoll: who changed what and when, old and new value.
    Programming { span: Span, area: Option<Area>, text: String },
    /// All prices as they were on a day.
    PricesOn { day: Day },
}

impl List {
    /// The stretch of booking days that the list is about; `None` where it speaks of now.
    pub const fn span(&self) -> Option<Span> {
        match self {
            Self::Stornos { span, .. }
            | Self::CashBook { span, .. }
            | Self::Bank { span }
            | Self::Turnover { span }
            | Self::Entries { span, .. }
            | Self::SelfCheck { span }
            | Self::Protocol { span, .. }
            | Self::Programming { span, .. } => Some(*span),
            Self::PricesOn { .. }
            | Self::Controls
            | Self::ControlEvents { .. }
            | Self::Procedure { .. }
            | Self::ProcedureVersions => None,
            Self::DayReport { day } => Some(Span::Day(*day)),
        }
    }
}
