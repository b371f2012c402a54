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
    Stornos {
        /// Of which booking days.
        span: Span,
        /// Who recorded them; absent: anyone.
        person: Option<PersonId>,
    },
    /// Tagesbericht: all Z reports of a booking day and their sum.
    DayReport {
        /// Which booking day.
        day: Day,
    },
    /// Kassenbuch or Tresorbuch.
    CashBook {
        /// Of which booking days.
        span: Span,
        /// Drawer or safe.
        place: CashPlace,
    },
    /// What is under way to the bank, and what arrived there.
    Bank {
        /// Of which booking days.
        span: Span,
    },
    /// The rules of the internal control system.
    Controls,
    /// What the book recorded of one rule.
    ControlEvents {
        /// Number of the rule: 1 is IKS-01.
        rule: u8,
    },
    /// Verfahrensdokumentation and its like: a kept version, or what it says now.
    Procedure {
        /// Which of the documents.
        document: ProcedureDocument,
        /// A kept version, from 1; absent: what it says now.
        version: Option<u32>,
    },
    /// All kept versions of these documents.
    ProcedureVersions,
    /// Umsatzbericht.
    Turnover {
        /// Of which booking days.
        span: Span,
    },
    /// The entries that a figure of a stretch is the sum of.
    Entries {
        /// Of which booking days.
        span: Span,
        /// Which figure.
        figure: Figure,
    },
    /// Der Blick des Prüfers.
    SelfCheck {
        /// Of which booking days.
        span: Span,
    },
    /// Datenerfassungsprotokoll: every entry of the book, or those of some kinds, of a person, with some
    /// words.
    Protocol {
        /// Of which booking days.
        span: Span,
        /// Which kinds of entries.
        kinds: Kinds,
        /// Who recorded them; absent: anyone.
        person: Option<PersonId>,
        /// Words that must stand there; empty: any.
        text: String,
    },
    /// Programmierprotokoll: who changed what and when, old and new value.
    Programming {
        /// Of which booking days.
        span: Span,
        /// What the change is about; absent: anything.
        area: Option<Area>,
        /// Words that must stand there; empty: any.
        text: String,
    },
    /// All prices as they were on a day.
    PricesOn {
        /// Which day.
        day: Day,
    },
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
