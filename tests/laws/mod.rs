//! What must hold whatever happens.

mod append_only;
mod archive;
mod attested;
mod attested_device;
mod broken_rules;
mod calendar;
mod corruption;
mod crash;
mod damaged_notes;
mod damaged_rows;
mod days;
mod evidence;
pub mod figures;
mod fuzz;
mod gaps;
mod independent;
mod key_change;
mod odd_archives;
mod rows;
mod rules;
mod shape;
mod together;
mod tse_exports;
pub mod twice;
mod upgrade;
mod witnesses;
