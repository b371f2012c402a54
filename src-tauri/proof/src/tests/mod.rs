//! The book under attack: whatever is changed, the verification finds it and names it.

mod attacks;
mod back;
mod between;
mod book;
mod first_page;
mod form;
mod formats;
mod gaps;
mod key_change;
mod paper;
mod prepared;
mod rules;
mod shown;
mod two_days;
