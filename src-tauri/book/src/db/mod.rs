//! The store: one SQLite file per salon, opened by one process.

pub mod cell;
pub mod connect;
mod damaged;
mod guard;
pub mod health;
mod migrate;
mod open;
pub mod plain;
pub mod row;
pub mod schema;
pub mod settings;
pub mod spelling;
mod upgrade;

pub use damaged::{DamagedRow, left_out, unless_damaged};
pub use guard::LEDGER_TABLES;
pub use migrate::{MIGRATIONS, Migration};
pub use open::{Found, Opening, Readers, STORE_FILE, Store, empty_log};
pub use upgrade::Step;
