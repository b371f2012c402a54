//! What the reception needs to know now: who comes, who sits where, who pays, and who was forgotten.

use serde::{Deserialize, Serialize};

use super::Card;
use crate::{Moment, Money};

/// Today's visits by how far they have come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowToday;

/// What [`ShowToday`] answers. Nobody stands in two of its lists.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Today {
    /// The present moment.
    pub now: Moment,
    /// Why the salon is closed today; absent where it is open.
    pub closed: Option<String>,
    /// Agreed for today and not over, by begin.
    pub coming: Vec<Visit>,
    /// Here and not yet in work, the longest first.
    pub waiting: Vec<Visit>,
    /// In work, by end.
    pub working: Vec<Visit>,
    /// Finished and not paid, the oldest first; those of earlier days too.
    pub paying: Vec<Visit>,
    /// Agreed for today, over by now, and nobody has said whether they came; by begin.
    pub unmarked: Vec<Visit>,
}

/// A visit of today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    /// The appointment.
    pub card: Card,
    /// Short names of those who do it, in the order of work, joined: `Jana, Mehmet`.
    pub people: String,
    /// Sum of the agreed prices.
    pub total: Money,
    /// The customer's birthday is today. Whoever stands at the desk learns no age.
    pub birthday: bool,
    /// When it came to its state; absent for one that was only agreed.
    pub since: Option<Moment>,
}
