//! Taking back: storno and payment correction before the close, returns after it.
//!
//! Nothing in the book changes (§ 146 (4) AO): each of them is a new entry that names the old one.

mod allowed;
mod cancel;
mod correct;
mod handle;
mod mirror;
mod outlook;
mod returns;
mod ring_again;

pub use allowed::{cancellable, is_sale, returnable};
pub use returns::lines_left;
