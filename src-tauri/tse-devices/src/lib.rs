//! Certified TSEs from outside: fiskaly SIGN DE V2, Epson and Swissbit.
//!
//! **No real service and no real device was reached with this code.** It was written by public descriptions and tried on
//! the counterparts in the crate `tse-counterparts`, which were written by the same descriptions. Before a salon uses one
//! of them, it has to be tried on the real thing; each folder says what to look at.
//!
//! # Where to begin
//!
//! Two layers, which know each other in one direction only:
//!
//! - a client of each device's protocol, which knows nothing of a till: [`fiskaly::Fiskaly`], [`epson::Epson`],
//!   [`swissbit::Swissbit`]. Each gives back a [`Signed`], which was checked against the device's key, and a trouble of
//!   its own with a German sentence of at most 200 letters (`TSE_TA_FEHLER`);
//! - the core's port over each: [`port`]. Of these the real program holds fiskaly's, which a salon sets up and changes
//!   ([`port::FiskalyOffice`]).
//!
//! Nothing here sleeps, and nothing reads a clock: the time comes from whoever asks. Only `deadline.rs` counts how long a
//! question takes.
#![deny(missing_docs)]
#![deny(clippy::missing_errors_doc)]
#![forbid(unsafe_code)]

mod deadline;
pub mod epson;
pub mod fiskaly;
pub mod on_site;
pub mod port;
mod secret;
mod signed;
pub mod swissbit;

use std::sync::Arc;

pub use secret::Secret;
pub use signed::{DeviceIdentity, ProcessData, Signed, Started, Unproven};

/// The time of whoever asks, seconds since 1970.
pub type Clock = Arc<dyn Fn() -> i64 + Send + Sync>;
