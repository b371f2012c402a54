//! All lists that can be chosen.

use contract::PersonId;
use contract::cash::CashPlace;
use contract::lists::{List, Span};
use contract::procedure::ProcedureDocument;
use contract::protocols::{Area, Kinds};

use crate::text::german::{lists as words, revocation};

/// Lengths of a stretch of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Day,
    Week,
    Month,
    Year,
}

/// What a list can be narrowed by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    Person,
    /// Free text, under this label.
    Text(&'static str),
    /// One of several words, under this label; the first is chosen at the beginning.
    Pick(&'static str, &'static [&'static str]),
}

/// What was chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    pub span: Span,
    pub person: Option<PersonId>,
    pub text: String,
    /// Place within the words of a [`Filter::Pick`].
    pub pick: usize,
}

/// A list that can be chosen.
pub struct Kind {
    /// One of [`GROUPS`].
    pub group: &'static str,
    pub name: &'static str,
    /// What it is good for, in one sentence.
    pub about: &'static str,
    /// Lengths to choose from, the usual one first; none where the list speaks of now.
    pub units: &'static [Unit],
    pub filters: &'static [Filter],
    pub list: fn(&Choice) -> List,
}

/// Headings, in their order.
pub const GROUPS: &[&str] =
    &[words::REPORTS, words::PROTOCOLS, words::CASH, words::CONTROL, words::DOCUMENTS];

/// From a month to any other length.
const MONTHS: &[Unit] = &[Unit::Month, Unit::Year, Unit::Week, Unit::Day];
/// From a day to any other length.
const DAYS: &[Unit] = &[Unit::Day, Unit::Week, Unit::Month, Unit::Year];

/// One day.
const ONE_DAY: &[Unit] = &[Unit::Day];

const KIND_WORDS: [&str; Kinds::CHOICES.len()] = {
    let mut words = [""; Kinds::CHOICES.len()];
    let mut at = 0;
    while at < words.len() {
        words[at] = Kinds::CHOICES[at].german();
        at += 1;
    }
    words
};

/// All areas, then each.
const AREA_WORDS: [&str; Area::CHOICES.len() + 1] = {
    let mut words = [words::ALL_AREAS; Area::CHOICES.len() + 1];
    let mut at = 0;
    while at < Area::CHOICES.len() {
        words[at + 1] = Area::CHOICES[at].german();
        at += 1;
    }
    words
};

/// The lists, in their order below each heading.
pub const KINDS: &[Kind] = &[
    Kind {
        group: words::REPORTS,
        name: words::TURNOVER,
        about: words::TURNOVER_ABOUT,
        units: DAYS,
        filters: &[],
        list: |choice| List::Turnover { span: choice.span },
    },
    Kind {
        group: words::REPORTS,
        name: words::SELF_CHECK,
        about: words::SELF_CHECK_ABOUT,
        units: MONTHS,
        filters: &[],
        list: |choice| List::SelfCheck { span: choice.span },
    },
    Kind {
        group: words::PROTOCOLS,
        name: words::PROTOCOL,
        about: words::PROTOCOL_ABOUT,
        units: MONTHS,
        filters: &[Filter::Pick(words::KINDS, &KIND_WORDS), Filter::Person, Filter::Text(words::SEARCH)],
        list: |choice| List::Protocol {
            span: choice.span,
            kinds: Kinds::CHOICES.get(choice.pick).copied().unwrap_or_default(),
            person: choice.person,
            text: choice.text.clone(),
        },
    },
    Kind {
        group: words::PROTOCOLS,
        name: words::STORNOS,
        about: words::STORNOS_ABOUT,
        units: MONTHS,
        filters: &[Filter::Person],
        list: |choice| List::Stornos { span: choice.span, person: choice.person },
    },
    Kind {
        group: words::PROTOCOLS,
        name: words::CHANGES,
        about: words::CHANGES_ABOUT,
        units: MONTHS,
        filters: &[Filter::Pick(words::AREA, &AREA_WORDS), Filter::Text(words::SEARCH)],
        list: |choice| List::Programming {
            span: choice.span,
            area: choice.pick.checked_sub(1).and_then(|at| Area::CHOICES.get(at).copied()),
            text: choice.text.clone(),
        },
    },
    Kind {
        group: words::PROTOCOLS,
        name: words::PRICES_ON,
        about: words::PRICES_ON_ABOUT,
        units: ONE_DAY,
        filters: &[],
        list: |choice| List::PricesOn { day: choice.span.bounds().0 },
    },
    Kind {
        group: words::CASH,
        name: revocation::DAY_REPORT,
        about: revocation::DAY_REPORT_HOW,
        units: ONE_DAY,
        filters: &[],
        list: |choice| List::DayReport { day: choice.span.bounds().0 },
    },
    Kind {
        group: words::CASH,
        name: words::CASH_BOOK,
        about: words::CASH_BOOK_ABOUT,
        units: MONTHS,
        filters: &[Filter::Pick(words::PLACE, words::PLACES)],
        list: |choice| List::CashBook { span: choice.span, place: place(choice.pick) },
    },
    Kind {
        group: words::CASH,
        name: words::TO_THE_BANK,
        about: words::TO_THE_BANK_ABOUT,
        units: MONTHS,
        filters: &[],
        list: |choice| List::Bank { span: choice.span },
    },
    Kind {
        group: words::CONTROL,
        name: words::CONTROLS,
        about: words::CONTROLS_ABOUT,
        units: &[],
        filters: &[],
        list: |_| List::Controls,
    },
    Kind {
        group: words::DOCUMENTS,
        name: words::PROCEDURE,
        about: words::PROCEDURE_ABOUT,
        units: &[],
        filters: &[],
        list: |_| of_now(ProcedureDocument::Procedure),
    },
    Kind {
        group: words::DOCUMENTS,
        name: words::PROGRAMMING,
        about: words::PROGRAMMING_ABOUT,
        units: &[],
        filters: &[],
        list: |_| of_now(ProcedureDocument::ProgrammingRecord),
    },
    Kind {
        group: words::DOCUMENTS,
        name: words::VERSIONS,
        about: words::VERSIONS_ABOUT,
        units: &[],
        filters: &[],
        list: |_| List::ProcedureVersions,
    },
];

/// In the order of [`words::PLACES`].
const fn place(pick: usize) -> CashPlace {
    if pick == 1 { CashPlace::Safe } else { CashPlace::Drawer }
}

const fn of_now(document: ProcedureDocument) -> List {
    List::Procedure { document, version: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_stands_below_a_heading() {
        assert!(KINDS.iter().all(|kind| GROUPS.contains(&kind.group)));
        assert!(GROUPS.iter().all(|group| KINDS.iter().any(|kind| kind.group == *group)));
    }
}
