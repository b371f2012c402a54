//! Who comes: the next one large, the others in a list.

use contract::calendar::{AppointmentState, Visit, hour_minute};
use leptos::prelude::*;

use super::acts::{StateButton, may_act, to_appointment};
use super::side::Hints;
use crate::router::{Page, Route, Router};
use crate::text::german::calendar as calendar_words;
use crate::text::german::today as words;
use crate::ui::{Button, ButtonKind, Chip, Empty, Tone};

/// So many lines; the rest is counted, and stands in the calendar.
const SHOWN: usize = 7;
/// Whoever comes within so many minutes can be here by now.
const SOON: i64 = 60;

fn minutes_off(visit: &Visit, now: u32) -> i64 {
    visit.card.at.map_or(0, |at| i64::from(at.minute) - i64::from(now))
}

/// The next arrival.
#[component]
pub fn Next(next: Option<Visit>, closed: Option<String>, now: u32) -> impl IntoView {
    let Some(visit) = next else {
        let text = closed.unwrap_or_else(|| words::NOBODY_COMES.to_owned());
        return view! { <section class="today-next"><p class="today-none">{text}</p></section> }.into_any();
    };
    let router = Router::here();
    let (begin, what) = line(&visit);
    let (way, customer) = (to_appointment(&visit.card), visit.card.guest.customer);
    let soon = words::next(minutes_off(&visit, now));
    let birthday = visit.birthday.then(|| view! { <Chip text=words::HAS_BIRTHDAY tone=Tone::Ok/> });
    let name = named(&visit);
    view! {
        <section class="today-next" aria-labelledby="today-soon">
            <div>
                <p id="today-soon" class="today-soon">{soon}" "{birthday}</p>
                <p class="today-name"><span class="today-time">{begin}</span>" "{name}</p>
                <p>{what}</p>
            </div>
            <Show when=may_act>
                <div class="today-ways">
                    {customer.map(|id| view! {
                        <Button label=words::OPEN_FILE kind=ButtonKind::Plain on_press=move |()| router.go(Route::Customer(id))/>
                    })}
                    <Button
                        label=words::MOVE
                        kind=ButtonKind::Plain
                        on_press={let way = way.clone(); move |()| router.go(way.clone())}
                    />
                    <StateButton
                        card=visit.card.clone()
                        state=AppointmentState::Arrived
                        label=words::ARRIVED
                        kind=ButtonKind::Primary
                    />
                </div>
            </Show>
        </section>
    }
    .into_any()
}

fn named(visit: &Visit) -> String {
    let name = &visit.card.guest.name;
    if name.is_empty() { calendar_words::HALF_MADE.to_owned() } else { name.clone() }
}

/// Begin, and what happens where.
fn line(visit: &Visit) -> (String, String) {
    let card = &visit.card;
    let begin = card.at.map(|at| hour_minute(at.minute)).unwrap_or_default();
    let until = card.until.unwrap_or_default();
    (begin, words::what(&card.services, &visit.people, until, card.chair.as_deref()))
}

/// All who still come today.
#[component]
pub fn Coming(coming: Vec<Visit>, now: u32) -> impl IntoView {
    let router = Router::here();
    let count = coming.len();
    let last = coming.last().and_then(|visit| visit.card.until).unwrap_or_default();
    let rest = count.saturating_sub(SHOWN);
    let lines = coming.into_iter().take(SHOWN).map(|visit| view! { <Arrival visit now/> }).collect_view();
    view! {
        <section class="today-column" aria-labelledby="today-coming">
            <h2 id="today-coming">{words::COMING}" "<span class="today-count">{count}</span></h2>
            <Show when=move || count == 0><Empty text=words::NOBODY_COMES/></Show>
            <ul class="today-list">{lines}</ul>
            <Show when=move || { rest > 0 }>
                <Button label=words::more(rest, last) kind=ButtonKind::Plain on_press=move |()| router.go(Page::Calendar)/>
            </Show>
        </section>
    }
}

#[component]
fn Arrival(visit: Visit, now: u32) -> impl IntoView {
    let router = Router::here();
    let way = to_appointment(&visit.card);
    let (begin, _) = line(&visit);
    let off = minutes_off(&visit, now);
    let late = (off < 0).then(|| words::how_soon(off));
    let what = [visit.card.services.as_str(), visit.people.as_str()].join(" · ");
    let act = may_act() && off <= SOON;
    view! {
        <li class="today-line">
            <button type="button" class="today-way" on:click=move |_| router.go(way.clone())>
                <b class="today-begin">{begin}</b>
                <span>
                    <b>{named(&visit)}</b>
                    <span class="today-what">{what}</span>
                    {late.map(|late| view! { <span class="today-late">{late}</span> })}
                </span>
            </button>
            <Hints warnings=visit.card.warnings.clone()/>
            {act.then(|| view! {
                <StateButton card=visit.card.clone() state=AppointmentState::Arrived label=words::ARRIVED/>
            })}
        </li>
    }
}
