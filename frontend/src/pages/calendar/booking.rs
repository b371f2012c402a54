//! The panel *Termin*: what and when first, who after. It lies beside the page, which stays as it is.

use contract::calendar::{ChangeAppointment, Changed, Move, NextSlot, Offer, Slot, TryBook};
use contract::{Ask, Topic};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::guest::GuestFields;
use super::panel::Panel;
use super::services::Services;
use super::state::{Look, Place};
use super::when::{When, said};
use crate::backend::Trouble;
use crate::desk::Desk;
use crate::keys::bind;
use crate::live::live_if;
use crate::pages::Page;
use crate::shell::Router;
use crate::text::german::calendar as words;
use crate::ui::{Actions, Button, ButtonKind, Dialog, Notices, Wrong};

/// So many free slots are proposed, each behind a key.
pub const OFFERS: &[&str] = &["Alt+1", "Alt+2", "Alt+3", "Alt+4"];

/// The panel over any page; the frame holds one.
#[component]
pub fn BookingPanel() -> impl IntoView {
    let panel = Panel::here();
    let acts = Acts::new(panel);
    view! {
        <Dialog open=panel.open on_close=move |()| acts.keep() title=words::PANEL side=true>
            <Form acts/>
        </Dialog>
    }
}

/// What the panel's buttons do; cheap to copy.
#[derive(Clone, Copy)]
struct Acts {
    panel: Panel,
    desk: Desk,
    notices: Notices,
    router: Router,
    place: Place,
    busy: RwSignal<bool>,
    trouble: RwSignal<Option<Trouble>>,
}

impl Acts {
    fn new(panel: Panel) -> Self {
        let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None));
        let (router, place) = (Router::here(), Place::here());
        Self { panel, desk: Desk::here(), notices: Notices::here(), router, place, busy, trouble }
    }

    /// Books what is whole; completes one that was half made.
    fn book(self) {
        let book = untrack(|| self.panel.book());
        match (self.panel.half.get_untracked(), book.at) {
            (Some((appointment, version)), Some(at)) => {
                let (guest, parts, note) = (book.guest, Some(book.parts), book.note);
                let change = ChangeAppointment { appointment, version, guest, at: None, parts, note };
                self.send(change, words::BOOKED, move |changed| {
                    if changed.appointment.card.parked.is_some() {
                        let version = changed.appointment.card.version;
                        self.send(Move { appointment, version, at, person: None }, words::BOOKED, |_| ());
                    }
                });
            }
            _ => self.send(book, words::BOOKED, |_| ()),
        }
    }

    /// Steps back: what is half made waits in the strip.
    fn keep(self) {
        if untrack(|| self.panel.is_empty()) || self.panel.half.get_untracked().is_some() {
            self.done();
            return;
        }
        let book = contract::calendar::Book { at: None, ..untrack(|| self.panel.book()) };
        self.send(book, words::KEPT, |_| ());
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
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.trouble.set(None);
        spawn_local(async move {
            let reply = self.desk.ask(request).await;
            self.busy.set(false);
            match reply {
                Ok(changed) => {
                    self.notices.good(words::with_name(&changed.appointment.card.guest.name, said));
                    self.done();
                    self.lead(&changed);
                    then(&changed);
                }
                Err(no) => self.trouble.set(Some(no)),
            }
        });
    }
}

#[component]
fn Form(acts: Acts) -> impl IntoView {
    let panel = acts.panel;
    let not_whole = Signal::derive(move || !panel.is_whole() || acts.busy.get());
    let press = move || {
        if !not_whole.get_untracked() {
            acts.book();
        }
    };
    bind("Enter", press);
    view! {
        <div class="booking">
            <Services panel/>
            <section class="booking-part">
                <h3>{words::WHEN}</h3>
                <When panel/>
                <Offers panel/>
            </section>
            <GuestFields panel on_enter=Callback::new(move |()| press())/>
            <Outlook panel/>
            <Wrong trouble=acts.trouble/>
        </div>
        <Actions>
            <Button label=words::LATER shortcut="Escape" on_press=move |()| acts.keep()/>
            <Button label=words::BOOK kind=ButtonKind::Primary shortcut="F8" off=not_whole on_press=move |()| acts.book()/>
        </Actions>
    }
}

/// The next free slots, one key each.
#[component]
fn Offers(panel: Panel) -> impl IntoView {
    let offers = live_if(&[Topic::Calendar], move || {
        let parts = panel.parts(panel.person.get());
        let customer = panel.customer.get();
        (!parts.is_empty()).then_some(NextSlot { parts, customer, from: None, limit: 4 })
    });
    let take = move |at: usize| {
        if let Some(offer) = offers.with(|offers| offers?.get(at).cloned()) {
            choose(panel, &offer);
        }
    };
    for (at, key) in OFFERS.iter().enumerate() {
        bind(key, move || untrack(|| take(at)));
    }
    let line = move |(at, offer): (usize, Offer)| {
        let slot = offer.at;
        view! {
            <button
                type="button"
                class="choice booking-offer"
                aria-pressed=move || (panel.at.get() == Some(slot)).to_string()
                aria-keyshortcuts=OFFERS.get(at).copied()
                on:click=move |_| choose(panel, &offer)
            >
                <b>{said(slot)}</b>
                <span>{offer.person_name.clone()}</span>
                {OFFERS.get(at).map(|key| view! { <crate::ui::Key shortcut=key/> })}
            </button>
        }
    };
    let none = move || offers.with(|offers| offers.is_some_and(Vec::is_empty));
    view! {
        <div class="booking-offers" role="group" aria-label=words::NEXT_FREE>
            {move || offers.get().unwrap_or_default().into_iter().take(OFFERS.len()).enumerate().map(line).collect_view()}
            <Show when=none><p class="booking-hint">{words::NO_SLOT}</p></Show>
        </div>
    }
}

fn choose(panel: Panel, offer: &Offer) {
    panel.at.set(Some(offer.at));
    panel.person.set(Some(offer.person));
}

/// What would come of it, before it is booked.
#[component]
fn Outlook(panel: Panel) -> impl IntoView {
    let preview = live_if(&[Topic::Calendar], move || {
        let book = panel.book();
        (book.at.is_some() && !book.parts.is_empty()).then_some(TryBook { book })
    });
    let instead = move |slot: Slot, offer: Offer| {
        view! {
            <Button label=words::instead(&said(slot), &offer.person_name) on_press=move |()| choose(panel, &offer)/>
        }
    };
    let shown = move || {
        let preview = preview.get()?;
        let bad = !preview.possible;
        let lines = preview.hindrances.into_iter().map(|it| view! { <p>{it.sentence}</p> }).collect_view();
        let offer = preview.instead.filter(|_| bad).map(|offer| instead(offer.at, offer));
        Some(
            view! { <div class="booking-outlook" role="status" data-bad=bad.then_some("yes")>{lines}{offer}</div> },
        )
    };
    view! { {shown} }
}
