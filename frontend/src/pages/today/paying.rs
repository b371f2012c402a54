//! Who pays, and whom nobody has ticked off.

use contract::calendar::{AppointmentState, Visit, hour_minute};
use leptos::prelude::*;

use super::acts::{MissedButton, PayButton, StateButton, may_act, to_appointment};
use crate::router::Router;
use crate::text::german::today as words;
use crate::ui::{ButtonKind, Empty, euro};

/// Those who are finished.
#[component]
pub fn Paying(paying: Vec<Visit>) -> impl IntoView {
    let count = paying.len();
    let first = paying.first().map(|visit| visit.card.id);
    let lines = paying
        .into_iter()
        .map(|visit| {
            let kind = if Some(visit.card.id) == first { ButtonKind::Primary } else { ButtonKind::Plain };
            view! { <Pays visit kind/> }
        })
        .collect_view();
    view! {
        <h2>{words::PAYING}" "<span class="today-count">{count}</span></h2>
        <Show when=move || count == 0><Empty text=words::NOBODY_PAYS/></Show>
        <ul class="today-list">{lines}</ul>
    }
}

#[component]
fn Pays(visit: Visit, kind: ButtonKind) -> impl IntoView {
    let router = Router::here();
    let way = to_appointment(&visit.card);
    let since = visit.since.map(|at| words::since("fertig", at)).unwrap_or_default();
    let what = [visit.people.as_str(), since.as_str()].join(" · ");
    view! {
        <li class="today-line today-pays">
            <button type="button" class="today-way" on:click=move |_| router.go(way.clone())>
                <span><b class="today-payer">{visit.card.guest.name.clone()}</b><span class="today-what">{what}</span></span>
                <b class="today-sum">{euro(visit.total)}</b>
            </button>
            <Show when=may_act><PayButton card=visit.card.clone() kind/></Show>
        </li>
    }
}

/// Those of whom nobody has said whether they came.
#[component]
pub fn Unmarked(unmarked: Vec<Visit>) -> impl IntoView {
    let count = unmarked.len();
    if count == 0 {
        return ().into_any();
    }
    let lines = unmarked.into_iter().map(|visit| view! { <UnmarkedLine visit/> }).collect_view();
    view! {
        <h2>{words::UNMARKED}" "<span class="today-count">{count}</span></h2>
        <ul class="today-list">{lines}</ul>
        <p class="today-how">{words::UNMARKED_HOW}</p>
    }
    .into_any()
}

#[component]
fn UnmarkedLine(visit: Visit) -> impl IntoView {
    let router = Router::here();
    let way = to_appointment(&visit.card);
    let begin = visit.card.at.map(|at| hour_minute(at.minute)).unwrap_or_default();
    let what = [begin.as_str(), visit.people.as_str()].join(" · ");
    view! {
        <li class="today-line">
            <button type="button" class="today-way" on:click=move |_| router.go(way.clone())>
                <span><b>{visit.card.guest.name.clone()}</b><span class="today-what">{what}</span></span>
            </button>
            <Show when=may_act>
                <StateButton card=visit.card.clone() state=AppointmentState::Finished label=words::CAME/>
                <MissedButton card=visit.card.clone()/>
            </Show>
        </li>
    }
}
