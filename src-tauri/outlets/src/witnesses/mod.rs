//! The end of the book as it is known outside of its file, and inside of it to those who speak of its entries: what was put
//! back or cut off is told at the next start (IKS-17). Two witnesses are told each second (`keeping`); those that the owner
//! chose are told of each close (`at_close`). No booking and no close waits for any of them.

mod at_close;
mod at_door;
mod choice;
mod closed;
mod compare;
mod errand;
mod folder;
mod handle;
mod keeping;
mod mail;
mod stamps;
mod store;

pub use at_close::AtClose;
pub use keeping::{Told, Witnessing};
