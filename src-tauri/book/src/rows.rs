//! How the rows of the menu are answered, by what they may touch. `book` rows: [`crate::booking`]; `door` rows:
//! [`crate::door`].

use contract::Ask;

use crate::book_tx::BookTx;
use crate::fault::Outcome;
use crate::tx::{ReadTx, WriteTx};

/// A `read` row of the menu, answered by crate `H`. The parameter makes the answer that crate's own: neither this trait nor
/// the contract's request is (coherence).
pub trait ReadRow<H>: Ask {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<Self::Reply>;
}

/// A `write` row of the menu, answered by crate `H`.
pub trait WriteRow<H>: Ask {
    fn write(self, tx: &WriteTx<'_>) -> Outcome<Self::Reply>;
}

/// A `sign` row of the menu, answered by crate `H`.
pub trait SignRow<H>: Ask {
    /// Whether it waits until no booking is under way: what counts or closes the day.
    const SETTLES: bool = false;

    fn sign(self, tx: &mut BookTx<'_>) -> Outcome<Self::Reply>;
}
