//! Public holidays that are still open: proposed, and entered by a touch.

use std::collections::VecDeque;

use contract::calendar::{AddClosure, Holiday, Planning, holidays_from};
use leptos::prelude::*;

use crate::deed::Deed;
use crate::live::Live;
use crate::shell::House;
use crate::text::german::planning as words;
use crate::ui::{Button, Choice, Wrong};

/// The holidays of the next twelve months that no closure holds.
#[component]
pub fn Holidays(planning: Live<Planning>) -> impl IntoView {
    let (deed, house) = (Deed::new(), House::here());
    let today = Memo::new(move |_| house.today());
    let open = Memo::new(move |_| {
        let closures = planning.with(|planning| planning.map(|it| it.closures.clone()).unwrap_or_default());
        let closed = |day| closures.iter().any(|closure| closure.from <= day && day <= closure.until);
        let coming = holidays_from(today.get()).into_iter().filter(|holiday| !closed(holiday.day));
        coming.map(|holiday| (holiday.day, holiday.name, holiday.lands)).collect::<Vec<_>>()
    });
    let list = move |everywhere: bool| {
        let all = open.get().into_iter().filter(move |(_, _, lands)| lands.is_none() == everywhere);
        all.map(|(day, name, lands)| Holiday { day, name, lands }).collect::<Vec<_>>()
    };
    let key = move |holiday: Holiday| {
        let said = match holiday.lands {
            None => format!("{} {}", holiday.day.german_with_weekday(), holiday.name),
            Some(lands) => format!("{} {} ({lands})", holiday.day.german_with_weekday(), holiday.name),
        };
        view! { <Choice label=said chosen=false on_press=move |()| close(deed, planning, VecDeque::from([holiday]))/> }
    };
    view! {
        <section class="planning-free">
            <h3>{words::HOLIDAYS}</h3>
            <Show when=move || !list(true).is_empty()
                fallback=|| view! { <p class="management-hint">{words::HOLIDAYS_DONE}</p> }>
                <p class="management-hint">{words::HOLIDAYS_HOW}</p>
                <div class="planning-days">{move || list(true).into_iter().map(key).collect_view()}</div>
                <Button label=words::ALL_HOLIDAYS off=deed.busy() on_press=move |()| close(deed, planning, list(true).into())/>
            </Show>
            <Wrong trouble=deed.trouble()/>
            <details class="planning-lands">
                <summary>{words::SOME_LANDS}</summary>
                <div class="planning-days">{move || list(false).into_iter().map(key).collect_view()}</div>
            </details>
        </section>
    }
}

/// Closes the salon on these days, one after the other.
fn close(deed: Deed, planning: Live<Planning>, mut days: VecDeque<Holiday>) {
    let Some(Holiday { day, name, .. }) = days.pop_front() else { return planning.refetch() };
    deed.run(AddClosure { from: day, until: day, name: name.to_owned() }, move |_| {
        close(deed, planning, days)
    });
}
