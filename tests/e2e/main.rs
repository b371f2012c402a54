//! The built programs, started and used as a person would.

mod apart;
mod book_health;
mod calendar;
mod calendar_desk;
mod calendar_hand;
mod calendar_keys;
mod cash_keys;
mod customers;
mod day;
mod days;
mod late_replies;
mod planning;
mod practice;
mod today;
mod tse;
mod verifier;
mod window;
