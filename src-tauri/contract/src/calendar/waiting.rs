//! The waiting list: who is asked when a time becomes free.

use serde::{Deserialize, Serialize};

use super::{Guest, Offer, PartWish, Slot, Span};
use crate::{Day, Moment, PersonId, WaitingId};

/// Puts someone on the waiting list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddWaiting {
    /// Who waits.
    pub guest: Guest,
    /// At least one; parts without a person are for anyone.
    pub parts: Vec<PartWish>,
    /// First day that suits.
    pub from: Day,
    /// Last day that suits, included.
    pub until: Day,
    /// Time of day that suits; absent: any.
    pub within: Option<Span>,
    /// At most 1,000 letters; absent without one.
    pub note: Option<String>,
}

/// Takes someone off the list: done, or no longer wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemoveWaiting {
    /// Which entry of the list.
    pub waiting: WaitingId,
}

/// Books all that someone waits for, and takes the entry off the list. Taking the booking back
/// ([`super::UndoChange`]) puts it on the list again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakeWaiting {
    /// Which entry of the list.
    pub waiting: WaitingId,
    /// Where its first block begins.
    pub at: Slot,
    /// Who does what nobody was wished for; absent: whoever is free.
    pub person: Option<PersonId>,
}

/// Who waits, the longest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingList;

/// Someone on the waiting list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    /// Names it in requests.
    pub id: WaitingId,
    /// Who waits.
    pub guest: Guest,
    /// What is wanted; parts without a person are for anyone.
    pub parts: Vec<PartWish>,
    /// Names of the services, joined.
    pub services: String,
    /// The planned length in minutes.
    pub minutes: u32,
    /// First day that suits.
    pub from: Day,
    /// Last day that suits, included.
    pub until: Day,
    /// Time of day that suits; absent: any.
    pub within: Option<Span>,
    /// Absent without one.
    pub note: Option<String>,
    /// Since when.
    pub since: Moment,
}

/// Someone who waits and would fit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingMatch {
    /// Who waits.
    pub waiting: Waiting,
    /// The time that would do.
    pub offer: Offer,
}
