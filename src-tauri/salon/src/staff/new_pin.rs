//! New PINs: one's own, anyone's by the owner, and the owner's by the printed recovery code.

use book::db::settings;
use book::door::{Door, DoorRow};
use book::fault::Outcome;
use book::ledger::Draft;
use contract::people::SetPin;
use contract::refusal::{DoorRefusal, PeopleRefusal};
use contract::session::RecoverOwner;
use contract::{PersonId, Role};
use proof::EntryKind;
use serde_json::json;

use super::{RECOVERY, change, pin, store};
use crate::Here;

/// Wrong recovery codes in a row, and when the next may come (milliseconds UTC).
const RECOVERY_TRIES: &str = "recovery_tries";

impl DoorRow<Here> for SetPin {
    fn answer(self, door: &Door<'_>) -> Outcome<()> {
        let authority = door.authority;
        if authority.actor.id != self.person && authority.role() < Role::Owner {
            return Err(PeopleRefusal::NotYourPin.into());
        }
        pin::check_form(&self.pin)?;
        let known = door.read(|tx| store::actor(tx.conn, self.person))?;
        known.ok_or(PeopleRefusal::NoSuchPerson)?;
        let hash = pin::hash(&self.pin, door.services.adapters.pin_work)?;
        door.write(move |tx| change::record_new_pin(tx, self.person, &hash, "pin/2"))
    }
}

impl DoorRow<Here> for RecoverOwner {
    fn answer(self, door: &Door<'_>) -> Outcome<()> {
        pin::check_form(&self.new_pin)?;
        let known = door.read(|tx| {
            let tries: Option<(u32, i64)> = settings::get(tx.conn, RECOVERY_TRIES)?;
            let hash: Option<String> = settings::get(tx.conn, RECOVERY)?;
            Ok((hash, tries.unwrap_or_default(), store::first_owner(tx.conn)?))
        })?;
        let (Some(hash), (wrong_before, wait_until_ms), Some(owner)) = known else {
            return Err(DoorRefusal::NotSetUp.into());
        };
        let wait_ms = wait_until_ms.saturating_sub(door.now.utc_ms());
        if (1..=600_000).contains(&wait_ms) {
            let wait_seconds = u32::try_from(wait_ms.div_euclid(1000) + 1).unwrap_or(u32::MAX);
            return Err(DoorRefusal::WaitAfterWrongPin { wait_seconds }.into());
        }
        if !pin::fits(&as_printed(&self.code), &hash) {
            return refuse_code(door, owner, wrong_before + 1);
        }
        let hash = pin::hash(&self.new_pin, door.services.adapters.pin_work)?;
        door.write(move |tx| {
            settings::put(tx, RECOVERY_TRIES, &(0, 0))?;
            change::record_new_pin(tx, owner, &hash, "owner_recovery/2")
        })
    }
}

/// Records the wrong code; each makes the next try wait longer.
fn refuse_code(door: &Door<'_>, owner: PersonId, in_a_row: u32) -> Outcome<()> {
    let wait_seconds = pin::wait_seconds(in_a_row);
    let wait_until_ms = door.now.utc_ms() + i64::from(wait_seconds) * 1000;
    door.write(move |tx| {
        settings::put(tx, RECOVERY_TRIES, &(in_a_row, wait_until_ms))?;
        let note = json!({ "person": owner, "in_a_row": in_a_row, "recovery_code": true });
        tx.append(Draft::note(EntryKind::SignInFailure).with_details("sign_in_failure/1", &note)?)?;
        Ok(())
    })?;
    Err(DoorRefusal::WrongRecoveryCode { wait_seconds }.into())
}

/// The code in groups of four as it was printed, however it was typed.
fn as_printed(typed: &str) -> String {
    let letters: Vec<char> = typed.to_uppercase().chars().filter(char::is_ascii_alphanumeric).collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_may_be_typed_anyhow() {
        assert_eq!(as_printed(" abcd efgh-JKLM2345 "), "ABCD-EFGH-JKLM-2345");
    }
}
