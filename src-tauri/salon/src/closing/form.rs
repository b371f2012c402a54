//! What pages of the day have in common: the table of a count, and the slip around the blocks.

use contract::Money;
use contract::slip::{Block, Slip, SlipKind};

use super::count::CountDetails;
use crate::letterhead::strong;

/// The counted pieces with their sums.
pub fn sheet(count: &CountDetails) -> Vec<Block> {
    let row = |(face, pieces): &(i64, u32)| {
        let sum = Money::cents(face.saturating_mul(i64::from(*pieces)));
        vec![Money::cents(*face).to_string(), pieces.to_string(), sum.to_string()]
    };
    let head = ["Stückelung", "Stück", "Summe"].map(str::to_owned).to_vec();
    vec![
        strong("Zählung", count.counted),
        Block::Table { head, rows: count.sheet.0.iter().map(row).collect() },
        Block::Rule,
    ]
}

/// A page without logo that opens no drawer.
pub fn page(kind: SlipKind, title: String, blocks: Vec<Block>) -> Slip {
    Slip { kind, title, copy: None, logo: false, opens_drawer: false, blocks }
}
