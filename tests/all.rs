//! All tests that cross the walls between the crates, in one binary.

mod golden;
mod laws;
pub mod scenarios;
mod tidy;
