//! What the salon sees: pages, parts and words. Knows the contract, no database.

// Natively, the page tests see the whole type of every view; WASM erases it.
#![recursion_limit = "512"]

pub mod app;
pub mod backend;
pub mod deed;
mod deed_id;
pub mod desk;
pub mod desk_part;
pub mod frame;
pub mod house;
pub mod input;
pub mod key_hints;
pub mod keys;
pub mod live;
pub mod look;
pub mod money;
pub mod notices;
pub mod pages;
pub mod parts;
pub mod print_jobs;
pub mod recovery_code;
pub mod router;
pub mod scanner;
pub mod shell;
pub mod text;
pub mod tip_payout;
pub mod tone;
pub mod ui;

pub use ui::files;
