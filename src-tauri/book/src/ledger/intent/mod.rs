//! A booking that is under way: judged and reserved, on disk, and not yet in the book.
//!
//! It exists only where someone outside attests bons ([`crate::ports::Attest`]): between the question and the answer
//! the till goes on, and the program may end. What the intent was judged by is held until it is decided, so that
//! nothing can refuse what was signed meanwhile. It is decided once, by whoever takes its row away.

mod event;
mod hold;
mod store;

use proof::Money;
use serde::{Deserialize, Serialize};

use super::draft::Drafted;
use crate::authority::Authority;

pub use event::{
    Asked, Left, ask, asked, begun, book_late, forget, is_known, keep_outage, late, late_answer, left,
    release,
};
pub use hold::{Hold, check_free};
pub use store::{all, any, insert, load, remove, reserved};

/// The name of an intent; its bons that began with no basket are named after it towards the outside.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct IntentId(pub String);

/// What is to be booked once it is attested.
#[derive(Clone, Debug)]
pub struct Intent {
    pub id: IntentId,
    /// The request, as JSON, for who concludes it after a crash.
    pub request: String,
    /// Who asked.
    pub authority: Authority,
    pub drafts: Vec<Drafted>,
    /// Cash that it takes out of the drawer at most.
    pub cash_out: Money,
}
