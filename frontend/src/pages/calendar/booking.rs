//! The panel *Termin*: what and when first, who after. It lies beside the page, which stays as it is.

use contract::Topic;
use contract::calendar::{DAY_MINUTES, NextSlot, Offer, Preview, Slot, Span, TryBook, TryChange};
use leptos::prelude::*;

use super::acts::Acts;
use super::guest::GuestFields;
use super::panel::{Aim, Panel};
use super::services::Services;
use super::until_then::Until;
use super::when::{When, date, said, whole_day};
use crate::keys::bind;
use crate::live::live_if;
use crate::shell::House;
use crate::text::german::calendar as words;
use crate::ui::{Actions, Button, ButtonKind, Choice, DateField, Dialog, Wrong};

/// So many free slots are proposed, each behind a key.
pub const OFFERS: &[&str] = &["Alt+1", "Alt+2", "Alt+3", "Alt+4"];

/// The panel over any page; the frame holds one.
#[component]
pub fn BookingPanel() -> impl IntoView {
    let panel = Panel::here();
    let acts = Acts::new(panel);
    view! {
        <Dialog open=panel.open on_close=move |()| acts.keep() title=Signal::derive(move || title(panel)) side=true>
            <Form acts/>
        </Dialog>
    }
}

fn title(panel: Panel) -> String {
    let title = match panel.aim.get() {
        Aim::Change(..) => words::PANEL_CHANGE,
        Aim::New | Aim::Waiting(_) => words::PANEL,
    };
    title.to_owned()
}

#[component]
fn Form(acts: Acts) -> impl IntoView {
    let panel = acts.panel;
    let waits = RwSignal::new(false);
    let not_whole = Signal::derive(move || !panel.is_whole() || acts.busy.get());
    let press = move || {
        if !not_whole.get_untracked() && !waits.get_untracked() {
            acts.book();
        }
    };
    bind("Enter", press);
    let changes = move || matches!(panel.aim.get(), Aim::Change(..));
    let may_wait = move || panel.aim.with(|aim| *aim == Aim::New) && panel.is_wanted();
    let (later, book) = match panel.aim.get_untracked() {
        Aim::New => (words::LATER, words::BOOK),
        Aim::Change(..) => (words::LEAVE, words::SAVE),
        Aim::Waiting(_) => (words::LEAVE, words::BOOK),
    };
    view! {
        <div class="booking">
            <Services panel/>
            <Show when=move || !waits.get()>
                <section class="booking-part">
                    <h3>{words::WHEN}</h3>
                    <When panel/>
                    <Show when=move || !changes()><Offers panel/></Show>
                </section>
            </Show>
            <GuestFields panel on_enter=Callback::new(move |()| press())/>
            <Show when=move || waits.get() fallback=move || view! { <Outlook panel/> }>
                <Until acts waits/>
            </Show>
            <Wrong trouble=acts.trouble/>
        </div>
        <Actions>
            <Button label=later shortcut="Escape" on_press=move |()| acts.keep()/>
            <Show when=move || may_wait() && !waits.get()>
                <Button label=words::ONTO_THE_LIST shortcut="Alt+W" on_press=move |()| waits.set(true)/>
            </Show>
            <Show when=move || !waits.get()>
                <Button label=book kind=ButtonKind::Primary shortcut="F8" off=not_whole on_press=move |()| acts.book()/>
            </Show>
        </Actions>
    }
}

/// The next free slots, one key each.
#[component]
fn Offers(panel: Panel) -> impl IntoView {
    let house = House::here();
    let today = Signal::derive(move || date(house.today()));
    let from = RwSignal::new(None);
    let hours = RwSignal::new(None);
    let offers = live_if(&[Topic::Calendar], move || {
        let parts = panel.parts(panel.person.get());
        let customer = panel.customer.get();
        let from = from.get().and_then(whole_day).map(|day| Slot { day, minute: 0 });
        let (weekdays, within) = (Vec::new(), hours.get());
        (!parts.is_empty()).then_some(NextSlot { parts, customer, from, weekdays, within, limit: 4 })
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
    let part_of_day = move |(label, span): (&'static str, Option<Span>)| {
        let chosen = Signal::derive(move || hours.get() == span);
        view! { <Choice label=label.to_owned() chosen on_press=move |()| hours.set(span)/> }
    };
    view! {
        <div class="choices" role="group" aria-label=words::PART_OF_DAY>
            {parts_of_day().map(part_of_day).into_iter().collect_view()}
        </div>
        <DateField label=words::OFFERS_FROM today day=from example=words::GO_TO_EXAMPLE/>
        <div class="booking-offers" role="group" aria-label=words::NEXT_FREE>
            {move || offers.get().unwrap_or_default().into_iter().take(OFFERS.len()).enumerate().map(line).collect_view()}
            <Show when=none><p class="booking-hint">{words::NO_SLOT}</p></Show>
        </div>
    }
}

/// Parts of the day as they are asked for on the telephone.
fn parts_of_day() -> [(&'static str, Option<Span>); 4] {
    [
        (words::AT_ANY_HOUR, None),
        (words::IN_THE_MORNING, Some(Span::new(0, 12 * 60))),
        (words::IN_THE_AFTERNOON, Some(Span::new(12 * 60, 17 * 60))),
        (words::IN_THE_EVENING, Some(Span::new(17 * 60, DAY_MINUTES))),
    ]
}

fn choose(panel: Panel, offer: &Offer) {
    panel.at.set(Some(offer.at));
    panel.person.set(Some(offer.person));
}

/// What would come of it, before it is booked.
#[component]
fn Outlook(panel: Panel) -> impl IntoView {
    let new = live_if(&[Topic::Calendar], move || {
        let book = panel.book();
        let new = !matches!(panel.aim.get(), Aim::Change(..));
        (new && book.at.is_some() && !book.parts.is_empty()).then_some(TryBook { book })
    });
    let changed = live_if(&[Topic::Calendar], move || {
        let change = super::acts::change(panel)?;
        (change.at.is_some() || change.parts.is_some()).then_some(TryChange { change })
    });
    let preview = move || -> Option<Preview> { changed.get().or_else(|| new.get()) };
    let instead = move |slot: Slot, offer: Offer| {
        view! {
            <Button label=words::instead(&said(slot), &offer.person_name) on_press=move |()| choose(panel, &offer)/>
        }
    };
    let shown = move || {
        let preview = preview()?;
        let bad = !preview.possible;
        let lines = preview.hindrances.into_iter().map(|it| view! { <p>{it.sentence}</p> }).collect_view();
        let offer = preview.instead.filter(|_| bad).map(|offer| instead(offer.at, offer));
        Some(
            view! { <div class="booking-outlook" role="status" data-bad=bad.then_some("yes")>{lines}{offer}</div> },
        )
    };
    view! { {shown} }
}
