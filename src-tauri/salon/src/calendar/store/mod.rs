//! SQL of the calendar: appointments with their parts and phases, what they take, their history, and the plans.

mod appointments;
mod busy;
mod changes;
mod found;
mod learned;
mod of_staff;
mod planning;
mod plans;
mod waiting;

pub use appointments::*;
pub use busy::*;
pub use changes::*;
pub use found::*;
pub use learned::*;
pub use of_staff::*;
pub use planning::*;
pub use plans::*;
pub use waiting::*;
