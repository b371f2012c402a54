//! The waiting list: who is asked when a time becomes free.

use contract::calendar::Waiting;

use crate::act::View;
use crate::fault::Outcome;

/// Who waits, the longest first.
pub fn list(_: &View<'_>) -> Outcome<Vec<Waiting>> {
    Ok(Vec::new())
}
