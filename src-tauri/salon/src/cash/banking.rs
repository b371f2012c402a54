//! What the bank took, as its entry holds it.

use contract::cash::BankedFrom;
use contract::{Day, Money};
use serde::{Deserialize, Serialize};

/// Details of the entry that records a banking.
pub const BANKING_FORM: &str = "banking/1";

/// What a banking says; one that takes another back says the same with the opposite sum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Banking {
    pub from: BankedFrom,
    pub amount: Money,
    /// When the bank took it.
    pub day: Day,
    pub document: Option<String>,
}
