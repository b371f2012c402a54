//! The row of the menu that keeps versions.

use book::book_tx::BookTx;
use book::fault::Outcome;
use book::rows::SignRow;
use contract::procedure::{KeepProcedure, KeptVersion};

use super::keep;
use crate::Here;

impl SignRow<Here> for KeepProcedure {
    fn sign(self, tx: &mut BookTx<'_>) -> Outcome<Vec<KeptVersion>> {
        keep::keep_current(tx)?;
        Ok(keep::all(tx)?.iter().rev().map(KeptVersion::from).collect())
    }
}
