//! What the tests stand on: a salon of one's own, entered by the same door as the window; random days
//! at its desk, and a small model of its till.

pub mod archive;
pub mod archive_zip;
pub mod attest;
#[cfg(feature = "e2e")]
pub mod browser;
pub mod busy_day;
pub mod calendar;
pub mod cases;
pub mod checked;
pub mod closed_days;
pub mod counting;
pub mod disk;
pub mod disk_salon;
pub mod fake_printer;
pub mod filled;
pub mod foreign_mail;
pub mod haarwerk;
pub mod long_archive;
pub mod mail_server;
pub mod mailing;
pub mod model;
pub mod odd_archives;
pub mod outside;
pub mod patience;
pub mod random_days;
pub mod raw_entries;
pub mod resealed;
pub mod rng;
pub mod rows;
pub mod second_opinion;
pub mod shape_attacks;
pub mod signed;
pub mod test_salon;
pub mod till;
