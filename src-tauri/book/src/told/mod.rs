//! What the book tells of rows that it does not sign: prices, people, settings. Whoever changes such a row by a request
//! writes an entry with the new value, so that all of them can be made anew from their entries. A row that says otherwise
//! was changed by another hand.
//!
//! Each noun says how its own entries are read ([`Told`]); here they are read in order and compared with the store.

mod cell;
mod compare;
mod entry;
mod place;
mod port;
mod rows;
mod take_back;

pub use crate::db::cell::{Cell, Fields, PlainTable, RowKey};
pub use cell::{canonical, fields, sealed};
pub use compare::{Compared, Deviation, compare, rows_at};
pub use entry::ToldEntry;
pub use place::{Place, only_at};
pub use port::Told;
pub use rows::ToldRows;
pub use take_back::{put_back, take_back};
