//! Counts: every one is kept, with its sheet, what the book expected, and the difference.

use book::fault::Outcome;
use book::ledger::{Draft, Note, Opening};
use contract::cash::CountSheet;
use contract::refusal::DayRefusal;
use proof::{BusinessCase, Day, EntryKind, Money};
use serde::{Deserialize, Serialize};

use crate::cash::CashBon;

pub const FORM: &str = "count/1";

/// Most pieces of one face that a sheet may name.
const PIECES_MAX: u32 = 100_000;

/// The count protocol (Zählprotokoll).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountDetails {
    /// Pieces per face in cents, from the largest face down, each face once.
    pub sheet: CountSheet,
    pub counted: Money,
    /// What the book expected at this moment.
    pub expected: Money,
    /// Counted less expected.
    pub difference: Money,
    pub at_opening: bool,
}

impl CountDetails {
    /// Compares a sheet with what the book expects; refuses faces that there are not.
    pub fn of(sheet: &CountSheet, expected: Money, at_opening: bool) -> Outcome<Self> {
        let sheet = tidy(sheet)?;
        let counted = sheet.sum();
        Ok(Self { sheet, counted, expected, difference: counted.minus(expected)?, at_opening })
    }
}

/// The sheet with each face once, from the largest down, without what was not there.
fn tidy(sheet: &CountSheet) -> Outcome<CountSheet> {
    let mut pieces = CountSheet::FACES.map(|face| (face, 0_u32));
    for (face, more) in &sheet.0 {
        let place = pieces.iter_mut().find(|(known, _)| known == face);
        let (_, count) = place.ok_or(DayRefusal::BadSheet)?;
        *count = count.checked_add(*more).filter(|count| *count <= PIECES_MAX).ok_or(DayRefusal::BadSheet)?;
    }
    Ok(CountSheet(pieces.into_iter().filter(|(_, count)| *count > 0).collect()))
}

/// The entry of a count.
pub fn note(day: Day, details: &CountDetails) -> Outcome<Note> {
    let mut note = Draft::note(EntryKind::Count).with_details(FORM, details)?;
    note.booking_day = Some(day);
    Ok(note)
}

/// The bon of what was counted more or less than expected, with the reason; it rests on its count.
pub fn difference(day: &Opening, difference: Money, reason: &str) -> Draft {
    let bon = CashBon {
        kind: EntryKind::Difference,
        case: BusinessCase::DifferenzSollIst,
        case_name: None,
        text: String::from("Kassendifferenz"),
        amount: difference,
        recipient: None,
    };
    bon.draft(day).because(reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_is_put_in_order() {
        let sheet = CountSheet(vec![(1_000, 2), (2_000, 1), (1_000, 1), (1, 0)]);
        assert_eq!(tidy(&sheet).unwrap(), CountSheet(vec![(2_000, 1), (1_000, 3)]));
    }

    #[test]
    fn unknown_faces_and_heaps_of_coins_are_refused() {
        for bad in
            [vec![(300, 1)], vec![(-1_000, 1)], vec![(1, PIECES_MAX), (1, 1)], vec![(1, u32::MAX), (1, 1)]]
        {
            assert!(tidy(&CountSheet(bad)).is_err());
        }
    }
}
