//! How book and file are: what is damaged, what still works, and what to do (IKS-17). Every part is tried for itself, so that
//! the room opens whatever is damaged.

mod areas;
mod diagnosis;
mod handle;
mod store;
mod words;

pub use words::{in_words, standing};
