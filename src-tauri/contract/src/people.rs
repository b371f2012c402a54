//! The staff: who they are and what they may do.

use serde::{Deserialize, Serialize};

use crate::{Day, Effect, PersonId, Role};

/// The noun's rows of [`menu!`](crate::menu!).
#[doc(hidden)]
#[macro_export]
macro_rules! people_rows {
    ({$callback:ident} [$($before:tt)*] $($further:ident)*) => {
        $crate::join_rows! { {$callback} [$($before)*
            People: Trainee may read [] => Vec<Person>, "Team ansehen";
            RoleMatrix: Trainee may read [] => Vec<RoleRow>, "Rechte ansehen";
            SetDuty: Reception may sign [People] => (), "Dienst eintragen";
            SavePerson: Owner may sign [People, Calendar] => Person, "Team ändern";
            SetPin: Trainee may door [People] => (), "PIN setzen";
        ] $($further)* }
    };
}

/// All people, the inactive ones too.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct People;

/// One of the staff (Team). Nobody is ever deleted, because the book names them: who leaves becomes inactive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// As entries of the book name this person (`BEDIENER_ID`).
    pub id: PersonId,
    /// Full name, at most 50 letters, unique among the staff.
    pub name: String,
    /// Short name on chips; the first name, when none was given.
    pub short_name: String,
    /// What this person may do.
    pub role: Role,
    /// Performs services: has a chip at the till.
    pub performs: bool,
    /// Works today: with `performs`, has a chip at the till.
    pub on_duty: bool,
    /// Belongs to the staff now; an inactive person can't sign in.
    pub active: bool,
    /// Without one this person can't sign in.
    pub has_pin: bool,
    /// When the data of this former member were erased ([`EraseStaff`](crate::dossier::EraseStaff)); the name is a number
    /// since. Absent for everyone else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub erased: Option<Day>,
}

/// Adds a person (`id` absent) or changes one; recorded with old and new values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavePerson {
    /// Absent for a new person.
    pub id: Option<PersonId>,
    /// At most 50 letters, unique among the staff.
    pub name: String,
    /// For chips; empty means the first name.
    pub short_name: String,
    /// The last active owner must stay one.
    pub role: Role,
    /// Performs services: has a chip at the till and a column in the calendar.
    pub performs: bool,
    /// `false` takes the person off the staff; future appointments go into the air after a yes
    /// ([`Question::ParkAppointments`](crate::Question::ParkAppointments)).
    pub active: bool,
}

/// Puts a person on or off duty today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetDuty {
    /// Who.
    pub person: PersonId,
    /// Whether this person works today.
    pub on_duty: bool,
}

/// Sets a PIN of four to eight digits: one's own, or anyone's by the owner.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetPin {
    /// Whose PIN; another one's only by the owner.
    pub person: PersonId,
    /// Four to eight digits, no row and not all alike. `Debug` doesn't show it.
    pub pin: String,
    /// The one before; only of one's own PIN: who finds a window open must not take it over for good.
    pub old_pin: Option<String>,
}

impl std::fmt::Debug for SetPin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SetPin({:?})", self.person)
    }
}

/// Who may do what, straight from the menu table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RoleMatrix;

/// A row of the matrix of rights: one command.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleRow {
    /// The request's name: `BookSale`.
    pub command: String,
    /// What the command does, in German.
    pub label: String,
    /// From this role on.
    pub lowest: Role,
    /// What the command may do at most.
    pub effect: Effect,
}
