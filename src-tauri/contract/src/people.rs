//! The staff: who they are and what they may do.

use serde::{Deserialize, Serialize};

use crate::{Effect, PersonId, Role};

/// All people, the inactive ones too.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct People;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub id: PersonId,
    pub name: String,
    /// Short name on chips; the first name, when none was given.
    pub short_name: String,
    pub role: Role,
    /// Performs services: has a chip at the till.
    pub performs: bool,
    pub on_duty: bool,
    pub active: bool,
    pub has_pin: bool,
}

/// Adds a person (`id` absent) or changes one; recorded with old and new values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavePerson {
    pub id: Option<PersonId>,
    pub name: String,
    pub short_name: String,
    pub role: Role,
    pub performs: bool,
    pub active: bool,
}

/// Puts a person on or off duty today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetDuty {
    pub person: PersonId,
    pub on_duty: bool,
}

/// Sets a PIN of four to eight digits: one's own, or anyone's by the owner.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetPin {
    pub person: PersonId,
    pub pin: String,
}

impl std::fmt::Debug for SetPin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SetPin({:?})", self.person)
    }
}

/// Who may do what, straight from the menu table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RoleMatrix;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleRow {
    pub command: String,
    /// What the command does, in German.
    pub label: String,
    pub lowest: Role,
    pub effect: Effect,
}
