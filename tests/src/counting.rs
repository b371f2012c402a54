//! Money counted out in words that a test can read.

use contract::cash::CountSheet;
use contract::day::OpenDay;
use contract::{EntryKind, Money};

use crate::test_salon::TestSalon;

/// Pieces of a face in euros and cents: `(5, 20.00)` is five twenties.
pub fn sheet(pieces: &[(u32, &str)]) -> CountSheet {
    CountSheet(pieces.iter().map(|(count, face)| (euros(face).as_cents(), *count)).collect())
}

/// An amount in German form.
pub fn euros(text: &str) -> Money {
    Money::parse_german(text).unwrap()
}

/// Some sheet of this sum, counted in as few pieces as possible.
pub fn sheet_of(text: &str) -> CountSheet {
    let mut left = euros(text).as_cents();
    let mut pieces = Vec::new();
    for face in CountSheet::FACES {
        let count = left / face;
        left -= count * face;
        pieces.push((face, u32::try_from(count).unwrap()));
    }
    CountSheet(pieces)
}

/// An opening count that agrees with what the last close left.
pub fn opening(text: &str) -> OpenDay {
    OpenDay { sheet: sheet_of(text), difference_reason: None }
}

/// The counts that the book holds, oldest first, as their details.
pub fn counted(salon: &TestSalon) -> Vec<serde_json::Value> {
    let all = salon.all_entries();
    let counts = all.into_iter().filter(|entry| entry.head.kind == EntryKind::Count);
    counts.map(|entry| serde_json::from_str(&entry.details.unwrap().body).unwrap()).collect()
}
