//! What the calendar's parts share: the day, the reply that paints it, the cursor, what is in hand, the way back.

use std::sync::Arc;

use contract::calendar::{Changed, CopyAppointment, DayPage, Handover, Move, Park, Slot, UndoChange};
use contract::{AppointmentId, Ask, Day, PersonId};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::panel::Panel;
use super::picture::{ColumnPicture, pictures};
pub use super::place::{CalendarPlace, Look};
use crate::backend::Trouble;
use crate::desk::Desk;
use crate::live::Live;
use crate::shell::House;
use crate::text::german::calendar as words;
use crate::ui::Notices;

/// Where the keyboard stands in the day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// Number of the column.
    pub column: usize,
    pub minute: u32,
}

/// An appointment that was copied or cut and waits for its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    pub appointment: AppointmentId,
    pub version: u32,
    pub name: String,
    pub minutes: u32,
    pub copy: bool,
}

/// The calendar's state; cheap to copy.
#[derive(Clone, Copy)]
pub struct Calendar {
    pub desk: Desk,
    pub place: CalendarPlace,
    pub panel: Panel,
    pub today: Memo<Day>,
    pub day: Memo<Day>,
    pub page: Live<DayPage>,
    pub pictures: Memo<Vec<Arc<ColumnPicture>>>,
    pub cursor: RwSignal<Option<Cursor>>,
    pub chosen: RwSignal<Option<AppointmentId>>,
    pub held: RwSignal<Option<Held>>,
    /// Whether something hangs on the hand.
    pub carrying: RwSignal<bool>,
    /// Whether the chosen appointment is about to be called off.
    pub why: RwSignal<bool>,
    notices: Notices,
}

impl Calendar {
    /// Provides the state to the calendar's parts.
    pub fn provide() -> Self {
        let (place, house) = (CalendarPlace::here(), House::here());
        let today = Memo::new(move |_| house.today());
        let day = Memo::new(move |_| place.day.get().unwrap_or_else(|| today.get()));
        let page = super::days::page(place, day);
        let pictures = Memo::new(move |_| {
            page.with(|page| page.map(pictures).unwrap_or_default()).into_iter().map(Arc::new).collect()
        });
        let calendar = Self {
            desk: Desk::here(),
            place,
            panel: Panel::here(),
            today,
            day,
            page,
            pictures,
            cursor: RwSignal::new(None),
            chosen: RwSignal::new(None),
            held: RwSignal::new(None),
            carrying: RwSignal::new(false),
            why: RwSignal::new(false),
            notices: Notices::here(),
        };
        provide_context(calendar);
        Effect::new(move |before| calendar.keep_day_under_hand(before));
        calendar
    }

    /// Midnight turns no sheet under the hand: while something hangs on it, the day that was today stays.
    fn keep_day_under_hand(self, before: Option<Day>) -> Day {
        let today = self.today.get();
        let turned = before.filter(|before| *before != today);
        if turned.is_some() && self.carrying.get_untracked() && self.place.day.get_untracked().is_none() {
            self.place.day.set(turned);
        }
        today
    }

    /// The state of this calendar; take it while a component is built.
    #[must_use]
    pub fn here() -> Self {
        use_context().unwrap_or_else(Self::provide)
    }

    /// Shows a day.
    pub fn go(self, day: Day) {
        self.choose(None);
        self.place.day.set(Some(day).filter(|day| *day != self.today.get_untracked()));
    }

    /// Goes on by days, weeks or months, as the calendar is looked at.
    pub fn step(self, forward: bool) {
        let day = self.day.get_untracked();
        let sign = if forward { 1 } else { -1 };
        self.go(match self.place.look.get_untracked() {
            Look::Day => day.plus_days(sign),
            Look::Week | Look::List => day.plus_days(7 * sign),
            Look::Month if forward => month_of(day).plus_days(32),
            Look::Month => month_of(day).plus_days(-1),
        });
        if self.place.look.get_untracked() == Look::Month {
            self.go(month_of(self.day.get_untracked()));
        }
    }

    /// The column that shows a person, untracked.
    #[must_use]
    pub fn column_of(self, person: PersonId) -> Option<usize> {
        self.pictures.with_untracked(|pictures| pictures.iter().position(|picture| picture.person == person))
    }

    /// The person and the slot at the cursor, untracked.
    #[must_use]
    pub fn at_cursor(self) -> Option<(PersonId, Slot)> {
        let cursor = self.cursor.get_untracked()?;
        let person = self.pictures.with_untracked(|all| all.get(cursor.column).map(|it| it.person))?;
        Some((person, Slot { day: self.day.get_untracked(), minute: cursor.minute }))
    }

    /// Shows an appointment beside the sheet.
    pub fn choose(self, appointment: Option<AppointmentId>) {
        self.why.set(false);
        self.chosen.set(appointment);
    }

    /// What a key means: the chosen appointment where the cursor stands on it, else the one at the cursor.
    #[must_use]
    pub fn meant(self) -> Option<AppointmentId> {
        let chosen = self.chosen.get_untracked();
        let cursor = self.cursor.get_untracked();
        let on_it = self.pictures.with_untracked(|all| {
            let (Some(cursor), Some(chosen)) = (cursor, chosen) else { return false };
            let here = |piece: &super::picture::PhasePiece| {
                piece.appointment == chosen && piece.from <= cursor.minute && cursor.minute < piece.until
            };
            all.get(cursor.column).is_some_and(|picture| picture.pieces.iter().any(here))
        });
        chosen.filter(|_| on_it).or_else(|| self.under_cursor()).or(chosen)
    }

    /// Where the piece of an appointment at a place begins, untracked.
    #[must_use]
    pub fn begin_at(self, column: usize, minute: u32, appointment: AppointmentId) -> u32 {
        let here = |piece: &&super::picture::PhasePiece| {
            piece.appointment == appointment && piece.from <= minute && minute < piece.until
        };
        let begin = self.pictures.with_untracked(|all| Some(all.get(column)?.pieces.iter().find(here)?.from));
        begin.unwrap_or(minute)
    }

    /// The appointment at the cursor, untracked.
    #[must_use]
    pub fn under_cursor(self) -> Option<AppointmentId> {
        let cursor = self.cursor.get_untracked()?;
        self.pictures.with_untracked(|all| Some(all.get(cursor.column)?.at(cursor.minute)?.appointment))
    }

    /// Takes an appointment in hand, to be copied or moved.
    pub fn hold(self, appointment: AppointmentId, copy: bool) {
        let held = self.page.with(|page| {
            let page = page?;
            let card = page.cards.iter().chain(&page.parked).find(|card| card.id == appointment)?;
            let begin = card.at.map_or(0, |at| at.minute);
            let minutes = card.until.unwrap_or(begin + 30).saturating_sub(begin);
            let (version, name) = (card.version, card.guest.name.clone());
            Some(Held { appointment, version, name, minutes, copy })
        });
        self.held.set(held);
    }

    /// Puts what is in hand down.
    pub fn drop_at(self, held: Held, at: Slot, person: PersonId) {
        let (appointment, version) = (held.appointment, held.version);
        let person = Some(Handover { from: None, to: person });
        if held.copy {
            self.change(CopyAppointment { appointment, at, person }, words::COPIED);
        } else {
            self.held.set(None);
            self.change(Move { appointment, version, at, person }, words::MOVED);
        }
    }

    /// Takes an appointment into the air.
    pub fn park(self, appointment: AppointmentId) {
        if let Some(version) = self.version(appointment) {
            self.change(Park { appointment, version }, words::PARKED);
        }
    }

    /// The version of an appointment on this page, untracked.
    #[must_use]
    pub fn version(self, appointment: AppointmentId) -> Option<u32> {
        untrack(|| {
            self.page.with(|page| {
                let page = page?;
                let mut cards = page.cards.iter().chain(&page.parked);
                Some(cards.find(|card| card.id == appointment)?.version)
            })
        })
    }

    /// Changes an appointment; the change can be taken back by one key.
    pub fn change<R>(self, request: R, said: &'static str)
    where
        R: Ask<Reply = Changed> + 'static,
    {
        self.change_then(request, said, |_| ());
    }

    /// As `change`, and goes on with what came of it.
    pub fn change_then<R>(self, request: R, said: &'static str, done: impl FnOnce(&Changed) + 'static)
    where
        R: Ask<Reply = Changed> + 'static,
    {
        let notices = self.notices;
        spawn_local(async move {
            match self.desk.ask(request).await {
                Ok(changed) => {
                    self.place.keep(&changed);
                    notices.good(words::with_name(&changed.appointment.card.guest.name, said));
                    self.tell_freed(&changed);
                    if !self.page.is_gone() {
                        done(&changed);
                    }
                }
                Err(trouble) => {
                    notices.trouble(&trouble);
                    self.page.refetch();
                }
            }
        });
    }

    fn tell_freed(self, changed: &Changed) {
        if let Some(first) = changed.freed.first() {
            self.notices.mind(words::freed(&first.waiting.guest.name, &first.waiting.services));
        }
    }

    /// Takes the last change back.
    pub fn undo(self) {
        let Some(change) = self.place.undo.try_update_value(Vec::pop).flatten() else {
            self.notices.mind(words::NOTHING_TO_UNDO);
            return;
        };
        let notices = self.notices;
        spawn_local(async move {
            match self.desk.ask(UndoChange { change }).await {
                Ok(changed) => {
                    notices.good(words::with_name(&changed.appointment.card.guest.name, words::UNDONE));
                }
                Err(trouble) => {
                    // What could not be taken back now may be later; what is over never.
                    if trouble.code() != Some("calendar.nothing_to_undo") {
                        self.place.undo.try_update_value(|undo| undo.push(change));
                    }
                    notices.trouble(&trouble);
                }
            }
        });
    }

    /// Tells what is in the way.
    pub fn mind(self, trouble: &Trouble) {
        self.notices.trouble(trouble);
    }
}

/// The first day of a day's month.
#[must_use]
pub fn month_of(day: Day) -> Day {
    day.plus_days(1 - i64::from(day.day_of_month()))
}
