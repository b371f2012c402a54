//! Everything that prints, beeps or signs outside the process: adapters behind the core's ports.

pub mod due_jobs;
pub mod handout;
#[cfg(feature = "keychain")]
pub mod keychain;
pub mod mail;
pub mod paper;
pub mod postman;
pub mod printer;
pub mod spool;
pub mod vault;
mod worker;
