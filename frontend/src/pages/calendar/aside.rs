//! Beside the day: who is free now, what fits now, who waits; or the appointment that was chosen.

use contract::Topic;
use contract::calendar::{FitsNow, FreeNow, FreePerson, Miss, Proposal, Span, Waiting};
use leptos::prelude::*;

use super::detail::Detail;
use super::panel::{Panel, Wish};
use super::state::Calendar;
use crate::live::live;
use crate::text::german::calendar as words;
use crate::ui::euro;

/// The column on the right.
#[component]
pub fn Side() -> impl IntoView {
    let calendar = Calendar::here();
    let chosen = Memo::new(move |_| calendar.chosen.get());
    view! {
        <aside class="cal-side" aria-label=words::SIDE>
            {move || match chosen.get() {
                Some(appointment) => view! { <Detail appointment/> }.into_any(),
                None => view! { <Now/> }.into_any(),
            }}
        </aside>
    }
}

#[component]
fn Now() -> impl IntoView {
    let free = live(&[Topic::Calendar, Topic::People], || FreeNow);
    let fits = live(&[Topic::Calendar, Topic::Catalogue], || FitsNow { articles: Vec::new(), person: None });
    let calendar = Calendar::here();
    let people = move |now: bool| {
        let all = free.get().map(|free| free.people).unwrap_or_default();
        all.into_iter().filter(move |person| person.now == now).collect::<Vec<_>>()
    };
    let waiting =
        move || calendar.page.with(|page| page.map(|page| page.waiting.clone()).unwrap_or_default());
    let proposals = move || fits.get().map(|fits| fits.fits).unwrap_or_default();
    let misses = move || fits.get().map(|fits| fits.misses).unwrap_or_default();
    view! {
        <h2>{words::FREE_NOW}</h2>
        {move || people(true).into_iter().map(|person| view! { <Free person/> }).collect_view()}
        <Show when=move || people(true).is_empty()><p class="cal-none">{words::NOBODY_FREE}</p></Show>
        <h2>{words::FITS_NOW}</h2>
        {move || proposals().into_iter().take(4).map(|fit| view! { <Fit fit/> }).collect_view()}
        <Show when=move || proposals().is_empty()><p class="cal-none">{words::NOTHING_FITS}</p></Show>
        {move || misses().into_iter().take(2).map(|miss| view! { <Missed miss/> }).collect_view()}
        {move || {
            let next = people(false);
            (!next.is_empty()).then(|| view! {
                <h2>{words::NEXT_GAP}</h2>
                {next.into_iter().take(3).map(|person| view! { <Free person/> }).collect_view()}
            })
        }}
        {move || {
            let waiting = waiting();
            (!waiting.is_empty()).then(|| view! {
                <h2>{words::WAITING}</h2>
                {waiting.into_iter().take(6).map(|waiting| view! { <Waits waiting/> }).collect_view()}
            })
        }}
    }
}

/// Someone who is free: a touch puts the cursor there and books.
#[component]
fn Free(person: FreePerson) -> impl IntoView {
    let (calendar, panel) = (Calendar::here(), Panel::here());
    let FreePerson { person: id, name, gap, now, detail } = person;
    let until = if now { words::free_until(gap.until) } else { gap.german() };
    let book = move |_| {
        let day = calendar.today.get_untracked();
        panel.open_at(contract::calendar::Slot { day, minute: gap.from.next_multiple_of(5) }, id);
    };
    view! {
        <button type="button" class="cal-tip" on:click=book>
            <span><span><b>{name}</b>" "{until}</span></span>
            {detail.map(|detail| view! { <span>{detail}</span> })}
        </button>
    }
}

#[component]
fn Fit(fit: Proposal) -> impl IntoView {
    let panel = Panel::here();
    let detail =
        words::fit(&fit.person_name, &Span::new(fit.at.minute, fit.until).german(), fit.guest.as_deref());
    let (service, price) = (fit.service.clone(), euro(fit.price));
    let first = fit.waiting.is_some();
    let book = move |_| {
        panel.open_at(fit.at, fit.person);
        panel.wishes.set(vec![Wish { article: fit.article, name: fit.service.clone() }]);
        panel.name.set(fit.guest.clone().unwrap_or_default());
    };
    view! {
        <button type="button" class="cal-tip" data-first=first.then_some("yes") on:click=book>
            <span><b>{service}</b><b class="cal-price">{price}</b></span>
            <span>{detail}</span>
        </button>
    }
}

#[component]
fn Missed(miss: Miss) -> impl IntoView {
    view! {
        <div class="cal-tip" data-not="yes">
            <span><b>{miss.service}</b></span>
            <span>{words::fits_not(&miss.person_name, &miss.reason)}</span>
        </div>
    }
}

#[component]
fn Waits(waiting: Waiting) -> impl IntoView {
    let panel = Panel::here();
    let (name, services) = (waiting.guest.name.clone(), waiting.services.clone());
    let book = move |_| {
        panel.empty();
        let wish = |part: &contract::calendar::PartWish| Wish {
            article: part.article,
            name: waiting.services.clone(),
        };
        panel.wishes.set(waiting.parts.iter().take(1).map(wish).collect());
        panel.name.set(waiting.guest.name.clone());
        panel.phone.set(waiting.guest.phone.clone().unwrap_or_default());
        panel.customer.set(waiting.guest.customer);
        panel.show();
    };
    view! {
        <button type="button" class="cal-tip" on:click=book>
            <span><b>{name}</b><span>{format!("{} min", waiting.minutes)}</span></span>
            <span>{services}</span>
        </button>
    }
}
