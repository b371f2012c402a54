//! The waiting list: who is asked when a time becomes free.

use serde::{Deserialize, Serialize};

use super::{Guest, Offer, PartWish, Slot, Span};
use crate::{Day, Moment, PersonId, WaitingId};

/// Puts someone on the waiting list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddWaiting {
    pub guest: Guest,
    /// At least one; parts without a person are for anyone.
    pub parts: Vec<PartWish>,
    /// First and last day that suit.
    pub from: Day,
    pub until: Day,
    /// Time of day that suits.
    pub within: Option<Span>,
    pub note: Option<String>,
}

/// Takes someone off the list: done, or no longer wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemoveWaiting {
    pub waiting: WaitingId,
}

/// Books all that someone waits for, and takes the entry off the list. Taking the booking back
/// ([`super::UndoChange`]) puts it on the list again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakeWaiting {
    pub waiting: WaitingId,
    pub at: Slot,
    /// Who does what nobody was wished for; absent: whoever is free.
    pub person: Option<PersonId>,
}

/// Who waits, the longest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingList;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    pub id: WaitingId,
    pub guest: Guest,
    pub parts: Vec<PartWish>,
    /// Names of the services, joined.
    pub services: String,
    /// The planned length in minutes.
    pub minutes: u32,
    pub from: Day,
    pub until: Day,
    pub within: Option<Span>,
    pub note: Option<String>,
    pub since: Moment,
}

/// Someone who waits and would fit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingMatch {
    pub waiting: Waiting,
    pub offer: Offer,
}
