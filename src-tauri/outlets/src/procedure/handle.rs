//! The row of the menu that keeps versions.

use book::fault::Outcome;
use book::pen::{Pen, Record};
use contract::procedure::{KeepProcedure, KeptVersion};

use super::keep;
use crate::Here;

impl Record<Here> for KeepProcedure {
    fn record(self, pen: &mut Pen<'_>) -> Outcome<Vec<KeptVersion>> {
        keep::keep_current(pen)?;
        Ok(keep::all(pen)?.iter().rev().map(KeptVersion::from).collect())
    }
}
