//! Patch tests: a colour service stops unless a test of its product line holds. The calendar asks [`SkinFile`] when a
//! service is planned, begun or changed, and for the days ahead; the owner may let one pass with a reason. What was done
//! without a test all the same is recorded ([`incident()`]) and never refused: a service that was done is booked at once
//! (§ 146 Abs. 1 AO).

mod allergy;
mod correct;
mod expiry;
mod handle;
mod incident;
mod keep;
mod loosened;
mod release;
mod skin_file;
mod stop;
mod store;

pub use incident::incident;
pub use keep::record;
pub use release::{let_pass, reason_of};
pub use skin_file::SkinFile;
pub use store::{
    Release, SIGNED, forget, forget_appointment, forget_locked, guest_releases, lines, lock, locked_are_over,
    releases, tests_of, unlock,
};

#[cfg(test)]
mod tests;
