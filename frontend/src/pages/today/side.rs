//! Beside the visits: what is to be done, each with the way that mends it, and birthdays.
//!
//! People stand at the desk: what concerns health is a *Hinweis* until someone touches it, and a birthday has no age.

use contract::calendar::{Visit, hour_minute};
use contract::status::{Lamp, LampState, Status};
use leptos::prelude::*;

use super::acts::to_appointment;
use crate::live::Live;
use crate::router::{Page, Room, Route, Router};
use crate::text::german::today as words;
use crate::ui::{Button, ButtonKind, Empty};

/// Visits of which something should be known before they begin.
pub fn minded(coming: &[Visit], waiting: &[Visit], working: &[Visit]) -> Vec<Visit> {
    let all = waiting.iter().chain(working).chain(coming);
    all.filter(|visit| !visit.card.warnings.is_empty()).cloned().collect()
}

/// Whose birthday it is, among those who come.
pub fn birthdays<'a>(lists: impl IntoIterator<Item = &'a Vec<Visit>>) -> Vec<String> {
    let all = lists.into_iter().flatten().filter(|visit| visit.birthday);
    all.map(|visit| visit.card.guest.name.clone()).collect()
}

/// The column on the right.
#[component]
pub fn Side(minded: Vec<Visit>, birthdays: Vec<String>) -> impl IntoView {
    let status = use_context::<Live<Status>>();
    let lamps = Memo::new(move |_| {
        let all = status.and_then(|status| status.get()).map(|status| status.lamps).unwrap_or_default();
        all.into_iter().filter(|lamp| lamp.state != LampState::Good).collect::<Vec<_>>()
    });
    let people = minded.len();
    let count = move || people + lamps.with(Vec::len);
    let visits = minded.into_iter().map(|visit| view! { <Minded visit/> }).collect_view();
    let birthdays = (!birthdays.is_empty()).then(|| {
        let names = birthdays.into_iter().map(|name| view! { <li>{name}</li> }).collect_view();
        view! { <section><h2>{words::BIRTHDAYS}</h2><ul class="today-names">{names}</ul></section> }
    });
    view! {
        <aside class="today-side">
            <section>
                <h2>{words::TO_DO}" "<span class="today-count">{count}</span></h2>
                <Show when=move || count() == 0><Empty text=words::NOTHING_TO_DO/></Show>
                <ul class="today-list">
                    {visits}
                    {move || lamps.get().into_iter().map(|lamp| view! { <LampLine lamp/> }).collect_view()}
                </ul>
            </section>
            {birthdays}
        </aside>
    }
}

#[component]
fn Minded(visit: Visit) -> impl IntoView {
    let router = Router::here();
    let way = to_appointment(&visit.card);
    let begin = visit.card.at.map(|at| hour_minute(at.minute)).unwrap_or_default();
    view! {
        <li class="today-line">
            <button type="button" class="today-way" on:click=move |_| router.go(way.clone())>
                <b class="today-begin">{begin}</b>
                <b>{visit.card.guest.name.clone()}</b>
            </button>
            <Hints warnings=visit.card.warnings.clone()/>
        </li>
    }
}

#[component]
fn LampLine(lamp: Lamp) -> impl IntoView {
    let router = Router::here();
    let way = mends(&lamp.name);
    let heard = format!("{}: {}", words::LOOK, lamp.name);
    view! {
        <li class="today-line">
            <span class="today-way">
                <span><b>{lamp.name}" "{lamp.word}</b><span class="today-what">{lamp.sentence}</span></span>
            </span>
            <span class="today-act">
                <Button label=words::LOOK kind=ButtonKind::Plain heard on_press=move |()| router.go(way.clone())/>
            </span>
        </li>
    }
}

/// Where what a lamp says is mended.
fn mends(lamp: &str) -> Route {
    match lamp {
        "Tag" => Route::Page(Page::Close),
        "Drucker" => Route::Management(Room::Printers),
        "TSE" => Route::Management(Room::Tse),
        _ => Route::Management(Room::BookHealth),
    }
}

/// What should be known of someone, behind a word that says nothing of it to who stands beside.
#[component]
pub fn Hints(warnings: Vec<String>) -> impl IntoView {
    if warnings.is_empty() {
        return ().into_any();
    }
    let lines = warnings.into_iter().map(|text| view! { <li>{text}</li> }).collect_view();
    view! { <details class="today-hint"><summary>{words::HINT}</summary><ul>{lines}</ul></details> }
        .into_any()
}
