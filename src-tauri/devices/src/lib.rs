//! Everything that prints, beeps or signs outside the process: adapters behind the core's ports.

mod bounded_talk;
pub mod handout;
#[cfg(feature = "keychain")]
pub mod keychain;
pub mod mail;
pub mod paper;
pub mod printer;
pub mod stamps;
pub mod vault;
pub mod witness;
