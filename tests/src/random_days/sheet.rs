//! Counting.

use contract::cash::CountSheet;

/// The pieces that make up a sum.
pub fn sheet(mut cents: i64) -> CountSheet {
    let mut pieces = Vec::new();
    for face in CountSheet::FACES {
        let count = u32::try_from(cents / face).unwrap_or_default();
        if count > 0 {
            pieces.push((face, count));
            cents -= face * i64::from(count);
        }
    }
    CountSheet(pieces)
}
