//! Who waits for a time, and for whom one has just become free.

use contract::Topic;
use contract::calendar::{RemoveWaiting, Waiting, WaitingList, WaitingMatch};
use leptos::prelude::*;

use super::panel::Panel;
use super::state::CalendarPlace;
use super::when::said;
use crate::deed::Deed;
use crate::live::live;
use crate::text::german::calendar as words;
use crate::ui::Wrong;

/// So many of those who would fit are proposed.
const PROPOSED: usize = 3;

/// A time has become free: who waits for it, one touch each.
#[component]
pub fn Freed() -> impl IntoView {
    let (place, panel) = (CalendarPlace::here(), Panel::here());
    let one = move |found: WaitingMatch| {
        let WaitingMatch { waiting, offer } = found;
        let (name, services) = (waiting.guest.name.clone(), waiting.services.clone());
        let when = words::offered(&said(offer.at), &offer.person_name);
        let book = move |_| {
            place.freed.set(Vec::new());
            panel.open_waiting(waiting.clone(), Some((offer.at, offer.person)));
        };
        view! {
            <button type="button" class="cal-tip" data-first="yes" on:click=book>
                <span><b>{name}</b></span>
                <span>{services}</span>
                <span>{when}</span>
            </button>
        }
    };
    let all = move || place.freed.get().into_iter().take(PROPOSED).map(one).collect_view();
    view! {
        <Show when=move || place.freed.with(|freed| !freed.is_empty())>
            <div class="cal-freed">
                <h2>{words::FREED}</h2>
                <button type="button" class="booking-remove" aria-label=words::FREED_AWAY on:click=move |_| place.freed.set(Vec::new())>
                    "×"
                </button>
            </div>
            {all}
        </Show>
    }
}

/// The waiting list, the longest first.
#[component]
pub fn WaitingPeople() -> impl IntoView {
    let (deed, panel) = (Deed::new(), Panel::here());
    let list = live(&[Topic::Calendar], || WaitingList);
    let one = move |waiting: Waiting| {
        let (id, name) = (waiting.id, waiting.guest.name.clone());
        let (services, minutes) = (waiting.services.clone(), words::minutes(waiting.minutes));
        let (suits, note) = (words::suits(&waiting), waiting.note.clone());
        let label = words::strike_off(&name);
        let gone = words::with_name(&name, words::STRUCK_OFF);
        let take = move |_| panel.open_waiting(waiting.clone(), None);
        let strike = move |_| {
            let gone = gone.clone();
            deed.tell(RemoveWaiting { waiting: id }, move |()| gone);
        };
        view! {
            <div class="cal-waits">
                <button type="button" class="cal-tip" on:click=take>
                    <span><b>{name}</b><span>{minutes}</span></span>
                    <span>{services}</span>
                    <span>{suits}</span>
                    {note.map(|note| view! { <span>{note}</span> })}
                </button>
                <button type="button" class="booking-remove" aria-label=label on:click=strike>"×"</button>
            </div>
        }
    };
    view! {
        <h2>{words::WAITING}</h2>
        {move || list.get().unwrap_or_default().into_iter().map(one).collect_view()}
        <Show when=move || list.with(|list| list.is_some_and(Vec::is_empty))>
            <p class="cal-none">{words::NOBODY_WAITS}</p>
        </Show>
        <Wrong trouble=deed.trouble()/>
    }
}
