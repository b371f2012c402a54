//! What the salon sees: pages, parts and words. Knows the contract, no database.

pub mod app;
pub mod scanner;
pub mod ui;
