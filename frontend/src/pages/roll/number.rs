//! How an entry is called.

use contract::roll::RollRow;

/// `004501`, or what stands for an entry without a receipt number.
pub fn number_of(row: &RollRow) -> String {
    row.number.map_or_else(|| format!("({})", row.seq), |number| number.to_string())
}
