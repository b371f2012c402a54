//! The store: one SQLite file per salon, opened by one process.

pub mod cell;
pub mod connect;
mod damaged;
mod guard;
pub mod health;
mod json_field;
pub mod mend;
mod migrate;
mod open;
pub mod plain;
pub mod repair_copies;
pub mod row;
mod salvage;
pub mod schema;
pub mod settings;
pub mod signed;
pub mod spelling;
mod upgrade;

pub use connect::empty_log;
pub use damaged::{DamagedRow, file_error_behind, is_damage, left_out, unless_damaged};
pub use guard::LEDGER_TABLES;
pub(crate) use guard::unguarded;
pub use migrate::{MIGRATIONS, Migration};
pub use open::{Found, Opening, Readers, STORE_FILE, Store};
pub use upgrade::Step;
