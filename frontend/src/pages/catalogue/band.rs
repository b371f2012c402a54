//! A service as a picture: one band, as long as it takes; hatched where the hands are free.

use contract::calendar::{Phase, PhaseKind};
use leptos::prelude::*;

use crate::text::german::phases as words;

/// The band with its words.
#[component]
pub fn Band(#[prop(into)] phases: Signal<Vec<Phase>>) -> impl IntoView {
    let part = |phase: Phase| {
        let thing = phase.resource.map(|kind| kind.german());
        view! {
            <li
                class="band-part"
                data-passive=(phase.kind == PhaseKind::Passive).then_some("yes")
                style:flex-grow=phase.minutes.max(1).to_string()
                aria-label=words::told(&phase)
            >
                <b>{phase.minutes}</b>
                <span>{words::named(&phase)}</span>
                {thing.map(|thing| view! { <span>{thing}</span> })}
            </li>
        }
    };
    view! {
        <ol class="band">{move || phases.get().into_iter().filter(|phase| phase.minutes > 0).map(part).collect_view()}</ol>
        <p class="catalogue-hint band-sum">{move || phases.with(|phases| words::sum(phases))}</p>
    }
}
