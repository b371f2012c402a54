//! The archive of a month or a year: one ZIP with the entries in canonical form, what a stranger needs to
//! check them, and the reports for people (form: section 8 of `proof/FORMAT.md`).
//!
//! **The rule of months.** The book is cut by `seq`, so that every entry stands in exactly one month's archive
//! and the next month begins where this one ends:
//! 1. From its opening to its close, everything belongs to the month of the booking day, also what is booked
//!    after midnight or noted without a day (a price that changes, a wrong PIN).
//! 2. What is noted between two booking days belongs to the month of its own time.
//! 3. Days whose date does not fit the order, because the clock was wrong, belong to the month in which they
//!    stand; which these are is chosen so that they are as few as possible.
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
mod summed;
mod texts;
mod verification;
mod zipped;

pub use job::Archiving;
pub use shelf::FOLDER;
