//! New PINs: one's own, and anyone's by the owner. Who sets the own one has typed the one before (the desk asks for it).

use book::door::Door;
use book::fault::Outcome;
use contract::Role;
use contract::people::SetPin;
use contract::refusal::PeopleRefusal;

use super::{change, pin, store};

/// Sets a PIN.
///
/// # Errors
/// Another person's PIN without being owner; a PIN that is none or too easy.
pub fn set_pin(door: &Door<'_>, wish: SetPin) -> Outcome<()> {
    let authority = door.authority;
    if authority.actor.id != wish.person && authority.role() < Role::Owner {
        return Err(PeopleRefusal::NotYourPin.into());
    }
    pin::check_form(&wish.pin)?;
    let known = door.read(|tx| store::actor(tx.conn, wish.person))?;
    known.ok_or(PeopleRefusal::NoSuchPerson)?;
    let hash = pin::hash(&wish.pin, door.services.adapters.pin_work)?;
    door.write(move |tx| change::record_new_pin(tx, wish.person, &hash, "pin/2"))
}
