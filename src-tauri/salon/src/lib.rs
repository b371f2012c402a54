//! What a salon has and does: its nouns and, above them, the deeds that join them.
//!
//! Two floors: `till storno closing cash erasure health_data small_business` (deeds) use `calendar catalogue consents customers formulas letterhead
//! messages particulars patch_tests photos printing recovery staff tse_setup` (nouns), never the other way; `tests/tidy` keeps them.
//! [`told`] stands on top: the list of what the book tells of the nouns' rows.

pub mod calendar;
pub mod cash;
pub mod catalogue;
pub mod closing;
pub mod consents;
pub mod customers;
pub mod erasure;
pub mod formulas;
mod health_data;
pub mod letterhead;
pub mod messages;
pub mod patch_tests;
pub mod photos;
pub mod printing;
pub mod recovery;
pub mod salon_data;
pub mod small_business;
pub mod staff;
pub mod storno;
pub mod till;
pub mod told;
pub mod tse_setup;

/// This crate, as the one that answers (see [`book::ReadRow`]).
#[derive(Debug)]
pub struct Here;
