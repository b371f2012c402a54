//! What stands around every page: bar, state strip, sign-in, lock, search.

pub mod asked_back;
pub mod bar;
pub mod house;
pub mod lock;
pub mod palette;
pub mod print_jobs;
pub mod recovery;
pub mod router;
pub mod sign_in;
pub mod strip;

pub use house::House;
pub use router::Router;
