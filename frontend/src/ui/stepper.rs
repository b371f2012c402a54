//! Where one stands in a row of steps.

use leptos::prelude::*;

use crate::text::german::parts as words;

/// Steps with their words; those before `at` are done.
#[component]
pub fn Stepper(steps: &'static [&'static str], #[prop(into)] at: Signal<usize>) -> impl IntoView {
    let step = move |(number, word): (usize, &'static str)| {
        let state = move || match number.cmp(&at.get()) {
            std::cmp::Ordering::Less => "done",
            std::cmp::Ordering::Equal => "now",
            std::cmp::Ordering::Greater => "later",
        };
        let sign = move || if number < at.get() { "✓".to_owned() } else { (number + 1).to_string() };
        view! {
            <li class="step" data-state=state aria-current=move || (number == at.get()).then_some("step")>
                <span class="step-sign" aria-hidden="true">{sign}</span>
                {word}
            </li>
        }
    };
    view! {
        <ol class="stepper" aria-label=words::STEPS>
            {steps.iter().copied().enumerate().map(step).collect_view()}
        </ol>
    }
}
