//! The built programs, started and used as a person would.

mod practice;
mod window;
