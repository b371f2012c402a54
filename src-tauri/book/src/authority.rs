//! Who asks, and what stands behind the request.

use contract::refusal::DoorRefusal;
use contract::{DeedId, PersonId, Question, Role};
use serde::{Deserialize, Serialize};

use crate::fault::Outcome;

/// The person who acts, as kept in the entry's snapshot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    pub id: PersonId,
    pub name: String,
    pub short_name: String,
    pub role: Role,
    pub performs: bool,
}

impl Actor {
    /// The program itself: start, incidents, jobs.
    pub fn program() -> Self {
        let name = String::from("Programm");
        Self { id: PersonId(0), short_name: name.clone(), name, role: Role::Anyone, performs: false }
    }
}

/// Who asks, and with what consent.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Authority {
    pub actor: Actor,
    pub approver: Option<Actor>,
    pub confirmed: Vec<Question>,
    /// The window that asks.
    pub caller: String,
    /// The deed that its form has named.
    #[serde(default)]
    pub deed: Option<DeedId>,
}

impl Authority {
    pub fn program() -> Self {
        let (actor, caller) = (Actor::program(), "program".to_owned());
        Self { actor, approver: None, confirmed: Vec::new(), caller, deed: None }
    }

    /// The highest role that stands behind this call.
    pub fn role(&self) -> Role {
        self.approver.as_ref().map_or(self.actor.role, |a| a.role.max(self.actor.role))
    }

    /// Goes on if the question was answered with yes, else asks it.
    pub fn ask(&self, question: Question, sentence: impl FnOnce() -> String) -> Outcome<()> {
        if self.confirmed.contains(&question) {
            return Ok(());
        }
        Err(DoorRefusal::Confirm { question, sentence: sentence() }.into())
    }
}
