//! The owner's lists: protocols, reports, checks. Each becomes a [`Sheet`].

use serde::{Deserialize, Serialize};

use crate::cash::CashPlace;
use crate::figure::Figure;
use crate::procedure::ProcedureDocument;
use crate::protocols::{Area, Kinds};
use crate::sheet::{Sheet, SheetFormat};
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

/// A stretch of booking days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Span {
    Day(Day),
    /// Monday to Sunday around a day.
    Week(Day),
    /// The month of a day.
    Month(Day),
    /// The year of a day.
    Year(Day),
}

impl Span {
    /// First and last day.
    pub fn bounds(self) -> (Day, Day) {
        match self {
            Self::Day(day) => (day, day),
            Self::Week(day) => {
                let monday = day.plus_days(-i64::from(day.weekday()));
                (monday, monday.plus_days(6))
            }
            Self::Month(day) => {
                let first = day.plus_days(1 - i64::from(day.day_of_month()));
                // Any month has ended 31 days after its first.
                let next = first.plus_days(31);
                (first, next.plus_days(-i64::from(next.day_of_month())))
            }
            Self::Year(day) => {
                let first = Day::from_ymd(day.year(), 1, 1).unwrap_or(day);
                (first, Day::from_ymd(day.year(), 12, 31).unwrap_or(day))
            }
        }
    }

    /// The span of the same kind before or after this one.
    #[must_use]
    pub fn beside(self, later: bool) -> Self {
        let (first, last) = self.bounds();
        let day = if later { last.plus_days(1) } else { first.plus_days(-1) };
        match self {
            Self::Day(_) => Self::Day(day),
            Self::Week(_) => Self::Week(day),
            Self::Month(_) => Self::Month(day),
            Self::Year(_) => Self::Year(day),
        }
    }

    /// `Fr 27.11.2026`, `Woche 23.11.2026 bis 29.11.2026`, `November 2026`, `2026`.
    pub fn german(self) -> String {
        let (first, last) = self.bounds();
        match self {
            Self::Day(day) => day.german_with_weekday(),
            Self::Week(_) => format!("Woche {} bis {}", first.german(), last.german()),
            Self::Month(day) => format!("{} {}", month(day), day.year()),
            Self::Year(day) => day.year().to_string(),
        }
    }

    /// For file names: `2026-11-27`, `2026-11-23-woche`, `2026-11`, `2026`.
    pub fn stem(self) -> String {
        let (first, _) = self.bounds();
        match self {
            Self::Day(day) => day.to_string(),
            Self::Week(_) => format!("{first}-woche"),
            Self::Month(day) => format!("{:04}-{:02}", day.year(), day.month()),
            Self::Year(day) => format!("{:04}", day.year()),
        }
    }
}

const MONTHS: [&str; 12] = [
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

fn month(day: Day) -> &'static str {
    MONTHS.get(day.month() as usize - 1).copied().unwrap_or_default()
}

/// A page of a list: rows are counted over all tables of the sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowList {
    pub list: List,
    /// At most so many rows.
    pub rows: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListPage {
    pub sheet: Sheet,
    /// Rows that were left out.
    pub more: u32,
}

/// A list as a file, recorded as an export with the file's hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListFile {
    pub list: List,
    pub format: SheetFormat,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bounds(span: Span) -> String {
        let (first, last) = span.bounds();
        format!("{first} {last} {} {}", span.german(), span.stem())
    }

    #[test]
    fn spans_know_their_first_and_last_day() {
        let day = Day::from_ymd(2026, 11, 27).unwrap();
        assert_eq!(bounds(Span::Day(day)), "2026-11-27 2026-11-27 Fr 27.11.2026 2026-11-27");
        assert_eq!(
            bounds(Span::Week(day)),
            "2026-11-23 2026-11-29 Woche 23.11.2026 bis 29.11.2026 2026-11-23-woche"
        );
        assert_eq!(bounds(Span::Month(day)), "2026-11-01 2026-11-30 November 2026 2026-11");
        assert_eq!(bounds(Span::Year(day)), "2026-01-01 2026-12-31 2026 2026");
        assert_eq!(Span::Month(day).beside(true).stem(), "2026-12");
        assert_eq!(Span::Week(day).beside(false).stem(), "2026-11-16-woche");
        let december = Day::from_ymd(2024, 2, 29).unwrap();
        assert_eq!(bounds(Span::Month(december)), "2024-02-01 2024-02-29 Februar 2024 2024-02");
    }
}
