//! Who is here: those who wait, and those in work with how far it is.

use contract::calendar::{AppointmentState, PhaseKind, Visit};
use leptos::prelude::*;

use super::acts::{StateButton, may_act, to_appointment};
use super::side::Hints;
use crate::router::Router;
use crate::text::german::today as words;
use crate::ui::Empty;
use crate::ui::tile::kind_name;

/// Those who are in the salon.
#[component]
pub fn Working(waiting: Vec<Visit>, working: Vec<Visit>, now: u32) -> impl IntoView {
    let (here, busy) = (waiting.len(), working.len());
    let waits = waiting.into_iter().map(|visit| view! { <Waits visit/> }).collect_view();
    let works = working.into_iter().map(|visit| view! { <Works visit now/> }).collect_view();
    let waiting = (here > 0).then(|| {
        view! {
            <h2>{words::HERE}" "<span class="today-count">{here}</span></h2>
            <ul class="today-list">{waits}</ul>
        }
    });
    view! {
        {waiting}
        <h2>{words::WORKING}" "<span class="today-count">{busy}</span></h2>
        <Show when=move || busy == 0><Empty text=words::NOBODY_WORKS/></Show>
        <ul class="today-list">{works}</ul>
    }
}

#[component]
fn Waits(visit: Visit) -> impl IntoView {
    let router = Router::here();
    let way = to_appointment(&visit.card);
    let since = visit.since.map(|at| words::since("wartet", at)).unwrap_or_default();
    let what = [visit.people.as_str(), since.as_str()].join(" · ");
    view! {
        <li class="today-line">
            <button type="button" class="today-way" on:click=move |_| router.go(way.clone())>
                <span><b>{visit.card.guest.name.clone()}</b><span class="today-what">{what}</span></span>
            </button>
            <Hints warnings=visit.card.warnings.clone()/>
            <Show when=may_act>
                <StateButton card=visit.card.clone() state=AppointmentState::InService label=words::BEGIN/>
            </Show>
        </li>
    }
}

#[component]
fn Works(visit: Visit, now: u32) -> impl IntoView {
    let router = Router::here();
    let way = to_appointment(&visit.card);
    let (begin, end) = (visit.card.at.map_or(now, |at| at.minute), visit.card.until.unwrap_or(now));
    let what = [visit.people.clone(), doing(&visit, now)].join(" · ");
    let tone = visit.card.blocks.first().map(|block| block.tone);
    view! {
        <li class="today-line today-works">
            <button type="button" class="today-way" on:click=move |_| router.go(way.clone())>
                <span>
                    <b>{visit.card.guest.name.clone()}</b>
                    <span class="today-what">{what}</span>
                </span>
                <b class="today-until">{words::until(end)}</b>
            </button>
            <Show when=may_act>
                <StateButton card=visit.card.clone() state=AppointmentState::Finished label=words::DONE/>
            </Show>
            <progress
                class="today-progress"
                aria-hidden="true"
                data-tone=tone.map(kind_name)
                max=end.saturating_sub(begin).max(1)
                value=now.saturating_sub(begin)
            ></progress>
        </li>
    }
}

/// What happens at this minute: the time it takes by itself is what the others can be served in.
fn doing(visit: &Visit, now: u32) -> String {
    let block = visit.card.blocks.iter().find(|block| block.from <= now && now < block.until);
    match block {
        Some(block) if block.kind == PhaseKind::Passive => words::processing(block.until - now),
        _ => visit.card.services.clone(),
    }
}
