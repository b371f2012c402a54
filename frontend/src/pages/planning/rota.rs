//! What the shift plan's parts share: the week that is shown, what is planned in it, and what is typed.

use std::collections::BTreeMap;

use contract::calendar::{Planning, ShiftPlan, ShowWeek, WeekDay, WeekPage};
use contract::people::{People, Person};
use contract::{Day, PersonId, Topic};
use leptos::prelude::*;

use super::draft::{DayText, Unread, Week, WeeksDraft, holding, monday_of, on_day, week_of};
use crate::live::{Live, live};
use crate::notices::Notices;
use crate::pages::calendar::state::CalendarPlace;
use crate::shell::House;
use crate::text::german::planning as words;

/// Where the keys stand: whose day.
pub type CellPlace = (PersonId, usize);

/// The week on the screen; cheap to copy.
#[derive(Clone, Copy)]
pub struct Rota {
    pub planning: Live<Planning>,
    pub people: Live<Vec<Person>>,
    pub week: Live<WeekPage>,
    pub today: Memo<Day>,
    pub monday: RwSignal<Day>,
    pub drafts: RwSignal<BTreeMap<PersonId, WeeksDraft>>,
    /// The cell that has the keys.
    pub at: RwSignal<Option<CellPlace>>,
    /// The cell that had them last: what the usual times go into.
    pub last: RwSignal<Option<CellPlace>>,
    /// Who waits for what a plan gives free is told here.
    pub place: CalendarPlace,
    pub notices: Notices,
}

/// What a cell shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShiftCell {
    pub text: DayText,
    /// When the salon is open: what holds for a person without a plan.
    pub as_open: Option<String>,
    /// Why the person is away on this very day.
    pub away: Option<String>,
    pub typed: bool,
}

impl Rota {
    /// The week of today; make it while a component is built.
    pub fn new(planning: Live<Planning>) -> Self {
        let house = House::here();
        let today = Memo::new(move |_| house.today());
        let monday = RwSignal::new(monday_of(today.get_untracked()));
        Self {
            planning,
            people: live(&[Topic::People], || People),
            week: live(&[Topic::Calendar], move || ShowWeek { day: monday.get(), person: None }),
            today,
            monday,
            drafts: RwSignal::new(BTreeMap::new()),
            at: RwSignal::new(None),
            last: RwSignal::new(None),
            place: CalendarPlace::here(),
            notices: Notices::here(),
        }
    }

    /// Who stands in the plan.
    pub fn team(self) -> Vec<Person> {
        self.people.get().unwrap_or_default().into_iter().filter(|person| person.active).collect()
    }

    pub fn name(self, person: PersonId) -> String {
        let named = |people: &Vec<Person>| {
            people.iter().find(|one| one.id == person).map(|one| one.short_name.clone())
        };
        self.people.with(|people| people.and_then(named)).unwrap_or_default()
    }

    pub fn day(self, weekday: usize) -> Day {
        self.monday.get().plus_days(i64::try_from(weekday).unwrap_or_default())
    }

    /// What the salon says of a day of the week, once it is here.
    pub fn salon(self, weekday: usize) -> Option<WeekDay> {
        let day = self.day(weekday);
        self.week
            .with(|page| page.and_then(|page| page.days.iter().find(|of| of.summary.day == day).cloned()))
    }

    fn open(self, weekday: usize) -> String {
        self.salon(weekday).map(|day| super::times::write_spans(&day.summary.open)).unwrap_or_default()
    }

    /// What a cell shows: what is typed, else what is planned, else that the person works while it is open.
    pub fn shown(self, person: PersonId, weekday: usize) -> ShiftCell {
        let (monday, day) = (self.monday.get(), self.day(weekday));
        let away = self.planning.with(|planning| {
            let all = planning.map(|planning| planning.absences.as_slice()).unwrap_or_default();
            let of = |one: &&contract::calendar::Absence| {
                one.person == person && one.from <= day && day <= one.until
            };
            all.iter().find(of).map(words::away)
        });
        let typed = self.drafts.with(|drafts| drafts.get(&person)?.day(monday, weekday).cloned());
        if let Some(text) = typed {
            return ShiftCell { text, away, typed: true, as_open: None };
        }
        match self.with_plan(person, day, |plan| on_day(plan, day)) {
            Some(text) => ShiftCell { text, away, ..ShiftCell::default() },
            None => ShiftCell { as_open: Some(self.open(weekday)), away, ..ShiftCell::default() },
        }
    }

    fn with_plan<U>(self, person: PersonId, day: Day, look: impl FnOnce(&ShiftPlan) -> U) -> Option<U> {
        self.planning.with(|planning| holding(&planning?.shifts, person, day).map(look))
    }

    /// How a person's plan repeats, and which of its weeks is shown: count and number from 0.
    pub fn cycle(self, person: PersonId) -> Option<(usize, usize)> {
        let monday = self.monday.get();
        let drafted =
            self.drafts.with(|drafts| drafts.get(&person).map(|it| (it.weeks.len(), it.at(monday))));
        let sunday = monday.plus_days(6);
        drafted.or_else(|| {
            self.with_plan(person, sunday, |plan| (plan.cycle_weeks as usize, week_of(plan, sunday)))
        })
    }

    /// Minutes of work in the week that is shown.
    pub fn minutes(self, person: PersonId) -> u32 {
        let one = |weekday| {
            let shown = self.shown(person, weekday);
            let text = shown.as_open.map(|work| DayText { work, pause: String::new() }).unwrap_or(shown.text);
            text.minutes()
        };
        (0..7).map(one).sum()
    }

    /// What a person's plan is before anything is typed.
    fn begun(self, person: PersonId) -> WeeksDraft {
        let monday = self.monday.get_untracked();
        untrack(|| self.with_plan(person, monday.plus_days(6), WeeksDraft::of)).unwrap_or_else(|| {
            let mut week = Week::default();
            for (weekday, day) in week.iter_mut().enumerate() {
                day.work = untrack(|| self.open(weekday));
            }
            WeeksDraft::once(monday, week)
        })
    }

    /// Types into a person's weeks.
    pub fn edit(self, person: PersonId, change: impl FnOnce(&mut WeeksDraft, Day)) {
        let monday = self.monday.get_untracked();
        let mut draft = self
            .drafts
            .with_untracked(|drafts| drafts.get(&person).cloned())
            .unwrap_or_else(|| self.begun(person));
        change(&mut draft, monday);
        self.drafts.update(|drafts| {
            drafts.insert(person, draft);
        });
    }

    /// Types into one day.
    pub fn edit_day(self, (person, weekday): CellPlace, change: impl FnOnce(&mut DayText)) {
        self.edit(person, |draft, monday| {
            if let Some(day) = draft.day_mut(monday, weekday) {
                change(day);
            }
        });
    }

    /// A cell's text where it stands as it is meant to be saved.
    pub fn peek(self, (person, weekday): CellPlace) -> DayText {
        let shown = untrack(|| self.shown(person, weekday));
        shown.as_open.map(|work| DayText { work, pause: String::new() }).unwrap_or(shown.text)
    }

    /// One day's times for all days on which the salon is open.
    pub fn fill_week(self, place: CellPlace) {
        let text = self.peek(place);
        let open: Vec<usize> = (0..7).filter(|weekday| !untrack(|| self.open(*weekday)).is_empty()).collect();
        self.edit(place.0, |draft, monday| {
            for weekday in open {
                if let Some(day) = draft.day_mut(monday, weekday) {
                    *day = text.clone();
                }
            }
        });
    }

    /// The weeks of another person, as they are shown, become this person's.
    pub fn copy(self, from: PersonId, to: PersonId) {
        let draft = self.drafts.with_untracked(|drafts| drafts.get(&from).cloned());
        let draft = draft.unwrap_or_else(|| self.begun(from));
        self.drafts.update(|drafts| {
            drafts.insert(to, draft);
        });
    }

    /// The plans that are to be saved from a day on.
    pub fn plans(self, from: Day) -> Result<Vec<ShiftPlan>, Unread> {
        let all = self.drafts.get_untracked();
        all.into_iter().map(|(person, draft)| draft.plan(person, from)).collect()
    }

    /// For the shown week alone: what is typed until Sunday, and from the next Monday on what held before.
    pub fn plans_of_week(self) -> Result<Vec<ShiftPlan>, Unread> {
        let from = self.first_day();
        let next = self.monday.get_untracked().plus_days(7);
        let mut plans = self.plans(from)?;
        for (person, _) in self.drafts.get_untracked() {
            let begins = |planning: &Planning| {
                planning.shifts.iter().any(|plan| plan.person == person && plan.from == next)
            };
            if !self.planning.peek().is_some_and(|planning| begins(&planning)) {
                plans.push(self.begun(person).plan(person, next)?);
            }
        }
        Ok(plans)
    }

    /// The first day of the shown week that a plan can begin on.
    pub fn first_day(self) -> Day {
        self.monday.get_untracked().max(self.today.get_untracked())
    }

    /// Whether the shown week is over.
    pub fn is_over(self) -> bool {
        self.monday.get().plus_days(6) < self.today.get()
    }
}
