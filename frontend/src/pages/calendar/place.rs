//! Which day is looked at, and how: what outlives a visit to another page.

use contract::calendar::{Changed, WaitingMatch};
use contract::{ChangeId, Day, PersonId};
use leptos::prelude::*;

use crate::house::House;
use crate::notices::Notices;
use crate::text::german::calendar as words;

/// How the calendar is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    #[default]
    Day,
    Week,
    Month,
    /// One person's appointments.
    List,
}

/// What outlives a visit to another page: the day and how it is looked at. The frame holds it.
#[derive(Clone, Copy)]
pub struct CalendarPlace {
    pub day: RwSignal<Option<Day>>,
    pub look: RwSignal<Look>,
    pub person: RwSignal<Option<PersonId>>,
    /// Who waits for the time that became free last.
    pub freed: RwSignal<Vec<WaitingMatch>>,
    pub(super) undo: StoredValue<Vec<ChangeId>>,
}

impl CalendarPlace {
    /// Provides the place to all that stands below.
    pub fn provide() -> Self {
        let place = Self {
            day: RwSignal::new(None),
            look: RwSignal::new(Look::Day),
            person: RwSignal::new(None),
            freed: RwSignal::new(Vec::new()),
            undo: StoredValue::new(Vec::new()),
        };
        provide_context(place);
        place
    }

    /// The place of this window; take it while a component is built.
    #[must_use]
    pub fn here() -> Self {
        use_context().unwrap_or_else(Self::provide)
    }

    /// Lets the ways back go when somebody else works at this window: nobody takes back what a colleague did.
    pub fn forget_with(self, house: House) {
        let person = Memo::new(move |_| house.person().map(|person| person.id));
        Effect::new(move |before: Option<Option<PersonId>>| {
            let now = person.get();
            if before.is_some_and(|before| before != now) {
                self.undo.set_value(Vec::new());
            }
            now
        });
    }

    /// Tells who waits for what became free by a plan; the calendar shows them all.
    pub fn tell_waiting(self, notices: Notices, freed: Vec<WaitingMatch>) {
        if let Some(first) = freed.first() {
            notices.mind(words::freed(&first.waiting.guest.name, &first.waiting.services));
            self.freed.set(freed);
        }
    }

    /// Keeps the way back of a change, and who waits for what it has freed.
    pub fn keep(self, changed: &Changed) {
        let change = changed.change;
        self.undo.try_update_value(|undo| undo.push(change));
        if !changed.freed.is_empty() {
            self.freed.set(changed.freed.clone());
        }
    }
}
