//! Each page as it first stands in the window, and what holds for all of them.

mod calendar;
mod closing;
mod contrast;
mod customers;
mod first_sight;
mod lists;
mod planning;
mod styles;
