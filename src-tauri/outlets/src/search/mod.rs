//! One box for everything: receipts by number, amount and customer; articles; customers; their appointments.

mod handle;
mod newest_names;
mod store;

/// Hits of one kind that are shown at most.
const EACH_MAX: u32 = 8;
/// How many of the newest entries are looked through for an amount.
const LATELY: u64 = 50_000;
/// How many of the newest names on receipts are looked through; older receipts are found by their customer.
const NAMES: u32 = 2_000;
