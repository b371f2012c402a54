//! Beside the day: who is free now, what fits now, who waits; or the appointment that was chosen.

use contract::Topic;
use contract::calendar::{FitsNow, FreeNow, FreePerson, Miss, Proposal, Span};
use contract::catalogue::Catalogue;
use leptos::prelude::*;

use super::detail::Detail;
use super::panel::{Panel, ServiceWish};
use super::state::Calendar;
use super::waits::{Freed, WaitingPeople};
use crate::live::{live, live_if};
use crate::text::german::calendar as words;
use crate::ui::{Field, euro};

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
            <super::to_planning::ToPlanning/>
        </aside>
    }
}

#[component]
fn Now() -> impl IntoView {
    let free = live(&[Topic::Calendar, Topic::People], || FreeNow);
    let people = move |now: bool| {
        let all = free.get().map(|free| free.people).unwrap_or_default();
        all.into_iter().filter(move |person| person.now == now).collect::<Vec<_>>()
    };
    let places = move || {
        let places = free.with(|free| free.map(|free| free.resources.clone()).unwrap_or_default());
        (!places.is_empty()).then(|| view! { <p class="cal-places">{words::places(&places)}</p> })
    };
    view! {
        <Freed/>
        <h2>{words::FREE_NOW}</h2>
        {move || people(true).into_iter().map(|person| view! { <Free person/> }).collect_view()}
        <Show when=move || people(true).is_empty()><p class="cal-none">{words::NOBODY_FREE}</p></Show>
        {places}
        <Fits/>
        {move || {
            let next = people(false);
            (!next.is_empty()).then(|| view! {
                <h2>{words::NEXT_GAP}</h2>
                {next.into_iter().take(4).map(|person| view! { <Free person/> }).collect_view()}
            })
        }}
        <WaitingPeople/>
    }
}

/// What fits into the gaps of now and next: what is sold most, or what is asked for.
#[component]
fn Fits() -> impl IntoView {
    let prices = live(&[Topic::Catalogue], || Catalogue);
    let text = RwSignal::new(String::new());
    let asked = Memo::new(move |_| {
        let typed = text.get().trim().to_lowercase();
        if typed.is_empty() {
            return Some(Vec::new());
        }
        let all = prices.with(|prices| prices.map(|list| super::services::fitting(&list.articles, &typed)));
        let found: Vec<_> = all.unwrap_or_default().into_iter().map(|article| article.id).collect();
        (!found.is_empty()).then_some(found)
    });
    let fits = live_if(&[Topic::Calendar, Topic::Catalogue], move || {
        asked.get().map(|articles| FitsNow { articles, person: None })
    });
    let asks = move || text.with(|text| !text.trim().is_empty());
    let proposals = move || fits.get().map(|fits| fits.fits).unwrap_or_default();
    let misses = move || fits.get().map(|fits| fits.misses).unwrap_or_default();
    view! {
        <h2>{words::FITS_NOW}</h2>
        <Field label=words::WHICH_SERVICE text example=words::WHICH_SERVICE_EXAMPLE/>
        {move || proposals().into_iter().take(if asks() { 8 } else { 4 }).map(|fit| view! { <Fit fit/> }).collect_view()}
        <Show when=move || proposals().is_empty()><p class="cal-none">{words::NOTHING_FITS}</p></Show>
        {move || misses().into_iter().take(if asks() { 8 } else { 2 }).map(|miss| view! { <Missed miss/> }).collect_view()}
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
    let calendar = Calendar::here();
    let book = move |_| {
        // Who waits is taken from the list with all that was wished for.
        let waits =
            calendar.page.with(|page| page?.waiting.iter().find(|it| Some(it.id) == fit.waiting).cloned());
        if let Some(waiting) = waits {
            panel.open_waiting(waiting, Some((fit.at, fit.person)));
            return;
        }
        panel.open_at(fit.at, fit.person);
        panel.wishes.set(vec![ServiceWish::of(fit.article, fit.service.clone())]);
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
