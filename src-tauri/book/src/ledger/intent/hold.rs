//! What an intent was judged by and nobody else may use until it is decided.

use contract::refusal::TillRefusal;
use contract::{BasketId, DeedId, PersonId, Seq};
use rusqlite::Connection;

use super::store;
use crate::fault::Outcome;

/// A thing that one booking at a time may rest on. The drawer is held by the intent's own sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hold {
    /// A basket that is being paid or dropped.
    Basket(BasketId),
    /// An entry that is taken back, corrected or settled.
    Entry(Seq),
    /// A person's tips that are paid out.
    Tips(PersonId),
    /// The day that is opened, reopened or counted.
    Day,
    /// A deed of a window: sent again, it waits for what the first came to.
    Deed(String, DeedId),
}

impl Hold {
    /// Its two columns.
    pub(super) fn spelled(&self) -> (&'static str, String) {
        match self {
            Self::Basket(basket) => ("basket", basket.0.clone()),
            Self::Entry(seq) => ("entry", seq.to_string()),
            Self::Tips(person) => ("tips", person.0.to_string()),
            Self::Day => ("day", String::new()),
            Self::Deed(window, deed) => ("deed", format!("{window} {}", deed.0)),
        }
    }
}

/// Refuses what rests on something that is being booked.
///
/// # Errors
/// [`TillRefusal::BeingBooked`].
pub fn check_free(conn: &Connection, hold: &Hold) -> Outcome<()> {
    if store::is_held(conn, hold)? { Err(TillRefusal::BeingBooked.into()) } else { Ok(()) }
}
