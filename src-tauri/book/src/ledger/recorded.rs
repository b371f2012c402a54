//! What an append gives back.

use proof::{CheckDigit, Digest, Entry, Moment, ReceiptNumber, Seq};

use super::stated;
use crate::fault::Outcome;

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

    /// The receipt number of a bon.
    ///
    /// # Errors
    /// A fault on an entry that is none.
    pub fn number(&self) -> Outcome<ReceiptNumber> {
        stated::receipt_number(&self.entry.head)
    }

    pub const fn ended(&self) -> Moment {
        self.entry.head.ended
    }
}
