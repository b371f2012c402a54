//! The month at a glance: how full each day is, in a figure and a bar.

use contract::Topic;
use contract::calendar::{DaySummary, ShowMonth};
use leptos::prelude::*;

use super::state::{Calendar, Look};
use super::who::Who;
use crate::live::live;
use crate::text::german::calendar as words;
use crate::ui::Wrong;

/// The month of the day.
#[component]
pub fn Month() -> impl IntoView {
    let calendar = Calendar::here();
    let page = live(&[Topic::Calendar, Topic::People], move || ShowMonth {
        day: calendar.day.get(),
        person: calendar.place.person.get(),
    });
    let days = move || {
        page.get().map(|page| {
            // The first day stands under its weekday.
            let before = page.days.first().map_or(0, |first| first.day.weekday());
            let empty = (0..before).map(|_| view! { <li></li> }).collect_view();
            let days = page.days.into_iter().map(|day| view! { <MonthDay day/> }).collect_view();
            view! { {empty}{days} }
        })
    };
    view! {
        <div class="cal-wide">
            <Who/>
            <Wrong trouble=Signal::derive(move || page.trouble())/>
            <div class="cal-weekdays" aria-hidden="true">
                {words::WEEKDAYS.iter().map(|name| view! { <span>{*name}</span> }).collect_view()}
            </div>
            <ul class="cal-month">{days}</ul>
        </div>
    }
}

#[component]
fn MonthDay(day: DaySummary) -> impl IntoView {
    let calendar = Calendar::here();
    let own = day.day;
    let go = move |_| {
        calendar.go(own);
        calendar.place.look.set(Look::Day);
    };
    let today = move || (calendar.today.get() == own).then_some("date");
    let closed = day.closed.is_some();
    let words = match day.closed {
        Some(closed) => closed,
        None => words::full(day.appointments, day.load_percent),
    };
    let width = format!("{}%", day.load_percent.min(100));
    view! {
        <li>
            <button type="button" class="cal-month-day" data-closed=closed.then_some("yes") aria-current=today on:click=go>
                <b>{own.day_of_month()}</b>
                <span>{words}</span>
                <i><i style:width=width></i></i>
            </button>
        </li>
    }
}
