//! The staff: who they are, what they may do, and their PINs.

pub mod pin;
mod store;

pub use store::{
    Credentials, NewPerson, actor, add, credentials, note_right_pin, note_wrong_pin, tile, tiles,
};
