//! Who is free now, and what fits into that time.

use contract::Topic;
use contract::calendar::{FitsNow, FreeNow, FreePerson, Proposal, Slot, Waiting, WaitingList};
use leptos::prelude::*;

use super::acts::may_act;
use crate::live::live;
use crate::pages::calendar::panel::Panel;
use crate::shell::House;
use crate::text::german::today as words;
use crate::ui::{Button, ButtonKind, Empty};

const TOPICS: &[Topic] = &[Topic::Calendar, Topic::People, Topic::Catalogue];

/// Those who are free.
#[component]
pub fn Free() -> impl IntoView {
    let house = House::here();
    let minute = Memo::new(move |_| house.now().map(|now| now.minute_of_day()));
    let free = live(TOPICS, move || {
        minute.track();
        FreeNow
    });
    let fits = live(TOPICS, move || {
        minute.track();
        FitsNow { articles: Vec::new(), person: None }
    });
    let waiting = live(TOPICS, || WaitingList);
    let people = move || {
        let all = free.get().map(|free| free.people).unwrap_or_default();
        all.into_iter().filter(|person| person.now).collect::<Vec<_>>()
    };
    let line = move |person: FreePerson| {
        let fit = fits.with(|fits| {
            fits.and_then(|it| {
                it.fits
                    .iter()
                    .find(|fit| fit.person == person.person && fit.at.minute < person.gap.until)
                    .cloned()
            })
        });
        let waits = fit
            .as_ref()
            .and_then(|fit| fit.waiting)
            .and_then(|id| waiting.with(|list| list?.iter().find(|it| it.id == id).cloned()));
        view! { <FreeLine person fit waits/> }
    };
    view! {
        <h2>{words::FREE}" "<span class="today-count">{move || people().len()}</span></h2>
        <Show when=move || people().is_empty()><Empty text=words::NOBODY_FREE/></Show>
        <ul class="today-list">{move || people().into_iter().map(line).collect_view()}</ul>
    }
}

#[component]
fn FreeLine(person: FreePerson, fit: Option<Proposal>, waits: Option<Waiting>) -> impl IntoView {
    let (panel, house) = (Panel::here(), House::here());
    let FreePerson { person: id, name, gap, detail, .. } = person;
    let book = move |_| {
        panel.open_at(Slot { day: house.today(), minute: gap.from.next_multiple_of(5) }, id);
    };
    let offered = fit.as_ref().map(|fit| words::fits(&fit.service, fit.guest.as_deref()));
    let take = fit.zip(waits).filter(|_| may_act()).map(|(fit, waiting)| {
        let heard = format!("{}: {}", words::TAKE, waiting.guest.name);
        let take = move |()| panel.open_waiting(waiting.clone(), Some((fit.at, fit.person)));
        view! { <Button label=words::TAKE kind=ButtonKind::Plain heard on_press=take/> }
    });
    view! {
        <li class="today-line">
            <button type="button" class="today-way" disabled=!may_act() on:click=book>
                <span>
                    <span><b>{name}</b>" "{words::until(gap.until)}</span>
                    {detail.or(offered).map(|text| view! { <span class="today-what">{text}</span> })}
                </span>
            </button>
            {take}
        </li>
    }
}
