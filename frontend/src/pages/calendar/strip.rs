//! Below the day: appointments in the air with their age, and what is in hand.

use contract::calendar::Card;
use contract::{AppointmentId, calendar::ShowAppointment};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::panel::Panel;
use super::scale::clock;
use super::state::{Calendar, Held};
use crate::shell::House;
use crate::text::german::calendar as words;
use crate::ui::{Button, Key};

/// From this age on an appointment in the air wants a look, in minutes.
const OLD: i64 = 120;

/// The strip.
#[component]
pub fn Strip() -> impl IntoView {
    let calendar = Calendar::here();
    let parked = Memo::new(move |_| {
        calendar.page.with(|page| page.map(|page| page.parked.clone()).unwrap_or_default())
    });
    let none = move || parked.with(Vec::is_empty);
    view! {
        <footer class="cal-foot">
            {move || match calendar.held.get() {
                Some(held) => view! { <InHand held/> }.into_any(),
                None => view! {
                    <h2>{words::IN_THE_AIR}</h2>
                    {move || parked.get().into_iter().map(|card| view! { <Parked card/> }).collect_view()}
                    <Show when=none><p>{words::NOTHING_IN_THE_AIR}</p></Show>
                }
                .into_any(),
            }}
            <p class="cal-keys" aria-label=words::KEYS_TITLE>
                {words::KEYS.iter().map(|(key, what)| view! { <span><Key shortcut=key/>{*what}</span> }).collect_view()}
            </p>
        </footer>
    }
}

#[component]
fn Parked(card: Card) -> impl IntoView {
    let (calendar, panel, house) = (Calendar::here(), Panel::here(), House::here());
    let (id, half, since) = (card.id, card.half_made, card.parked);
    let age = move || Some(house.now()?.since_ms(since?) / 60_000);
    let name =
        if card.guest.name.is_empty() { words::WITHOUT_NAME.to_owned() } else { card.guest.name.clone() };
    let what = if half { words::half(&card.services) } else { card.services.clone() };
    let last = card.at.filter(|_| !half).map(|at| words::was_at(&super::when::said(at)));
    let open = move |_| match half {
        true => complete(calendar, panel, id),
        false => calendar.choose(Some(id)),
    };
    view! {
        <button
            type="button"
            class="cal-parked"
            data-appointment=id.0
            data-old=move || age().is_some_and(|age| age >= OLD).then_some("yes")
            on:click=open
        >
            <b>{name}</b>
            <span>{what}{last}</span>
            <span>{move || age().map(words::age)}</span>
        </button>
    }
}

/// An appointment is completed or changed in the panel.
pub fn complete(calendar: Calendar, panel: Panel, appointment: AppointmentId) {
    spawn_local(async move {
        match calendar.desk.fetch(ShowAppointment { appointment }).await {
            Ok(whole) => panel.open_for(whole),
            Err(trouble) => calendar.mind(&trouble),
        }
    });
}

/// What was copied or cut waits here until it is put down or let go.
#[component]
fn InHand(held: Held) -> impl IntoView {
    let calendar = Calendar::here();
    let word = if held.copy { words::IN_HAND_COPY } else { words::IN_HAND_MOVE };
    let place = move || {
        let cursor = calendar.cursor.get()?;
        calendar
            .pictures
            .with(|all| Some(words::at_place(&clock(cursor.minute), &all.get(cursor.column)?.name)))
    };
    let off = Signal::derive(move || calendar.cursor.get().is_none());
    let name = held.name.clone();
    let put = move |()| {
        if let Some((person, at)) = calendar.at_cursor() {
            calendar.drop_at(held.clone(), at, person);
        }
    };
    view! {
        <h2>{word}</h2>
        <b>{name}</b>
        <p aria-live="polite">{place}</p>
        <Button label=words::PUT_DOWN shortcut="Ctrl+V" off on_press=put/>
        <Button label=words::LET_GO on_press=move |()| calendar.held.set(None)/>
    }
}
