//! A customer as the store holds it.

use contract::customers::Master;
use contract::{CustomerId, Day};

/// So long a merge can be undone.
pub(super) const UNDO_DAYS: i64 = 90;

/// A customer with its state.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    pub id: CustomerId,
    pub master: Master,
    /// When the file was begun, if that is known.
    pub since: Option<Day>,
    pub active: bool,
    pub merged_into: Option<CustomerId>,
    pub erased: Option<Day>,
}
