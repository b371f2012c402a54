//! German words, one file per noun. Short, polite, concrete; legal texts are not here but in their documents.

pub mod appointment;
pub mod archive;
pub mod book_health;
pub mod calendar;
pub mod cash;
pub mod catalogue;
pub mod close;
pub mod colour_bar;
pub mod customers;
pub mod erasure;
pub mod frame;
pub mod jobs;
pub mod lists;
pub mod mail;
pub mod management;
pub mod parts;
pub mod phases;
pub mod planning;
pub mod receipt_check;
pub mod recovery;
pub mod revocation;
pub mod roll;
pub mod setup;
pub mod till;
pub mod tse;
pub mod witnesses;
