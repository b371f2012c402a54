//! The till: baskets that become sales.
//!
//! A basket is a row of the store until it is paid or dropped; what it becomes is an entry of the book.

mod abandon;
mod basket;
mod care;
mod carried_over;
mod double;
mod from_chair;
mod handle;
mod line;
mod list_of_today;
mod note_keys;
pub mod paid_parts;
mod performer;
mod price;
mod sale;
mod slip;
mod store;
pub mod tender;
mod tip;

pub use basket::{HeldBasket, HeldLine, PartOf};
pub use carried_over::{any_not_ended, begin_anew};
pub use handle::{give_out, seen};
pub use performer::Performer;
pub use slip::{kind_label, slip};
pub use store::{
    baskets_of, baskets_with, forget_customer, forget_name, fresh_id, insert, load, names_without_file,
    not_begun, open_baskets, set_tip,
};
