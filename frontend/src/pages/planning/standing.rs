//! Appointments that stand where nobody will be: told, with the way to each.

use contract::calendar::{ListedAppointment, Span, StandingWithin};
use contract::{Day, PersonId, Topic};
use leptos::prelude::*;

use crate::live::live;
use crate::pages::Page;
use crate::pages::calendar::state::{CalendarPlace, Look};
use crate::shell::Router;
use crate::text::german::planning as words;
use crate::ui::Wrong;

/// The appointments of some days.
#[component]
pub fn Standing(person: Option<PersonId>, from: Day, until: Day, within: Option<Span>) -> impl IntoView {
    let (router, place) = (Router::here(), CalendarPlace::here());
    let standing = live(&[Topic::Calendar], move || StandingWithin { person, from, until, within });
    let count = move || standing.with(|standing| standing.map_or(0, Vec::len));
    let line = move |one: ListedAppointment| {
        let day = one.at.day;
        let go = move |_| {
            place.day.set(Some(day));
            place.look.set(Look::Day);
            router.go(Page::Calendar);
        };
        view! {
            <li>
                <button type="button" class="standing-line" on:click=go>
                    <b>{words::stands(day, one.at.minute, one.until)}</b>
                    <span>{one.guest}", "{one.services}</span>
                    <span class="standing-way">{words::TO_CALENDAR}</span>
                </button>
            </li>
        }
    };
    view! {
        <section class="standing" role="status">
            <Show when=move || standing.with(|standing| standing.is_some())>
                <Show when=move || count() != 0
                    fallback=|| view! { <p class="management-hint">{words::STANDING_NONE}</p> }>
                    <p class="standing-count">{move || words::standing(count())}</p>
                </Show>
            </Show>
            <ul class="standing-list">{move || standing.get().unwrap_or_default().into_iter().map(line).collect_view()}</ul>
            <Wrong trouble=Signal::derive(move || standing.trouble())/>
        </section>
    }
}
