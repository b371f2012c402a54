//! The archive of a month or a year: one ZIP with the entries in canonical form, what a stranger needs to
//! check them, and the reports for people (form: section 8 of `proof/FORMAT.md`).
//!
//! Which entries belong to a month is the book's rule of months (`book/src/ledger/months.rs`), as for every list.
//!
//! A year consists of its months. A month that is not over, or whose last day is still open, may be archived
//! and is marked as partial. What is in an archive comes from its entries alone, so that the same program
//! makes the same bytes again; only customers who have been erased since are missing in a later one.
//!
//! Making runs beside the writer: it looks page by page, in short transactions, and holds no more than a
//! page. All files lie in a staging folder below the archive's folder until the ZIP is whole; what a killed
//! program left there is swept away at the next making.

mod check;
mod context;
mod job;
mod jsonl;
mod make;
mod note;
mod range;
mod reports;
mod seal;
mod shelf;
mod staging;
mod store;
mod texts;
mod verification;
mod zipped;

pub use job::Archiving;
pub use shelf::FOLDER;
