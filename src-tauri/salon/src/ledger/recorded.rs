//! What an append gives back.

use proof::{CheckDigit, Digest, Entry, Moment, ReceiptNumber, Seq};

/// An entry that was just recorded. It is in the book when the transaction commits.
#[derive(Clone, Debug)]
pub struct Recorded {
    pub entry: Entry,
    pub hash: Digest,
    pub check_digit: CheckDigit,
}

impl Recorded {
    pub const fn seq(&self) -> Seq {
        self.entry.head.seq
    }

    /// The receipt number; 0 on an entry that is no bon.
    pub fn number(&self) -> ReceiptNumber {
        self.entry.head.receipt_number.unwrap_or_default()
    }

    pub const fn ended(&self) -> Moment {
        self.entry.head.ended
    }
}
