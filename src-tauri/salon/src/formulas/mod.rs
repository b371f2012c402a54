//! Formulas: what was mixed for whom, how long it worked, how it turned out. What it cost is reckoned when it is
//! mixed, from what packs cost then, and stays.

mod cost;
mod handle;
mod keep;
mod slip;
mod store;

pub use keep::save;
pub use store::{SIGNED, clear_results, forget, of_family};

#[cfg(test)]
mod tests;
