//! Checks an archive of the book (FORMAT.md 8) without the program that made it: no store, no clock, no
//! network, no code but `proof`. The same for the command line and for the page inside each archive.
//!
//! [`Check::open`] takes a file, [`Check::step`] goes on a little until it answers 1 (or [`many::check`] does
//! all of it on all cores), [`Check::report`] says what was found, and [`compare()`] holds it against what
//! was [`Typed`] from paper: without paper an archive proves only that it holds together.

#![deny(missing_docs)]
#![deny(clippy::missing_errors_doc)]

pub mod blocks;
pub mod check;
pub mod compare;
pub mod container;
pub mod customers;
pub mod examine;
pub mod keys;
pub mod line;
pub mod many;
pub mod plain;
pub mod progress;
pub mod report;
pub mod roll;
pub mod scope;
pub mod sums;
pub mod typed;

pub use check::Check;
pub use compare::{Comparison, compare};
pub use container::Unreadable;
pub use report::{Report, Verdict};
pub use typed::Typed;
