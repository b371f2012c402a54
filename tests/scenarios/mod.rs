//! Days at the reception desk, with their figures to the cent.

mod cash;
mod cash_check;
mod cashbook;
mod catalogue;
mod clock;
mod close;
mod controls;
mod founding;
pub mod lists;
mod opening;
mod payment_correction;
mod people;
mod printing;
mod printing_line;
mod procedure;
mod returns;
mod revocation;
mod revocation_refused;
mod roll;
mod sale;
mod settings;
mod small_business;
mod start;
mod store;
mod storno;
mod transit;
mod whole_day;
