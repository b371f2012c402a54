//! Swissbit's TSE on a stick or a card, which is driven by a library of the maker's (WormAPI).
//!
//! **No device was ever reached, and the library is not loaded.** It is licensed and no part of this program; calling it
//! takes `unsafe` code, which this crate forbids. What stands here is all above that: the functions that are needed, as a
//! trait ([`Worm`]), the table of its errors, and the client. Whoever has the library implements the trait in a module of
//! its own. To be looked at then: that log messages carry unix time.
//!
//! Setting up (`worm_tse_setup`, `worm_tse_registerClient`) and exports (`worm_export_tar`) are not built.

mod client;
mod worm;
mod worm_error;

pub use client::{Settings, Swissbit, Trouble};
pub use worm::{Info, InitializationState, Response, User, Worm};
pub use worm_error::WormError;
