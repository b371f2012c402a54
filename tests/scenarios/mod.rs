//! Days at the reception desk, with their figures to the cent.

mod catalogue;
mod founding;
mod people;
mod printing;
mod store;
