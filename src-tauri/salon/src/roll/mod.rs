//! The Kassenrolle: what was booked, found again, shown and given out as it was printed.

mod copies;
mod handle;
mod label;
mod note_slip;
mod page;
mod paper;
mod query;
mod state;
mod store;

pub use copies::{Copied, Way, copied};
pub use label::label;
pub use page::row;
pub use paper::slip_of;
