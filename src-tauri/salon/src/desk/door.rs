//! What the door itself answers: sessions, PINs, founding. It hashes PINs on the caller's thread.

use contract::Ask;
use proof::Moment;

use super::Desk;
use crate::act::{Standing, View};
use crate::fault::Outcome;
use crate::pen::Pen;

/// A request at the door, with the desk behind it.
pub struct Door<'a> {
    pub desk: &'a Desk,
    pub caller: &'a str,
    pub standing: &'a Standing,
    pub now: Moment,
}

impl Door<'_> {
    /// Looks into the store.
    pub fn look<T>(&self, look: impl FnOnce(&View<'_>) -> Outcome<T>) -> Outcome<T> {
        self.desk.look(self.now, self.standing, look)
    }

    /// Writes in one transaction on the writer's thread.
    pub fn write<T: Send + 'static>(
        &self,
        deed: impl FnOnce(&mut Pen<'_>) -> Outcome<T> + Send + 'static,
    ) -> Outcome<T> {
        self.desk.write(self.now, self.standing.clone(), deed)
    }
}

/// A `door` row of the menu.
pub trait AtDoor: Ask {
    fn answer(self, door: &Door<'_>) -> Outcome<Self::Reply>;
}
