//! What the tests stand on: a salon of one's own, entered by the same door as the window.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

pub mod house;
pub mod tray;
