//! Who is signed in at which window.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use contract::PersonId;
use proof::Moment;

/// A person at a window. What the person may do is read anew at each call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    pub person: PersonId,
    pub since: Moment,
    pub locked: bool,
}

/// All sessions, by the window's label.
#[derive(Default)]
pub struct Sessions(Mutex<HashMap<String, Session>>);

impl Sessions {
    pub fn of(&self, caller: &str) -> Option<Session> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(caller).cloned()
    }

    pub fn begin(&self, caller: &str, session: Session) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(caller.to_owned(), session);
    }

    pub fn end(&self, caller: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(caller);
    }

    /// Locks or unlocks a window; false if nobody is signed in there.
    pub fn lock(&self, caller: &str, locked: bool) -> bool {
        let mut sessions = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        sessions.get_mut(caller).map(|session| session.locked = locked).is_some()
    }
}
