//! Customers: found by parts of name or phone number, in any order and spelling.

mod handle;
mod store;

pub use store::{contact, find};

/// How many customers a search shows at most.
pub const FOUND_MAX: u32 = 30;

#[cfg(test)]
mod tests;
