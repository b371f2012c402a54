//! What the paper knows beside the till.

use contract::lists::Span;
use contract::{CustomerId, MergeId};

/// Customers, and how often something was done that is no sale.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// With their names; without those that point to another file.
    pub customers: Vec<(CustomerId, String)>,
    /// What was made one, newest last, with the file that points to the other.
    pub merges: Vec<(MergeId, (CustomerId, String))>,
    /// Archives of months that were over, as they were first made.
    pub archives: Vec<(Span, Vec<u8>)>,
    /// Files of customers and price lists that were taken in.
    pub imports: u32,
    pub merged: u32,
    pub undone: u32,
    pub named: u32,
    pub keys_changed: u32,
    /// Times at which the clock was wrong, and those of them that the owner put right.
    pub wrong_dates: u32,
    pub corrected: u32,
    /// Days that were opened under a wrong date.
    pub wrong_days: u32,
}
