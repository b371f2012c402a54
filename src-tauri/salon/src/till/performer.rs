//! Who did the work. A service is never silently booked on the person at the reception.

use book::authority::Actor;
use book::fault::Outcome;
use contract::refusal::TillRefusal;
use contract::{LineNature, PersonId, Role};
use rusqlite::Connection;

use crate::staff;

/// Who performed a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Performer {
    pub id: PersonId,
    pub name: String,
    pub short_name: String,
}

impl From<Actor> for Performer {
    fn from(actor: Actor) -> Self {
        Self { id: actor.id, name: actor.name, short_name: actor.short_name }
    }
}

/// The person who was chosen, if that person performs services.
pub fn chosen(conn: &Connection, id: PersonId) -> Outcome<Performer> {
    let actor =
        staff::actor(conn, id)?.ok_or(TillRefusal::NotAPerformer { name: String::from("Diese Person") })?;
    if !actor.performs {
        return Err(TillRefusal::NotAPerformer { name: actor.short_name }.into());
    }
    Ok(actor.into())
}

/// Who performs a line when nobody was chosen: a stylist who is signed in, for services.
///
/// Reception and owner also sign in to take money for others, so they are asked.
pub fn by_itself(actor: &Actor, nature: LineNature) -> Option<Performer> {
    let works_here = actor.performs && actor.role == Role::Stylist;
    (works_here && nature == LineNature::Service).then(|| actor.clone().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn actor(role: Role, performs: bool) -> Actor {
        Actor { id: PersonId(7), name: "Jana Vogt".into(), short_name: "Jana".into(), role, performs }
    }

    #[test]
    fn only_a_stylist_is_named_without_being_asked() {
        let service = LineNature::Service;
        assert!(by_itself(&actor(Role::Stylist, true), service).is_some());
        assert!(by_itself(&actor(Role::Stylist, false), service).is_none());
        assert!(by_itself(&actor(Role::Reception, true), service).is_none());
        assert!(by_itself(&actor(Role::Owner, true), service).is_none());
        assert!(by_itself(&actor(Role::Stylist, true), LineNature::Product).is_none());
    }
}
