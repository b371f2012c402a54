//! Rows that want a PIN typed once more: a new recovery code, another signing key, one's own new PIN.

use book::door::{Door, DoorRow};
use book::fault::Outcome;
use contract::people::SetPin;
use contract::recovery::{ChangeKey, FreshCode, NewKey, NewRecoveryCode};
use contract::refusal::PeopleRefusal;
use salon::{recovery, staff};

use crate::here::Here;
use crate::pin_once_more::ask_pin_once_more;

impl DoorRow<Here> for NewRecoveryCode {
    fn answer(self, door: &Door<'_>) -> Outcome<FreshCode> {
        ask_pin_once_more(door, &self.pin)?;
        recovery::new_code(door)
    }
}

impl DoorRow<Here> for ChangeKey {
    fn answer(self, door: &Door<'_>) -> Outcome<NewKey> {
        ask_pin_once_more(door, &self.pin)?;
        recovery::change_key(door, &self)
    }
}

impl DoorRow<Here> for SetPin {
    fn answer(self, door: &Door<'_>) -> Outcome<()> {
        // Who approves has just typed a PIN.
        if self.person == door.authority.actor.id && door.authority.approver.is_none() {
            let old = self.old_pin.as_deref().ok_or(PeopleRefusal::OldPinNeeded)?;
            ask_pin_once_more(door, old)?;
        }
        staff::set_pin(door, self)
    }
}
