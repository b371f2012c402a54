//! What is known of the technical security device in memory: whether one is set up, who it is, and whether it is asked at
//! all. What the book must tell of it, its entries tell ([`crate::outage`]).

use std::sync::{Mutex, MutexGuard, PoisonError};

use proof::Moment;

use crate::ports::TseDevice;

/// How the device stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TseState {
    /// Whether someone outside attests at all.
    pub is_there: bool,
    /// Who it is, as it said last; unknown until it has answered.
    pub device: Option<TseDevice>,
    /// The register's name at it; unknown until the register is founded.
    pub client: Option<String>,
    /// When it answered last, since the program started.
    pub answered: Option<Moment>,
    /// Why it is not asked: the outage that lasts.
    pub outage: Option<String>,
    /// Whether one is being put in its place at this moment: no day opens meanwhile.
    pub is_changing: bool,
    /// The register's name that no device takes, where it goes by another one there.
    pub renamed_from: Option<String>,
}

/// The state of the device of one desk.
#[derive(Debug, Default)]
pub struct TseHealth(Mutex<TseState>);

impl TseHealth {
    /// How it stands now.
    pub fn state(&self) -> TseState {
        self.lock().clone()
    }

    /// Keeps in mind what is known now.
    pub fn note(&self, change: impl FnOnce(&mut TseState)) {
        change(&mut self.lock());
    }

    /// Why nobody is asked, while an outage lasts.
    pub fn outage(&self) -> Option<String> {
        self.lock().outage.clone()
    }

    fn lock(&self) -> MutexGuard<'_, TseState> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
