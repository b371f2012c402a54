//! What the tests stand on: a salon of one's own, entered by the same door as the window.

pub mod house;
pub mod tray;
