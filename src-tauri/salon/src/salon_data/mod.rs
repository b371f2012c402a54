//! What the salon is called, how it is taxed, and the few texts that may be chosen.
//!
//! Name, address, tax number and VAT mode change only while no day is open; every change is an entry.

mod form;
mod handle;
mod safe;
mod told;

pub use form::{check_register, checked_salon};
pub use safe::replace_unreadable;
pub use told::{NOT_TOLD, ToldSettings};
