//! Everything that prints, beeps or signs outside the process: adapters behind the core's ports.

pub mod paper;
pub mod printer;
pub mod spool;
pub mod vault;
