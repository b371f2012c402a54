//! How far each witness has come, as it answered last. Known in memory alone: after a start each is asked anew.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use proof::{BookEnd, Moment};

/// How a witness answered last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WitnessState {
    /// The end that it knows; absent where it knows none.
    pub knows: Option<BookEnd>,
    /// When it was told of that; absent where it was known before the start.
    pub told: Option<Moment>,
    /// What is wrong with it now, in a German sentence, and since when.
    pub trouble: Option<(Moment, String)>,
    /// What was found wrong with its words at the start. Telling it anew takes that away from the witness, but not from here.
    pub found: Option<(Moment, String)>,
}

impl WitnessState {
    /// What is to be said of it.
    pub fn wrong(&self) -> Option<&(Moment, String)> {
        self.trouble.as_ref().or(self.found.as_ref())
    }
}

/// The witnesses of one desk, by the place that each has.
#[derive(Debug, Default)]
pub struct WitnessHealth(Mutex<BTreeMap<String, WitnessState>>);

impl WitnessHealth {
    fn all(&self) -> MutexGuard<'_, BTreeMap<String, WitnessState>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How a witness answered last.
    pub fn of(&self, place: &str) -> WitnessState {
        self.all().get(place).cloned().unwrap_or_default()
    }

    /// It knows an end. Answers whether it did not work before.
    pub fn knows(&self, place: &str, end: Option<BookEnd>, told: Option<Moment>) -> bool {
        let mut all = self.all();
        let state = all.entry(place.to_owned()).or_default();
        state.knows = end;
        state.told = told;
        state.trouble.take().is_some()
    }

    /// It does not work. Answers whether that is new.
    pub fn fails(&self, place: &str, now: Moment, sentence: &str) -> bool {
        let mut all = self.all();
        let state = all.entry(place.to_owned()).or_default();
        let before = state.trouble.as_ref();
        if before.is_some_and(|(_, known)| known == sentence) {
            return false;
        }
        // It has not worked since the first sentence.
        let since = before.map_or(now, |(since, _)| *since);
        state.trouble = Some((since, sentence.to_owned()));
        true
    }

    /// What it said at the start can't be.
    pub fn found(&self, place: &str, now: Moment, sentence: &str) {
        self.all().entry(place.to_owned()).or_default().found = Some((now, sentence.to_owned()));
    }

    /// It is no witness any more.
    pub fn forget(&self, place: &str) {
        self.all().remove(place);
    }

    /// Those of which something is to be said.
    pub fn wrong(&self) -> Vec<(String, Moment, String)> {
        let all = self.all();
        let wrong = |(place, state): (&String, &WitnessState)| {
            state.wrong().map(|(since, sentence)| (place.clone(), *since, sentence.clone()))
        };
        all.iter().filter_map(wrong).collect()
    }
}
