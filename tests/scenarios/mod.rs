//! Days at the reception desk, with their figures to the cent.

mod founding;
mod printing;
mod store;
