//! A device that signs like a TSE and is none: real keys, log messages of TR-03151 version 2, exports of TR-03153, and a
//! plug by which everything can go wrong. Its certificates say "nicht zertifiziert", and [`MARK`] stands on every paper.
//!
//! It is a crate of its own so that the program that books for real can be proven not to hold it.
//!
//! # Where to begin
//!
//! [`Simulator::open`] makes or finds a device in a folder, with the clock of whoever asks. [`Simulator::start`] and
//! [`Simulator::finish`] sign; [`Simulator::list_open`] and [`Simulator::finished`] tell what became of a transaction
//! whose answer was lost; [`Simulator::export`] writes a TAR. The [`FaultPlug`] is a handle that stays outside.
//! [`SimulatedTse`] puts it behind the port of the core, and [`SimulatedOffice`] one after the other.
#![deny(missing_docs)]
#![deny(clippy::missing_errors_doc)]
#![forbid(unsafe_code)]

mod adapter;
mod authority;
mod device;
mod events;
mod export;
mod fault_plug;
mod journal;
mod office;
mod secrets;
mod settings;
mod simulator;
mod state;
mod story;
mod trouble;

pub use adapter::SimulatedTse;
pub use device::{Begun, Signed};
pub use export::{Exported, Filter};
pub use fault_plug::{FaultPlug, Faults, Mishap, PowerCut};
pub use office::SimulatedOffice;
pub use settings::{Clock, Settings};
pub use simulator::Simulator;
pub use state::OpenTransaction;
pub use story::{Finish, Story};
pub use trouble::Trouble;

/// What every paper and every screen says while this device signs.
pub const MARK: &str = "TSE-Simulator – nicht zertifiziert";

#[cfg(test)]
mod tests;
