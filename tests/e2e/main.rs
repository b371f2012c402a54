//! The built programs, started and used as a person would.

mod apart;
mod calendar;
mod customers;
mod day;
mod planning;
mod practice;
mod verifier;
mod window;
