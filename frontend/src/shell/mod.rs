//! What stands around every page: bar, state strip, sign-in, lock, search.

pub mod asked_back;
pub mod bar;
pub mod key_missing;
pub mod lock;
pub mod palette;
pub mod recovery;
pub mod sign_in;
pub mod strip;

pub use crate::house::House;
pub use crate::router::Router;
