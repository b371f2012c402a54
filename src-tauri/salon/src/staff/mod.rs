//! The staff: who they are, what they may do, and their PINs.

mod change;
mod handle;
mod leaving;
mod new_pin;
pub mod pin;
mod store;
mod told;
pub mod wait;

pub use change::{record_new_pin, save};
pub use leaving::{Erasable, erasable, erase, known};
pub use new_pin::set_pin;
pub use store::{
    Credentials, NewPerson, actor, add, credentials, first_owner, note_right_pin, note_wrong_pins, people,
    readable_people, tile, tiles, wrong_tries,
};
pub use told::ToldPeople;
