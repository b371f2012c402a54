//! The booking day from its opening count to its Z report.
//!
//! Opening: blind count, opening stock, difference with reason. Closing: clarify, count, compare, skim off,
//! close. A close is always possible (IKS-12 asks for a count, nothing else can stand in its way).

mod checks;
mod count;
mod handle;
mod opening;
mod state;
mod store;

pub use count::CountDetails;
