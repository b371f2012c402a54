//! What must hold whatever happens.

mod append_only;
mod archive;
mod attested;
mod calendar;
mod crash;
mod days;
pub mod figures;
mod independent;
mod shape;
mod upgrade;
mod witnesses;
