//! Opening hours by weekday, and changes that are planned.

use contract::Day;
use contract::calendar::{OpeningHours, Planning, RemoveOpeningHours};
use leptos::prelude::*;

use super::hours_form::HoursForm;
use crate::deed::Deed;
use crate::live::Live;
use crate::shell::House;
use crate::text::german::planning as words;
use crate::ui::{Button, Card, Wrong};

/// The week's hours beside what is planned.
#[component]
pub fn Hours(planning: Live<Planning>) -> impl IntoView {
    let house = House::here();
    let today = Memo::new(move |_| house.today());
    // What is typed stays while the news come; it is read anew once it is saved.
    let again = RwSignal::new(0_u32);
    let loaded = Memo::new(move |_| planning.with(|planning| planning.is_some()));
    let form = move || {
        again.track();
        let holding = |planning: Planning| {
            planning
                .hours
                .into_iter()
                .filter(|plan| plan.from <= today.get_untracked())
                .max_by_key(|plan| plan.from)
        };
        loaded.get().then(|| untrack(|| planning.peek()).and_then(holding))
    };
    let saved = Callback::new(move |()| again.update(|count| *count += 1));
    view! {
        <div class="planning-two">
            <div class="planning-main">
                <p class="management-hint">{words::HOURS_HOW}</p>
                {move || form().map(|plan| view! { <HoursForm plan planning today saved/> })}
            </div>
            <div class="planning-side"><Later planning today/></div>
        </div>
    }
}

/// Changes that have not begun; each can be taken back.
#[component]
fn Later(planning: Live<Planning>, today: Memo<Day>) -> impl IntoView {
    let deed = Deed::new();
    let later = move || {
        let plans = planning.with(|planning| planning.map(|it| it.hours.clone()).unwrap_or_default());
        let mut later: Vec<OpeningHours> = plans.into_iter().filter(|plan| plan.from > today.get()).collect();
        later.sort_by_key(|plan| plan.from);
        later
    };
    let line = move |plan: OpeningHours| {
        let from = plan.from;
        let remove = move |()| deed.run(RemoveOpeningHours { from }, move |()| planning.refetch());
        let days: Vec<_> = (0..7)
            .map(|weekday: u32| {
                let of_day = plan.hours.iter().filter(|(of, _)| *of == weekday);
                let spans: Vec<_> = of_day.map(|(_, span)| *span).collect();
                let said = super::times::write_spans(&spans);
                let said = if said.is_empty() { words::CLOSED.to_owned() } else { said };
                let name = words::WEEKDAYS.get(weekday as usize).copied().unwrap_or_default();
                view! { <li><span>{name}</span><b>{said}</b></li> }
            })
            .collect();
        view! {
            <Card title=format!("{} {}", words::FROM_DAY, from.german())>
                <ul class="hours-later">{days}</ul>
                <Button label=words::REMOVE off=deed.busy() on_press=remove/>
            </Card>
        }
    };
    view! {
        <h3>{words::HOURS_LATER}</h3>
        {move || later().into_iter().map(line).collect_view()}
        <Show when=move || later().is_empty()><p class="management-hint">{words::HOURS_LATER_EMPTY}</p></Show>
        <Wrong trouble=deed.trouble()/>
    }
}
