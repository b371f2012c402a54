//! What the law asks of a register, by date: one table of dated profiles, and nothing else in the house knows a rate, a
//! limit or a period of retention.
//!
//! A profile says everything that holds from its first day on; the next one begins with a copy of it and changes what
//! changed. Which one counts is a question of the day of the service, not of today: what was begun on the last day of a
//! lowered rate keeps that rate when it is paid past midnight.
//!
//! What is planned stands in the table too, so that it can be read and tested, but [`at`] never chooses it: only a
//! release that says [`Status::InForce`] switches it on.
#![deny(missing_docs)]

mod profile;
mod small_business;
mod table;
#[cfg(test)]
mod tests;

use proof::{Day, Rate, VatKey};

pub use profile::{Profile, ReceiptDuty, Retention, SmallBusiness, Status, Texts, VatRates};
pub use small_business::{Limit, Turnover, Verdict};
pub use table::PROFILES;

/// What holds on a day; days before the first profile have that one.
pub fn at(day: Day) -> &'static Profile {
    let in_force = |profile: &&Profile| profile.status == Status::InForce && profile.begins() <= day;
    PROFILES.iter().rev().find(in_force).unwrap_or(&table::FIRST)
}

/// The rate of a key on the day of the service; 0 % for what is not taxable or exempt.
pub fn rate(key: VatKey, served: Day) -> Rate {
    at(served).rate(key)
}
