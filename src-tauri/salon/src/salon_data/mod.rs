//! What the salon is called, how it is taxed, and the few texts that may be chosen.
//!
//! Name, address, tax number and VAT mode change only while no day is open; every change is an entry.

mod between_days;
mod form;
mod handle;
mod told;

pub use between_days::check_no_day_is_open;
pub use form::{check_register, checked_salon};
pub use told::{NOT_TOLD, ToldSettings};
