//! The book and what it stands on: the store, its one writer, the ledger, the clock, the ports, and the ways in which a
//! request may touch them. It knows no noun of the salon.

pub mod act;
pub mod booking;
pub mod clock;
pub mod csv_file;
pub mod db;
pub mod door;
pub mod fault;
pub mod fold;
pub mod jobs;
pub mod ledger;
pub mod memory;
pub mod news;
pub mod pen;
pub mod ports;
pub mod services;
pub mod sessions;
pub mod writer;

pub use act::{Act, Actor, Change, Look, View};
pub use booking::{Book, Booking, Following, Judged, Judging};
pub use clock::{Clock, HandClock, SystemClock};
pub use door::{AtDoor, Door};
pub use fault::{Outcome, Trouble};
pub use pen::{Pen, Record};
pub use ports::{Adapters, KeyVault, Program};
pub use services::Services;
