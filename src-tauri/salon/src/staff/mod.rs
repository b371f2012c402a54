//! The staff: who they are, what they may do, and their PINs.

mod change;
mod handle;
mod new_pin;
pub mod pin;
mod store;
mod told;
pub mod wait;

pub use change::{record_new_pin, save};
pub use new_pin::set_pin;
pub use store::{
    Credentials, NewPerson, actor, add, credentials, first_owner, note_right_pin, note_wrong_pins, people,
    readable_people, tile, tiles,
};
pub use told::ToldPeople;
