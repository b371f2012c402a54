//! The store: one SQLite file per salon, opened by one process.

pub mod connect;
mod guard;
mod migrate;
mod open;
pub mod settings;

pub use guard::LEDGER_TABLES;
pub use open::{Readers, STORE_FILE, Store, empty_log};
