//! SQL of the calendar: appointments with their parts and phases, what they take, their history, and the plans.

mod appointments;
mod busy;
mod changes;
mod plans;
mod spelling;

pub use appointments::*;
pub use busy::*;
pub use changes::*;
pub use plans::*;
