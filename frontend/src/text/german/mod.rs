//! German words, one file per noun. Short, polite, concrete; legal texts are not here but in their documents.

pub mod frame;
pub mod parts;
pub mod setup;
