//! What brings a lost PIN, a lost signing key and another PC back to work: one printed code, tried when it was made. The
//! store keeps a hash to test it by and the signing key wrapped by it; the code itself stands on paper alone.

mod code;
mod fresh;
mod handle;
mod kept;
mod key;
mod owner;
mod page;
mod wrap;

pub use code::is_key_missing;
pub use fresh::{FoundingCode, found, print};
pub use handle::new_code;
pub use kept::{CODE as RECOVERY, EARLIER, NEXT};
pub use key::{change_key, fresh_seed, note_place, signing_key};
