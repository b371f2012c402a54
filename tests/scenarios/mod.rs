//! Days at the reception desk, with their figures to the cent.

mod cash;
mod catalogue;
mod clock;
mod founding;
mod opening;
mod people;
mod printing;
mod printing_line;
mod sale;
mod settings;
mod start;
mod store;
