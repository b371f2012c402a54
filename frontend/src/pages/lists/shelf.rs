//! What is open in the room, kept while the window stands: who looks at an entry finds the list as it was.

use contract::lists::{List, Span};
use contract::{Day, PersonId};
use leptos::prelude::*;

use super::kinds::{Choice, KINDS, Kind, Unit};
use crate::shell::House;

/// So many rows come first, and so many more at a time.
const STEP: u32 = 100;

/// The open list with its filters; cheap to copy.
#[derive(Clone, Copy)]
pub struct ListShelf {
    kind: RwSignal<Option<usize>>,
    pub unit: RwSignal<Unit>,
    /// A day of the stretch; today where none was chosen.
    day: RwSignal<Option<Day>>,
    pub person: RwSignal<Option<PersonId>>,
    pub text: RwSignal<String>,
    pub pick: RwSignal<usize>,
    rows: RwSignal<u32>,
    /// Lists that rows have led to, the newest last.
    trail: RwSignal<Vec<List>>,
    house: House,
}

impl ListShelf {
    /// Provides the shelf to all that stands below.
    pub fn provide() -> Self {
        let shelf = Self {
            kind: RwSignal::new(None),
            unit: RwSignal::new(Unit::Month),
            day: RwSignal::new(None),
            person: RwSignal::new(None),
            text: RwSignal::new(String::new()),
            pick: RwSignal::new(0),
            rows: RwSignal::new(STEP),
            trail: RwSignal::new(Vec::new()),
            house: House::here(),
        };
        provide_context(shelf);
        shelf
    }

    /// The shelf of this window; take it while a component is built.
    #[must_use]
    pub fn here() -> Self {
        use_context().unwrap_or_else(Self::provide)
    }

    /// Opens a list by its place, with its usual stretch and no filter.
    pub fn open(self, at: usize) {
        self.unit.set(KINDS.get(at).and_then(|kind| kind.units.first().copied()).unwrap_or(Unit::Month));
        self.day.set(None);
        self.person.set(None);
        self.text.set(String::new());
        self.pick.set(0);
        self.rows.set(STEP);
        self.trail.set(Vec::new());
        self.kind.set(Some(at));
    }

    /// Lays out the report of a day, for whoever goes to the room next.
    pub fn lay_out_day(self, day: Day) {
        let list = List::DayReport { day };
        let makes = |kind: &Kind| {
            let span = Span::Day(day);
            (kind.list)(&Choice { span, person: None, text: String::new(), pick: 0 }) == list
        };
        if let Some(at) = KINDS.iter().position(makes) {
            self.open(at);
            self.day.set(Some(day));
        }
    }

    #[must_use]
    pub fn is_open(self) -> bool {
        self.kind.get().is_some()
    }

    /// The list that was chosen.
    #[must_use]
    pub fn kind(self) -> Option<&'static Kind> {
        KINDS.get(self.kind.get()?)
    }

    /// The list to show: what a row has led to, or what was chosen.
    #[must_use]
    pub fn list(self) -> Option<List> {
        if let Some(list) = self.trail.with(|trail| trail.last().cloned()) {
            return Some(list);
        }
        let choice = Choice {
            span: self.span(),
            person: self.person.get(),
            text: self.typed(),
            pick: self.pick.get(),
        };
        Some((self.kind()?.list)(&choice))
    }

    fn typed(self) -> String {
        self.text.with(|text| text.trim().to_owned())
    }

    /// The chosen stretch of days.
    #[must_use]
    pub fn span(self) -> Span {
        let today = self.house.greeting().with(|greeting| greeting.map(|greeting| greeting.now.day()));
        let day = self.day.get().or(today).unwrap_or_default();
        match self.unit.get() {
            Unit::Day => Span::Day(day),
            Unit::Week => Span::Week(day),
            Unit::Month => Span::Month(day),
            Unit::Year => Span::Year(day),
        }
    }

    /// Goes to the stretch before or after.
    pub fn step(self, later: bool) {
        let (first, _) = untrack(|| self.span()).beside(later).bounds();
        self.rows.set(STEP);
        self.day.set(Some(first));
    }

    #[must_use]
    pub fn rows(self) -> u32 {
        self.rows.get()
    }

    pub fn show_more(self) {
        self.rows.update(|rows| *rows = rows.saturating_mul(2).saturating_add(STEP));
    }

    /// Opens a list that a row leads to.
    pub fn follow(self, list: List) {
        self.rows.set(STEP);
        self.trail.update(|trail| trail.push(list));
    }

    #[must_use]
    pub fn has_trail(self) -> bool {
        self.trail.with(|trail| !trail.is_empty())
    }

    /// Back to the list before, or to all lists.
    pub fn back(self) {
        self.rows.set(STEP);
        if untrack(|| self.has_trail()) {
            self.trail.update(|trail| {
                trail.pop();
            });
        } else {
            self.kind.set(None);
        }
    }
}
