//! Patch tests: a colour service stops unless a test of its product line holds. The calendar asks [`may_begin`] when
//! a service begins and [`warnings`] for the days ahead; the owner may let one pass with a reason.

mod expiry;
mod handle;
mod keep;
mod release;
mod stop;
mod store;

pub use stop::{may_begin, warning, warnings};
pub use store::{Release, forget, lines, releases, tests_of};

#[cfg(test)]
mod tests;
