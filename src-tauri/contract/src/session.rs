//! Who stands at the desk: sign-in, lock, and what every window asks first.

use serde::{Deserialize, Serialize};

use crate::{Moment, PersonId, Role};

/// The noun's rows of [`menu!`](crate::menu!).
#[doc(hidden)]
#[macro_export]
macro_rules! session_rows {
    ({$callback:ident} [$($before:tt)*] $($further:ident)*) => {
        $crate::join_rows! { {$callback} [$($before)*
            Greet: Anyone may door [] => Greeting, "Begrüßung";
            SignIn: Anyone may door [Session] => SessionView, "Anmelden";
            SignOut: Anyone may door [Session] => (), "Abmelden";
            Lock: Anyone may door [Session] => (), "Sperren";
            RecoverOwner: Anyone may door [Session, People] => (), "Inhaber-PIN zurücksetzen";
        ] $($further)* }
    };
}

/// Asks what the window has to show first. Needs no session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Greet;

/// The state of the house as anyone may see it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Greeting {
    /// The salon's name; `None` until the set-up assistant has run.
    pub salon: Option<String>,
    /// Who may sign in, in the order of the list; only active people.
    pub people: Vec<PersonTile>,
    /// Who is signed in at this window; `None` for nobody.
    pub session: Option<SessionView>,
    /// Text that this program prints on every slip and shows in its frame, if any.
    pub notice: Option<String>,
    /// `0.1.0`, as the entries of the book name it.
    pub program_version: String,
    /// The desk's time, by which a page shows dates: never the browser's.
    pub now: Moment,
    /// The register's signing key is not on this PC: nothing can be booked until it is back.
    pub key_missing: bool,
    /// Minutes without a touch after which the window locks.
    pub lock_after_minutes: u32,
}

/// A person as shown for sign-in and on chips.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonTile {
    /// Whom to name in [`SignIn`].
    pub id: PersonId,
    /// The short name, as chips show it.
    pub name: String,
    /// One or two letters for the tile.
    pub initials: String,
    /// What this person may do.
    pub role: Role,
    /// Whether services are performed by this person.
    pub performs: bool,
    /// A PIN must be set before the first sign-in.
    pub needs_pin: bool,
}

/// The session of one window. Other windows have their own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionView {
    /// Who is signed in.
    pub person: PersonTile,
    /// When this person signed in.
    pub since: Moment,
    /// The window wants the PIN again; until then only what [`Role::Anyone`] may ask is answered.
    pub locked: bool,
}

/// Signs a person in at this window, or unlocks it. A wrong PIN delays the next try.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignIn {
    /// Who signs in.
    pub person: PersonId,
    /// As typed, four to eight digits. `Debug` doesn't show it.
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
    /// The recovery code, as printed. `Debug` doesn't show it.
    pub code: String,
    /// Four to eight digits, not too easy to guess.
    pub new_pin: String,
}

impl std::fmt::Debug for RecoverOwner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoverOwner")
    }
}
