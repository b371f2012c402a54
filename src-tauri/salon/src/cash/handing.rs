//! What a closing hands on, as its details hold it.

use contract::PersonId;
use proof::Money;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carried {
    /// What lies in the drawer: the next opening expects it.
    pub cash_left: Money,
    /// Staff tips that were not paid out.
    pub open_tips: Vec<OpenTip>,
    /// Turnover of all closings so far, gross.
    pub grand_total: Money,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenTip {
    pub person: PersonId,
    pub name: String,
    pub open: Money,
}
