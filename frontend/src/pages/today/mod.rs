//! *Heute*: who comes, who sits where, who pays, whom nobody has ticked off; each line leads where its work is done.

pub mod acts;
mod coming;
mod free;
mod paying;
mod side;
mod working;

use contract::Topic;
use contract::calendar::{ShowToday, Today};
use leptos::prelude::*;

use crate::live::live;
use crate::shell::House;
use crate::text::german::today as words;
use crate::ui::{Waiting, Wrong};

const TOPICS: &[Topic] = &[Topic::Calendar, Topic::People, Topic::Customers, Topic::Till];

/// The start page.
#[component]
pub fn TodayPage() -> impl IntoView {
    let house = House::here();
    // What is over and who is late changes with the clock alone.
    let minute = Memo::new(move |_| house.now().map(|now| now.minute_of_day()));
    let page = live(TOPICS, move || {
        minute.track();
        ShowToday
    });
    view! {
        <div class="today">
            <h1 class="only-heard">{words::PAGE}</h1>
            <Wrong trouble=Signal::derive(move || page.trouble())/>
            <Waiting busy=Signal::derive(move || page.with(|page| page.is_none()) && page.trouble().is_none())/>
            {move || page.get().map(|today| view! { <Sheet today/> })}
        </div>
    }
}

#[component]
fn Sheet(today: Today) -> impl IntoView {
    let now = today.now.minute_of_day();
    let Today { closed, coming, waiting, working, paying, unmarked, .. } = today;
    let minded = side::minded(&coming, &waiting, &working);
    let birthdays = side::birthdays([&coming, &waiting, &working, &paying]);
    view! {
        <div class="today-work">
            <coming::Next next=coming.first().cloned() closed now/>
            <div class="today-columns">
                <coming::Coming coming now/>
                <div class="today-column">
                    <working::Working waiting working now/>
                    <free::Free/>
                </div>
                <div class="today-column">
                    <paying::Paying paying/>
                    <paying::Unmarked unmarked/>
                </div>
            </div>
        </div>
        <side::Side minded birthdays/>
    }
}
