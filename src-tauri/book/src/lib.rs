//! The book and what it stands on: the store, its one writer, the ledger, the clock, the ports, and the ways in which a
//! request may touch them. It knows no noun of the salon.

pub mod authority;
pub mod book_tx;
pub mod booking;
pub mod cache;
pub mod clock;
pub mod comparison;
pub mod csv_file;
pub mod damage_board;
pub mod db;
pub mod door;
pub mod fault;
pub mod fold;
pub mod gathered;
pub mod growing_file;
pub mod incidents;
pub mod jobs;
pub mod key_health;
pub mod ledger;
pub mod line_journal;
pub mod mail_address;
pub mod mending;
pub mod month;
pub mod news;
pub mod outage;
pub mod ports;
pub mod rows;
pub mod services;
pub mod sessions;
pub mod summed;
pub mod told;
pub mod tse_health;
pub mod tx;
pub mod witness_health;
pub mod writer;

pub use authority::{Actor, Authority};
pub use book_tx::BookTx;
pub use booking::{BookRow, Booking, Following, Judged, Judging};
pub use clock::{Clock, HandClock, SystemClock};
pub use door::{Door, DoorRow};
pub use fault::{Outcome, Trouble};
pub use ports::{Adapters, KeyVault, Program};
pub use rows::{ReadRow, SignRow, WriteRow};
pub use services::Services;
pub use tx::{ReadTx, WriteTx};
