//! Counterparts for the TSE adapters: a server that speaks the API of fiskaly SIGN DE V2, a device that speaks Epson's
//! protocol and a stick that answers like Swissbit's library. They keep state, sign with a simulated TSE
//! (`tse-simulator`), and go wrong as they are told. Only tests hold this crate.
//!
//! They were written by the same public descriptions as the adapters, so a description that is wrong is wrong on both
//! sides: they are no proof that the real ones answer so.
#![deny(missing_docs)]
#![forbid(unsafe_code)]

mod epson;
mod fiskaly;
mod hands;
mod swissbit;

pub use epson::{EpsonPrinter, SHARED_SECRET, Slip, TIME_ADMIN_PIN};
pub use fiskaly::{FiskalyServer, Mishap, Plug, Signature};
pub use hands::Hands;
pub use swissbit::{FakeStick, StickSlip};

#[cfg(test)]
mod tests;
