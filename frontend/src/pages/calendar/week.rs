//! The week: seven columns of short cards, for all or for one person.

use contract::Topic;
use contract::calendar::{Card, ShowWeek, WeekDay};
use leptos::prelude::*;

use super::scale::clock;
use super::state::{Calendar, Look};
use super::who::Who;
use crate::live::live;
use crate::text::german::calendar as words;
use crate::ui::Wrong;

/// The week of the day.
#[component]
pub fn Week() -> impl IntoView {
    let calendar = Calendar::here();
    let page = live(&[Topic::Calendar, Topic::People], move || ShowWeek {
        day: calendar.day.get(),
        person: calendar.place.person.get(),
    });
    view! {
        <div class="cal-wide">
            <Who/>
            <Wrong trouble=Signal::derive(move || page.trouble())/>
            <div class="cal-week">
                {move || page.get().map(|page| page.days.into_iter().map(|day| view! { <DayColumn day/> }).collect_view())}
            </div>
        </div>
    }
}

#[component]
fn DayColumn(day: WeekDay) -> impl IntoView {
    let calendar = Calendar::here();
    let WeekDay { summary, cards } = day;
    let own = summary.day;
    let go = move |_| {
        calendar.go(own);
        calendar.place.look.set(Look::Day);
    };
    let today = move || (calendar.today.get() == own).then_some("date");
    let full = match &summary.closed {
        Some(closed) => closed.clone(),
        None => words::full(summary.appointments, summary.load_percent),
    };
    let card = move |card: Card| {
        let id = card.id;
        let open = move |_| {
            calendar.go(own);
            calendar.place.look.set(Look::Day);
            calendar.choose(Some(id));
        };
        let kind = card.blocks.first().map(|block| crate::ui::tile::kind_name(block.tone));
        let at = card.at.map(|at| clock(at.minute));
        let name = if card.guest.name.is_empty() { words::WITHOUT_NAME.to_owned() } else { card.guest.name };
        let sign = words::sign(card.state, !card.warnings.is_empty());
        view! {
            <li>
                <button type="button" class="cal-card" data-kind=kind on:click=open>
                    <span><b>{at}</b>" "<b>{name}</b>" "<em>{sign}</em></span>
                    <span>{card.services}</span>
                </button>
            </li>
        }
    };
    view! {
        <section class="cal-day" data-closed=summary.closed.is_some().then_some("yes")>
            <button type="button" class="cal-day-head" aria-current=today on:click=go>
                <b>{words::short_day(own)}</b><span>{full}</span>
            </button>
            <ul>{cards.into_iter().map(card).collect_view()}</ul>
        </section>
    }
}
