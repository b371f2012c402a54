//! What must hold whatever happens.

mod append_only;
mod archive;
mod attested;
mod calendar;
mod crash;
mod days;
mod evidence;
pub mod figures;
mod independent;
mod key_change;
mod odd_archives;
mod shape;
mod upgrade;
mod witnesses;
