//! One person's shift plans: how they repeat, taken over from someone else, and those that are still to come.

use contract::PersonId;
use contract::calendar::{RemoveShiftPlan, ShiftPlan};
use leptos::prelude::*;

use super::draft::holding;
use super::rota::Rota;
use crate::deed::Deed;
use crate::text::german::planning as words;
use crate::ui::{Actions, Button, Chip, Choice, Dialog, Notices, Pick, Tone, Wrong};

/// The dialog about whoever is chosen.
#[component]
pub fn Plans(rota: Rota, open: RwSignal<Option<PersonId>>) -> impl IntoView {
    let title = Signal::derive(move || {
        open.get().map(|person| words::plan_title(&rota.name(person))).unwrap_or_default()
    });
    view! {
        <Dialog open=Signal::derive(move || open.get().is_some()) on_close=move |()| open.set(None) title>
            {move || open.get().map(|person| view! { <OfPerson rota person/> })}
            <Actions><Button label=words::CLOSE on_press=move |()| open.set(None)/></Actions>
        </Dialog>
    }
}

#[component]
fn OfPerson(rota: Rota, person: PersonId) -> impl IntoView {
    let cycle = move |(weeks, word): (usize, &'static str)| {
        let chosen = Signal::derive(move || rota.cycle(person).map_or(1, |(count, _)| count) == weeks);
        let turn = move |()| rota.edit(person, |draft, monday| draft.repeat_after(weeks, monday));
        view! { <Choice label=word chosen on_press=turn/> }
    };
    view! {
        <section class="plan-part">
            <h3>{words::REPEATS}</h3>
            <div class="choices">{words::WEEKS.map(cycle).into_iter().collect_view()}</div>
        </section>
        <Copy rota person/>
        <section class="plan-part">
            <h3>{words::PLANS}</h3>
            <All rota person/>
        </section>
    }
}

/// Someone else's weeks become this person's, to be saved.
#[component]
fn Copy(rota: Rota, person: PersonId) -> impl IntoView {
    let notices = Notices::here();
    let others = Signal::derive(move || {
        let team = rota.team().into_iter().filter(|other| other.id != person);
        team.map(|other| (Some(other.id), other.short_name)).collect::<Vec<_>>()
    });
    let from = RwSignal::new(others.with_untracked(|others| others.first().and_then(|(id, _)| *id)));
    let copy = move |()| {
        if let Some(from) = from.get_untracked() {
            rota.copy(from, person);
            notices.mind(words::COPIED);
        }
    };
    view! {
        <Show when=move || others.with(|others| !others.is_empty())>
            <div class="plan-copy">
                <Pick label=words::COPY_FROM items=others chosen=from/>
                <Button label=words::COPY on_press=copy/>
            </div>
        </Show>
    }
}

/// The plan that holds, and those to come.
#[component]
fn All(rota: Rota, person: PersonId) -> impl IntoView {
    let deed = Deed::new();
    let all = move || {
        rota.planning.with(|planning| {
            let all = planning.map(|planning| planning.shifts.as_slice()).unwrap_or_default();
            let today = rota.today.get();
            let holds = holding(all, person, today).map(|plan| plan.from);
            let stands =
                |plan: &&ShiftPlan| plan.person == person && (plan.from > today || Some(plan.from) == holds);
            let mut own: Vec<ShiftPlan> = all.iter().filter(stands).cloned().collect();
            own.sort_by_key(|plan| plan.from);
            own
        })
    };
    let line = move |plan: ShiftPlan| {
        let (from, begun) = (plan.from, plan.from <= rota.today.get());
        let remove = move |()| deed.run(RemoveShiftPlan { person, from }, move |()| rota.planning.refetch());
        view! {
            <li class="plan-line">
                <span>{words::plan_line(from, plan.cycle_weeks, begun)}</span>
                {if begun {
                    view! { <Chip text=words::HOLDS_NOW tone=Signal::stored(Tone::Ok)/> }.into_any()
                } else {
                    view! { <Button label=words::REMOVE off=deed.busy() on_press=remove/> }.into_any()
                }}
            </li>
        }
    };
    view! {
        <ul>{move || all().into_iter().map(line).collect_view()}</ul>
        <Show when=move || all().is_empty()><p class="management-hint">{words::NO_PLAN}</p></Show>
        <Wrong trouble=deed.trouble()/>
    }
}
