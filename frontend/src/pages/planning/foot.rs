//! Below the shift plan: usual times for whoever has no keyboard, and what is to be saved.

use std::collections::VecDeque;

use contract::calendar::{SaveShiftPlan, ShiftPlan};
use leptos::prelude::*;

use super::rota::{CellPlace, Rota};
use crate::deed::Deed;
use crate::text::german::planning as words;
use crate::ui::dates::{date, whole_day};
use crate::ui::{Button, ButtonKind, DateField, NotSaved, Notices, Saving, leave_field};

/// So many usual times are offered.
const USUAL: usize = 5;

/// The foot.
#[component]
pub fn Foot(rota: Rota) -> impl IntoView {
    view! {
        <footer class="plan-foot">
            {move || rota.last.get().map(|place| view! { <Usual rota place/> })}
            <Show when=move || rota.drafts.with(|drafts| !drafts.is_empty())><Save rota/></Show>
        </footer>
    }
}

/// What is written in the week most often.
fn usual(rota: Rota, pause: bool) -> Vec<String> {
    let mut counted: Vec<(usize, String)> = Vec::new();
    for person in rota.team() {
        for weekday in 0..7 {
            let text = rota.shown(person.id, weekday).text;
            let said = if pause { text.pause.clone() } else { text.work.clone() };
            if said.is_empty() || text.read().is_err() {
                continue;
            }
            match counted.iter_mut().find(|(_, of)| *of == said) {
                Some((count, _)) => *count += 1,
                None => counted.push((1, said)),
            }
        }
    }
    counted.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    counted.into_iter().take(USUAL).map(|(_, said)| said).collect()
}

/// The usual times by one touch, into the cell that had the keys last.
#[component]
fn Usual(rota: Rota, place: CellPlace) -> impl IntoView {
    let key = move |label: String, write: Callback<()>| {
        view! {
            // The cell keeps the keys.
            <button type="button" class="choice" on:pointerdown=|event| event.prevent_default()
                on:click=move |_| write.run(())>{label}</button>
        }
    };
    let work = move |said: String| {
        let text = said.clone();
        key(said, Callback::new(move |()| rota.edit_day(place, |day| day.work = text.clone())))
    };
    let pause = move |said: String| {
        let (label, text) = (format!("{} {said}", words::BREAK), said);
        key(label, Callback::new(move |()| rota.edit_day(place, |day| day.pause = text.clone())))
    };
    let free = Callback::new(move |()| rota.edit_day(place, |day| *day = Default::default()));
    let whose = words::LONG_WEEKDAYS.get(place.1).copied().unwrap_or_default();
    view! {
        <div class="plan-usual" role="group" aria-label=words::USUAL>
            <span class="small-title">{move || format!("{}, {whose}", rota.name(place.0))}</span>
            {move || usual(rota, false).into_iter().map(work).collect_view()}
            {key(words::FREE.to_owned(), free)}
            {move || usual(rota, true).into_iter().take(2).map(pause).collect_view()}
            {key(words::WHOLE_WEEK.to_owned(), Callback::new(move |()| rota.fill_week(place)))}
        </div>
    }
}

/// From when on it holds; saved, or dropped.
#[component]
fn Save(rota: Rota) -> impl IntoView {
    let (saving, notices) = (Saving::new(), Notices::here());
    let from = RwSignal::new(Some(date(rota.first_day())));
    let names = move || {
        let people = rota.drafts.with(|drafts| drafts.keys().copied().collect::<Vec<_>>());
        words::changed(&people.into_iter().map(|person| rota.name(person)).collect::<Vec<_>>())
    };
    let done = Callback::new(move |()| {
        notices.good(words::SAVED);
        rota.drafts.set(Default::default());
        rota.planning.refetch();
    });
    let save = move |plans: Result<Vec<ShiftPlan>, _>| {
        if let Some(plans) = saving.read(plans.map_err(|_| words::CHECK_RED)) {
            one_by_one(rota, saving.deed(), plans.into(), done);
        }
    };
    let from_day = move |()| {
        leave_field();
        match from.get_untracked().and_then(whole_day) {
            Some(from) => save(rota.plans(from)),
            None => saving.lack(words::NEEDS_DAY),
        }
    };
    let this_week = move |()| match untrack(|| rota.is_over()) {
        true => saving.lack(words::WEEK_IS_OVER),
        false => save(rota.plans_of_week()),
    };
    let today = Signal::derive(move || date(rota.today.get()));
    let busy = saving.deed().busy();
    view! {
        <div class="plan-save">
            <b>{names}</b>
            <div class="plan-trouble">
                <NotSaved saving/>
            </div>
            <DateField label=words::FROM_DAY today day=from example=words::DAY_EXAMPLE/>
            <Button label=words::DROP kind=ButtonKind::Quiet on_press=move |()| rota.drafts.set(Default::default())/>
            <Button label=words::ONLY_THIS_WEEK off=busy on_press=this_week/>
            <Button label=words::SAVE kind=ButtonKind::Primary shortcut="Ctrl+S" off=busy on_press=from_day/>
        </div>
    }
}

/// Each person's plan is an act of its own; the first no stops, and what was typed stays.
fn one_by_one(rota: Rota, deed: Deed, mut plans: VecDeque<ShiftPlan>, done: Callback<()>) {
    let Some(plan) = plans.pop_front() else { return done.run(()) };
    let (place, notices) = (rota.place, rota.notices);
    deed.run(SaveShiftPlan { plan: plan.clone() }, move |freed| {
        place.tell_waiting(notices, freed);
        // The sheet shows it at once, ahead of the news.
        if let Some(mut planning) = rota.planning.peek() {
            planning.shifts.retain(|of| (of.person, of.from) != (plan.person, plan.from));
            planning.shifts.push(plan);
            rota.planning.put(planning);
        }
        one_by_one(rota, deed, plans, done);
    });
}
