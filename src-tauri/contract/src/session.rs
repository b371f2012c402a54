//! Who stands at the desk: sign-in, lock, and what every window asks first.

use serde::{Deserialize, Serialize};

use crate::{Moment, PersonId, Role};

/// Asks what the window has to show first. Needs no session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Greet;

/// The state of the house as anyone may see it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Greeting {
    /// `None` until the set-up assistant has run.
    pub salon: Option<String>,
    /// Who may sign in, in the order of the list.
    pub people: Vec<PersonTile>,
    /// Who is signed in at this window.
    pub session: Option<SessionView>,
    /// Text that this program prints on every slip and shows in its frame, if any.
    pub notice: Option<String>,
    pub program_version: String,
    pub now: Moment,
    /// Minutes without a touch after which the window locks.
    pub lock_after_minutes: u32,
}

/// A person as shown for sign-in and on chips.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonTile {
    pub id: PersonId,
    pub name: String,
    pub initials: String,
    pub role: Role,
    /// Whether services are performed by this person.
    pub performs: bool,
    /// A PIN must be set before the first sign-in.
    pub needs_pin: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionView {
    pub person: PersonTile,
    pub since: Moment,
    pub locked: bool,
}

/// Signs a person in at this window, or unlocks it. A wrong PIN delays the next try.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignIn {
    pub person: PersonId,
    pub pin: String,
}

impl std::fmt::Debug for SignIn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SignIn({:?})", self.person)
    }
}

/// Ends the session of this window.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SignOut;

/// Locks this window; the session and all that is typed stay.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Lock;

/// Gives the owner a new PIN by the printed recovery code; logged.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecoverOwner {
    pub code: String,
    pub new_pin: String,
}

impl std::fmt::Debug for RecoverOwner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoverOwner")
    }
}
