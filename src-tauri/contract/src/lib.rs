//! What can be asked of the salon and what it answers: the one surface between window and core.
//!
//! # Where to begin
//!
//! - **What there is**: [`Request`] lists every command with its German label, lowest role, effect, reply and
//!   news. It is made of the table in [`mod@menu`], a row each.
//! - **To ask**: a request is a plain value of a noun's module ([`till::BookSale`], [`calendar::Book`] …).
//!   Wrapped in a [`Call`] it travels as JSON, and comes back as an [`Answer`]: done with the reply that
//!   [`Ask::Reply`] names, refused, or failed.
//! - **To be refused**: every expected no is a [`Refusal`] with a stable code and a German sentence that says
//!   what to do; those that only want a yes carry a [`Question`]. Anything else is a [`Fault`] with a
//!   reference to the log.
//! - **To stay up to date**: whatever has changed is told by [`Topic`]; a page asks again for what it shows.
//! - **To add a command**: request and reply go to the noun's file, one row to the table; the desk then
//!   doesn't compile until it has a handler.
//!
//! Units: amounts are whole cents ([`Money`]), quantities thousandths, rates hundredths of a per cent, points
//! in time [`Moment`]s with their offset, times of a day minutes since local midnight. They come from
//! [`proof`] and are re-exported here. `GLOSSARY.md` beside this crate gives the German word for each English
//! one. `examples/call.rs`:
//!
#![doc = concat!("```\n", include_str!("../examples/call.rs"), "```")]
#![deny(missing_docs)]
#![deny(clippy::missing_errors_doc)]

pub mod archive;
pub mod book_health;
pub mod calendar;
pub mod cash;
pub mod catalogue;
pub mod consents;
pub mod customer_import;
pub mod customers;
pub mod day;
pub mod dossier;
pub mod figure;
pub mod formulas;
pub mod id;
pub mod jobs;
mod join;
pub mod list;
pub mod lists;
pub mod menu;
pub mod messages;
pub mod patch_tests;
pub mod people;
pub mod printing;
pub mod procedure;
pub mod protocols;
pub mod question;
pub mod receipt_check;
pub mod recovery;
pub mod recovery_code;
pub mod refusal;
pub mod role;
pub mod roll;
pub mod search;
pub mod session;
pub mod settings;
pub mod setup;
pub mod sheet;
pub mod slip;
pub mod small_business;
pub mod span;
pub mod status;
pub mod storno;
pub mod till;
pub mod topic;
pub mod tse_setup;
pub mod wire;
pub mod witnesses;

pub use id::*;
pub use menu::{Ask, MENU, Request, Row};
pub use proof::{
    BonType, BusinessCase, Day, EntryKind, LineNature, LineNumber, Moment, Money, PaymentKind, Quantity,
    Rate, ReceiptNumber, Seq, VatKey, VatSplit, ZNumber,
};
pub use question::Question;
pub use recovery_code::RecoveryCode;
pub use refusal::Refusal;
pub use role::{Effect, Role};
pub use slip::Slip;
pub use topic::Topic;
pub use wire::{Answer, Approval, Call, Fault};

// The example calls the crate by its name, as a stranger would.
#[cfg(test)]
extern crate self as contract;

#[cfg(test)]
mod first_page;
