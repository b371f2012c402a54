//! Checks an archive of the book (FORMAT.md 8) without the program that made it: no store, no clock, no
//! network, no code but `proof` and `figures`. The same for the command line and for the page inside each
//! archive.
//!
//! [`Check::open`] takes a file, [`Check::step`] goes on a little until it answers 1 (or [`many::check`] does
//! all of it on all cores), [`Check::report`] says what was found, and [`Check::compare`] holds it against what
//! was [`Typed`] from paper. The [`Verdict`] says no more than paper reaches: without any, an archive proves
//! only that it holds together. [`Together`] checks several archives of one register as one, where they adjoin.

#![deny(missing_docs)]
#![deny(clippy::missing_errors_doc)]

pub mod apart;
pub mod blocks;
pub mod check;
pub mod claimed;
pub mod compare;
pub mod container;
pub mod customers;
pub mod examine;
pub mod handed_on;
pub mod keys;
pub mod line;
pub mod manifest;
pub mod many;
pub mod names;
pub mod outline;
pub mod plain;
pub mod progress;
pub mod report;
pub mod roll;
pub mod row;
pub mod run;
pub mod scope;
#[cfg(not(target_arch = "wasm32"))]
pub mod stamp_entry;
#[cfg(not(target_arch = "wasm32"))]
pub mod stamps;
pub mod sums;
pub mod together;
pub mod typed;
pub mod unreadable;
pub mod verdict;
pub mod zip_bytes;

pub use apart::Apart;
pub use check::Check;
pub use compare::{Comparison, compare};
pub use report::Report;
pub use row::Row;
pub use together::Together;
pub use typed::Typed;
pub use unreadable::Unreadable;
pub use verdict::Verdict;
