//! The PIN that is typed once more for what only the owner may do, whoever is signed in. It is hashed here, on the
//! caller's thread.

use super::Desk;
use super::door::Door;
use crate::fault::Outcome;

impl Desk {
    /// Checks the PIN of the person who asks. An attempt after the day is kept in mind even when it is refused.
    pub(super) fn ask_pin_once_more(&self, door: &Door<'_>, pin: &str) -> Outcome<()> {
        self.note_day(door)?;
        // Whoever approves has just typed the PIN; the row of the menu wants an owner there too.
        if door.standing.approver.is_none() {
            self.check_pin(door.caller, door.standing.actor.id, pin, door.now)?;
        }
        Ok(())
    }
}
