//! The room *Arbeitszeiten*: who works when, who is away, when the salon is open, and what it has to sit and wash at.

mod absence_form;
mod absences;
mod cell;
mod closures;
mod draft;
mod foot;
mod holidays;
mod hours;
mod hours_form;
mod plans;
mod resources;
mod rota;
mod shifts;
mod standing;
pub mod times;

use contract::Topic;
use contract::calendar::ShowPlanning;
use leptos::prelude::*;

use crate::live::live;
use crate::text::german::planning as words;
use crate::ui::{Tabs, Wrong};

/// What the room plans.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PlanningSubject {
    #[default]
    Shifts,
    Absences,
    Hours,
    Closures,
    Resources,
}

const PARTS: [(PlanningSubject, &str); 5] = [
    (PlanningSubject::Shifts, words::SHIFTS),
    (PlanningSubject::Absences, words::ABSENCES),
    (PlanningSubject::Hours, words::HOURS),
    (PlanningSubject::Closures, words::CLOSURES),
    (PlanningSubject::Resources, words::RESOURCES),
];

/// The room.
#[component]
pub fn PlanningRoom(
    /// What is shown first.
    #[prop(optional)]
    first: PlanningSubject,
) -> impl IntoView {
    let planning = live(&[Topic::Calendar], || ShowPlanning);
    let part = RwSignal::new(first);
    let parts = PARTS.map(|(part, word)| (part, word.to_owned())).to_vec();
    view! {
        <section class="management-main management-whole planning">
            <div class="planning-head">
                <h2>{words::TITLE}</h2>
                <Tabs label=words::ROOMS items=Signal::stored(parts) chosen=part/>
            </div>
            <Wrong trouble=Signal::derive(move || planning.trouble())/>
            {move || match part.get() {
                PlanningSubject::Shifts => view! { <shifts::Shifts planning/> }.into_any(),
                PlanningSubject::Absences => view! { <absences::Absences planning/> }.into_any(),
                PlanningSubject::Hours => view! { <hours::Hours planning/> }.into_any(),
                PlanningSubject::Closures => view! { <closures::Closures planning/> }.into_any(),
                PlanningSubject::Resources => view! { <resources::Resources planning/> }.into_any(),
            }}
        </section>
    }
}
