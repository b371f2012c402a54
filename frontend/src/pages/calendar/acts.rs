//! What the panel's buttons do: book, change, take from the waiting list, put on it, keep for later.

use contract::calendar::{
    AddWaiting, Book, ChangeAppointment, Changed, PartWish, RemoveWaiting, Span, TakeWaiting,
};
use contract::{Ask, Day, WaitingId};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::panel::{Aim, Panel};
use super::state::{CalendarPlace, Look};
use crate::backend::Trouble;
use crate::desk::Desk;
use crate::pages::Page;
use crate::shell::Router;
use crate::text::german::calendar as words;
use crate::ui::Notices;

/// What the panel's buttons do; cheap to copy.
#[derive(Clone, Copy)]
pub struct Acts {
    pub panel: Panel,
    desk: Desk,
    notices: Notices,
    router: Router,
    place: CalendarPlace,
    pub busy: RwSignal<bool>,
    pub trouble: RwSignal<Option<Trouble>>,
}

impl Acts {
    /// The acts of this window's panel; make them while a component is built.
    pub fn new(panel: Panel) -> Self {
        let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None));
        let (router, place) = (Router::here(), CalendarPlace::here());
        Self { panel, desk: Desk::here(), notices: Notices::here(), router, place, busy, trouble }
    }

    /// Does what the panel is about, once nothing is missing.
    pub fn book(self) {
        let book = untrack(|| self.panel.book());
        match self.panel.aim.get_untracked() {
            Aim::New => self.send(book, words::BOOKED, |_| ()),
            Aim::Change(..) => match untrack(|| change(self.panel)) {
                Some(change) => self.send(change, words::CHANGED, |_| ()),
                None => self.done(),
            },
            Aim::Waiting(waiting) => self.book_waiting(waiting, book),
        }
    }

    /// All as it was wished for is taken from the list in one step; anything else is a booking of its own.
    fn book_waiting(self, waiting: WaitingId, book: Book) {
        let same = |was: &PartWish, now: &PartWish| {
            *was == PartWish { person: was.person, ..now.clone() }
                && (was.person.is_none() || was.person == now.person)
        };
        let as_wished = self.panel.was().is_some_and(|was| {
            let parts = was.parts.len() == book.parts.len()
                && was.parts.iter().zip(&book.parts).all(|(was, now)| same(was, now));
            parts && was.guest == book.guest && was.note == book.note
        });
        match (book.at, as_wished) {
            (Some(at), true) => {
                let person = self.panel.person.get_untracked();
                self.send(TakeWaiting { waiting, at, person }, words::BOOKED, |_| ());
            }
            _ => self.send(book, words::BOOKED, move |_| {
                spawn_local(async move {
                    if let Err(no) = self.desk.ask(RemoveWaiting { waiting }).await {
                        self.notices.trouble(&no);
                    }
                });
            }),
        }
    }

    /// Steps back: what is half made waits in the strip; what was to be changed stays as it was.
    pub fn keep(self) {
        let new = self.panel.aim.with_untracked(|aim| *aim == Aim::New);
        if !new || untrack(|| self.panel.is_empty()) {
            self.done();
            return;
        }
        let book = Book { at: None, ..untrack(|| self.panel.book()) };
        self.send(book, words::KEPT, |_| ());
    }

    /// Puts who and what on the waiting list.
    pub fn wait(self, from: Day, until: Day, within: Option<Span>) {
        let Book { guest, parts, note, .. } = untrack(|| self.panel.book());
        let said = words::with_name(&guest.name, words::WAITS);
        self.ask(AddWaiting { guest, parts, from, until, within, note }, move |_| self.notices.good(said));
    }

    /// On the calendar's page, the day of what was booked is shown.
    fn lead(self, changed: &Changed) {
        let card = &changed.appointment.card;
        if let (Some(at), None, Page::Calendar) = (card.at, card.parked, untrack(|| self.router.page())) {
            self.place.day.set(Some(at.day));
            self.place.look.set(Look::Day);
        }
    }

    fn done(self) {
        self.panel.open.set(false);
        self.panel.empty();
        self.trouble.set(None);
    }

    fn send<R>(self, request: R, said: &'static str, then: impl FnOnce(&Changed) + 'static)
    where
        R: Ask<Reply = Changed> + 'static,
    {
        self.ask(request, move |changed| {
            self.notices.good(words::with_name(&changed.appointment.card.guest.name, said));
            self.place.keep(&changed);
            self.lead(&changed);
            then(&changed);
        });
    }

    fn ask<R: Ask + 'static>(self, request: R, then: impl FnOnce(R::Reply) + 'static) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.trouble.set(None);
        spawn_local(async move {
            let reply = self.desk.ask(request).await;
            self.busy.set(false);
            match reply {
                Ok(reply) => {
                    self.done();
                    then(reply);
                }
                Err(no) => self.trouble.set(Some(no)),
            }
        });
    }
}

/// What departs from the appointment that the panel was filled with; tracked. Nothing where it is none.
#[must_use]
pub fn change(panel: Panel) -> Option<ChangeAppointment> {
    let Aim::Change(appointment, version) = panel.aim.get() else { return None };
    let (book, was) = (panel.book(), panel.was()?);
    Some(ChangeAppointment {
        appointment,
        version,
        at: book.at.filter(|_| book.at != was.at || panel.in_the_air()),
        parts: (book.parts != was.parts).then_some(book.parts),
        guest: book.guest,
        note: book.note,
    })
}
