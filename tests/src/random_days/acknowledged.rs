//! What the desk has said yes to.

use contract::{Money, ReceiptNumber, Seq};

/// A bon that the desk has acknowledged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Acknowledged {
    pub seq: Seq,
    pub number: ReceiptNumber,
    pub total: Money,
}
