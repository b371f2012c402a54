//! The day's sheet: heads, times, a column per person. A column is drawn anew only if its own picture changed.

use std::sync::Arc;

use contract::PersonId;
use leptos::{html, prelude::*};

use super::keyboard;
use super::markup;
use super::picture::ColumnPicture;
use super::scale::{Scale, clock};
use super::state::{Calendar, Cursor, Look};
use crate::shell::House;
use crate::text::german::calendar as words;
use crate::ui::Empty;

/// The sheet with its scroller.
#[component]
pub fn DaySheet() -> impl IntoView {
    let calendar = Calendar::here();
    let scroll = NodeRef::<html::Div>::new();
    let people = Memo::new(move |_| {
        calendar.pictures.with(|all| all.iter().map(|picture| picture.person).collect::<Vec<_>>())
    });
    let scale = Memo::new(move |_| calendar.pictures.with(|all| all.first().map(|picture| picture.scale)));
    let count = move || people.with(Vec::len).to_string();
    let height = move || scale.get().map(|scale| format!("{}px", scale.whole())).unwrap_or_default();
    let nobody = move || people.with(Vec::is_empty) && calendar.page.with(|page| page.is_some());
    keyboard::guide(calendar, scroll);
    view! {
        <div
            node_ref=scroll
            class="cal-scroll"
            role="application"
            tabindex="0"
            aria-label=words::SHEET
            on:keydown=move |event| keyboard::key(calendar, &event)
        >
            <div class="cal-sheet" style:--people=count>
                <div class="cal-heads">
                    <div class="cal-corner"></div>
                    <For each=move || people.get() key=|person| *person children=move |person| view! { <Head person/> }/>
                </div>
                <div class="cal-body" style:height=height>
                    <div class="cal-times">{move || scale.get().map(times)}</div>
                    <For each=move || people.get() key=|person| *person children=move |person| view! { <ColumnView person/> }/>
                    <CursorFrame scale/>
                    <NowLine scale/>
                </div>
            </div>
            <Show when=nobody><Empty text=words::NOBODY/></Show>
        </div>
    }
}

fn times(scale: Scale) -> impl IntoView {
    scale
        .hours()
        .map(|(hour, top)| view! { <span style:top=format!("{top}px")>{format!("{hour}:00")}</span> })
        .collect_view()
}

fn picture_of(calendar: Calendar, person: PersonId) -> Memo<Option<Arc<ColumnPicture>>> {
    Memo::new(move |_| {
        calendar.pictures.with(|all| all.iter().find(|picture| picture.person == person).cloned())
    })
}

/// Name, hours and load; a touch leads to the person's list.
#[component]
fn Head(person: PersonId) -> impl IntoView {
    let calendar = Calendar::here();
    let head = Memo::new(move |_| {
        calendar.pictures.with(|all| {
            let picture = all.iter().find(|picture| picture.person == person)?;
            let load = (!picture.hours.is_empty() && picture.hours != words::DAY_OFF).then_some(picture.load);
            Some((picture.name.clone(), picture.hours.clone(), load))
        })
    });
    let list = move |_| {
        calendar.place.person.set(Some(person));
        calendar.place.look.set(Look::List);
    };
    let inside = move || {
        head.get().map(|(name, hours, load)| {
            let first = name.split_whitespace().next().unwrap_or_default().to_owned();
            view! {
                <b title=name>{first}</b>
                <span class="cal-load">{load.map(|load| format!("{load}\u{a0}%"))}</span>
                <span class="cal-hours">{hours}</span>
            }
        })
    };
    view! { <button type="button" class="cal-person" tabindex="-1" on:click=list>{inside}</button> }
}

/// A column is one piece of markup: built node by node, a full day would take longer than the eye allows.
#[component]
fn ColumnView(person: PersonId) -> impl IntoView {
    let picture = picture_of(Calendar::here(), person);
    let node = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if let (Some(node), Some(picture)) = (node.get(), picture.get()) {
            markup::paint(&node, &picture);
        }
    });
    let first = if cfg!(target_family = "wasm") { None } else { picture.get_untracked() };
    let first = first.map(|picture| markup::column(&picture)).unwrap_or_default();
    view! { <div node_ref=node class="cal-column" data-person=person.0 inner_html=first></div> }
}

/// The frame at the keyboard's place; moved by its own style alone.
#[component]
fn CursorFrame(scale: Memo<Option<Scale>>) -> impl IntoView {
    let calendar = Calendar::here();
    let place = move || {
        let (cursor, scale) = (calendar.cursor.get()?, scale.get()?);
        let held = calendar.held.with(|held| held.as_ref().map_or(30, |held| held.minutes));
        Some((cursor, scale, held))
    };
    let left = move || {
        let count = calendar.pictures.with(|all| all.len()).max(1);
        place().map(|(cursor, ..)| format!("calc(56px + (100% - 56px) * {} / {count})", cursor.column))
    };
    let width = move || {
        let count = calendar.pictures.with(|all| all.len()).max(1);
        format!("calc((100% - 56px) / {count})")
    };
    let top = move || place().map(|(cursor, scale, _)| format!("{}px", scale.top(cursor.minute)));
    let height = move || {
        place()
            .map(|(Cursor { minute, .. }, scale, held)| format!("{}px", scale.height(minute, minute + held)))
    };
    let label = move || place().map(|(cursor, ..)| clock(cursor.minute));
    view! {
        <div
            class="cal-cursor"
            hidden=move || place().is_none()
            style:left=move || left().unwrap_or_default()
            style:width=width
            style:top=move || top().unwrap_or_default()
            style:height=move || height().unwrap_or_default()
        >
            <span>{label}</span>
        </div>
        <p class="only-heard" aria-live="polite">{move || keyboard::spoken(calendar)}</p>
    }
}

/// The line of the present moment, by the desk's clock.
#[component]
fn NowLine(scale: Memo<Option<Scale>>) -> impl IntoView {
    let (calendar, house) = (Calendar::here(), House::here());
    let now = Memo::new(move |_| {
        let now = house.now()?;
        let shown = calendar.page.with(|page| page.is_some_and(|page| page.day == now.day()));
        shown.then(|| now.minute_of_day())
    });
    let line = move || {
        let (now, scale) = (now.get()?, scale.get()?);
        (scale.first <= now && now <= scale.last).then(|| {
            view! { <div class="cal-now" style:top=format!("{}px", scale.top(now))><span>{clock(now)}</span></div> }
        })
    };
    view! { {line} }
}
