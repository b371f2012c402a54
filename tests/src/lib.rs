//! What the tests stand on: a salon of one's own, entered by the same door as the window; random days
//! at its desk, and a small model of its till.

pub mod archive;
pub mod attest;
pub mod busy_day;
pub mod calendar;
pub mod cases;
pub mod checked;
pub mod closed_days;
pub mod counting;
pub mod dice;
pub mod disk;
pub mod filled;
pub mod foreign_mail;
pub mod haarwerk;
pub mod house;
pub mod ink;
pub mod long_archive;
pub mod mail_server;
pub mod mailing;
pub mod model;
pub mod outside;
pub mod parcel;
pub mod patience;
#[cfg(feature = "e2e")]
pub mod stage;
pub mod till;
pub mod tray;
pub mod walk;
pub mod world;
