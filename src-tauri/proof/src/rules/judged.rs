//! How a rule says that it does not hold.

use crate::finding::{Broken, Place, What};
use crate::rule_broken::RuleBroken;

pub(super) type Judged = Result<(), Broken>;

pub(super) const fn broken<T>(place: Place, rule: RuleBroken) -> Result<T, Broken> {
    Err((place, What::Rule(rule)))
}
