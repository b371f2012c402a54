//! Lists for those who check: each is made by its own outlet as a [`Sheet`](contract::sheet::Sheet); here it
//! gets what all lists have in common, is shown page by page, and is given out as CSV.
//!
//! A new list is a variant of [`List`](contract::lists::List), a builder, and one arm in `lists.rs`.

mod built;
mod csv;
mod export;
mod head;

pub use built::Built;
pub use csv::csv;
pub use export::{Export, note};
pub use head::{Made, around};
