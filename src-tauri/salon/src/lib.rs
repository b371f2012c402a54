//! The core of the salon: rules, book and store. It knows no window, no device and no system clock.
//!
//! Floors, each using only those below: `desk` (the door) · `archive cashbook controls dossier lists procedure protocols
//! reports roll search selfcheck sheets status` (outlets) · `till storno closing cash erasure` (deeds) · `calendar
//! catalogue consents customers formulas letterhead messages patch_tests photos printing staff` (nouns) · `act booking ledger pen` (book) ·
//! `db fault clock ports` and what they stand on (ground). `tests/tidy` keeps them.

pub mod act;
pub mod archive;
pub mod booking;
pub mod calendar;
pub mod cash;
pub mod cashbook;
pub mod catalogue;
pub mod clock;
pub mod closing;
pub mod consents;
pub mod controls;
pub mod csv_file;
pub mod customers;
pub mod db;
pub mod desk;
pub mod dossier;
pub mod erasure;
pub mod fault;
pub mod fold;
pub mod formulas;
pub mod jobs;
pub mod ledger;
pub mod letterhead;
pub mod lists;
pub mod memory;
pub mod messages;
pub mod particulars;
pub mod patch_tests;
pub mod pen;
pub mod photos;
pub mod ports;
pub mod printing;
pub mod procedure;
pub mod protocols;
pub mod reports;
pub mod roll;
pub mod search;
pub mod selfcheck;
pub mod sheets;
pub mod staff;
pub mod status;
pub mod storno;
pub mod till;

pub use act::{Act, Actor, Change, Look, View};
pub use booking::{Book, Booking, Following, Judged, Judging};
pub use clock::{Clock, HandClock, SystemClock};
pub use desk::{Caller, Desk};
pub use fault::{Outcome, Trouble};
pub use pen::{Pen, Record};
pub use ports::{Adapters, KeyVault, Program};
