//! The parts that pages are made of; `README.md` lists them with their use.

pub mod calc;
pub mod dates;
