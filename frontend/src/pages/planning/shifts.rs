//! The week's shift plan: people down, days across, times typed right where they stand.

use chrono::Datelike;
use contract::PersonId;
use contract::calendar::Planning;
use contract::people::Person;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::cell::Cell;
use super::draft::monday_of;
use super::foot::Foot;
use super::plans::Plans;
use super::rota::Rota;
use crate::live::Live;
use crate::text::german::planning as words;
use crate::ui::dates::date;
use crate::ui::{Button, Empty, Initials};

/// The plan of a week.
#[component]
pub fn Shifts(planning: Live<Planning>) -> impl IntoView {
    let rota = Rota::new(planning);
    let open = RwSignal::new(None::<PersonId>);
    view! {
        <Week rota/>
        <div class="plan-sheet">
            <table class="plan" aria-label=words::SHEET on:keydown=step>
                <thead>
                    <tr>
                        <th scope="col">{words::PERSON}</th>
                        {(0..7).map(|weekday| view! { <DayHead rota weekday/> }).collect_view()}
                    </tr>
                </thead>
                <tbody>
                    <For each=move || rota.team().into_iter().enumerate() key=|(at, person)| (*at, person.id)
                        children=move |(row, person)| view! { <Row rota person row open/> }/>
                </tbody>
            </table>
            <Show when=move || rota.people.with(|people| people.is_some_and(Vec::is_empty))>
                <Empty text=words::SHIFTS_EMPTY/>
            </Show>
        </div>
        <Foot rota/>
        <Plans rota open/>
    }
}

/// The week in words, and the way to another one.
#[component]
fn Week(rota: Rota) -> impl IntoView {
    let go = move |days: i64| rota.monday.update(|monday| *monday = monday.plus_days(days));
    let number = move || words::week_number(date(rota.monday.get()).iso_week().week());
    view! {
        <div class="plan-week">
            <h3>{number}</h3>
            <span class="plan-days">{move || words::week_days(rota.monday.get())}</span>
            <div class="plan-ways">
                <button type="button" class="button" data-kind="plain" aria-label=words::WEEK_BACK on:click=move |_| go(-7)>"‹"</button>
                <Button label=words::THIS_WEEK shortcut="Alt+H"
                    on_press=move |()| rota.monday.set(monday_of(rota.today.get_untracked()))/>
                <button type="button" class="button" data-kind="plain" aria-label=words::WEEK_ON on:click=move |_| go(7)>"›"</button>
            </div>
            <p class="management-hint">{words::HOW_TO_TYPE}</p>
        </div>
    }
}

/// A day with the salon's hours.
#[component]
fn DayHead(rota: Rota, weekday: usize) -> impl IntoView {
    let hours = move || match rota.salon(weekday).map(|day| day.summary) {
        None => String::new(),
        Some(summary) => match summary.closed {
            Some(why) => why,
            None => super::times::write_spans(&summary.open),
        },
    };
    let closed = move || rota.salon(weekday).is_some_and(|day| day.summary.closed.is_some()).then_some("yes");
    let today = move || (rota.day(weekday) == rota.today.get()).then_some("date");
    view! {
        <th scope="col" data-closed=closed aria-current=today>
            <b>{words::WEEKDAYS.get(weekday).copied().unwrap_or_default()}" "{move || words::short_day(rota.day(weekday))}</b>
            <span>{hours}</span>
        </th>
    }
}

/// One person's week.
#[component]
fn Row(rota: Rota, person: Person, row: usize, open: RwSignal<Option<PersonId>>) -> impl IntoView {
    let id = person.id;
    let about = move || match rota.cycle(id) {
        None => words::AS_OPEN.to_owned(),
        Some((1, _)) => words::cycle(1).to_owned(),
        Some((count, at)) => format!("{}, {}", words::letter(at), words::cycle(count)),
    };
    let typed = move || rota.drafts.with(|drafts| drafts.contains_key(&id)).then_some("yes");
    let name = StoredValue::new(person.short_name.clone());
    view! {
        <tr data-typed=typed>
            <th scope="row">
                <button type="button" class="plan-person" aria-haspopup="dialog" on:click=move |_| open.set(Some(id))>
                    <Initials name=person.name.clone()/>
                    <span>
                        <b>{person.short_name.clone()}</b>
                        <span class="plan-sum">{move || words::hours(rota.minutes(id))}</span>
                        <span class="plan-about">{about}</span>
                    </span>
                </button>
            </th>
            {(0..7).map(|weekday| view! { <Cell rota person=id name=name.get_value() row weekday/> }).collect_view()}
        </tr>
    }
}

/// Up and down go to the person above and below, Enter goes on downwards.
fn step(event: ev::KeyboardEvent) {
    let by = match event.key().as_str() {
        "ArrowUp" => -1,
        "ArrowDown" | "Enter" => 1,
        _ => return,
    };
    let from = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(at) = from.and_then(|input| input.get_attribute("data-at")) else { return };
    let mut parts = at.split(' ');
    let (Some(row), Some(rest)) = (parts.next().and_then(|row| row.parse::<i64>().ok()), parts.next()) else {
        return;
    };
    event.prevent_default();
    let wanted = format!("input[data-at=\"{} {rest}\"]", row + by);
    let found = document().query_selector(&wanted).ok().flatten();
    if let Some(input) = found.and_then(|found| found.dyn_into::<HtmlInputElement>().ok()) {
        // Only fails where the sheet is gone already.
        let _ = input.focus();
    }
}
