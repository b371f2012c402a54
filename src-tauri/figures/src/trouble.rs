//! Why figures can't be made of entries.

use proof::{MoneyError, Seq};

/// An entry that can't be summed.
#[derive(Debug, thiserror::Error)]
pub enum FiguresTrouble {
    /// A sum that no amount can hold.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// An entry that lacks what its kind always has.
    #[error("entry {seq} has no {what}")]
    Lacks {
        /// Its place in the book.
        seq: Seq,
        /// A receipt number, a line.
        what: &'static str,
    },
    /// Who booked can't be read out of an entry.
    #[error("entry {seq}: its person can't be read")]
    Person {
        /// Its place in the book.
        seq: Seq,
        /// What is wrong with it.
        source: serde_json::Error,
    },
}
