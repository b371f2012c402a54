//! The row of the menu that keeps versions.

use contract::procedure::{KeepProcedure, KeptVersion};

use super::keep;
use crate::fault::Outcome;
use crate::pen::{Pen, Record};

impl Record for KeepProcedure {
    fn record(self, pen: &mut Pen<'_>) -> Outcome<Vec<KeptVersion>> {
        keep::keep_current(pen)?;
        Ok(keep::all(pen)?.iter().rev().map(KeptVersion::from).collect())
    }
}
