//! The Kassenrolle: what was booked, found again, shown and given out as it was printed.

mod copies;
mod handle;
mod label;
mod note_slip;
mod page;
mod paper;
mod pdf;
mod query;
mod send;
mod state;
mod store;

pub use label::label;
pub use page::row;
pub use paper::slip_of;
