//! Customers who leave: who has not come for long, what goes with a consent, and what is left of who was erased.

mod store;

pub use store::{blank, clear_allergies, erased, forgotten, not_seen_since};
