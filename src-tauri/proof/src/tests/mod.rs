//! The book under attack: whatever is changed, the verification finds it and names it.

mod attacks;
mod back;
mod book;
mod first_page;
mod form;
mod key_change;
mod paper;
mod prepared;
mod rules;
mod shown;
