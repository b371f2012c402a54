//! The PIN that is typed once more for what only the owner may do, whoever is signed in. It is hashed here, on the
//! caller's thread.

use book::door::Door;
use book::fault::Outcome;

use crate::signing_in::{check_pin, note_day};

/// Checks the PIN of the person who asks. An attempt after the day is kept in mind even when it is refused.
pub fn ask_pin_once_more(door: &Door<'_>, pin: &str) -> Outcome<()> {
    note_day(door)?;
    // Whoever approves has just typed the PIN; the row of the menu wants an owner there too.
    if door.authority.approver.is_none() {
        check_pin(door.services, door.caller, door.authority.actor.id, pin, door.now)?;
    }
    Ok(())
}
