//! The revocation of a close wants the owner's PIN once more, whoever is signed in. It is hashed here, on the
//! caller's thread.

use contract::day::{Reopened, RevokeClosing};

use super::door::{AtDoor, Door};
use crate::closing;
use crate::fault::Outcome;

impl AtDoor for RevokeClosing {
    fn answer(self, door: &Door<'_>) -> Outcome<Reopened> {
        // An attempt after the day is kept in mind even when it is refused.
        door.desk.note_day(door)?;
        // Whoever approves has just typed the PIN; the row of the menu wants an owner there too.
        if door.standing.approver.is_none() {
            door.desk.check_pin(door.caller, door.standing.actor.id, &self.pin, door.now)?;
        }
        door.write(move |pen| closing::revoke(pen, self.z_number, &self.reason))
    }
}
