//! What stands above and below each step.

use leptos::prelude::*;

use crate::text::german::setup as words;
use crate::ui::{Button, ButtonKind};

/// Heading and reason of a step.
#[component]
pub fn StepHead(title: &'static str, why: &'static str) -> impl IntoView {
    view! {
        <h2>{title}</h2>
        <p class="setup-why">{why}</p>
    }
}

/// The way back and on.
#[component]
pub fn StepFoot(
    step: RwSignal<usize>,
    #[prop(into)] on_next: Callback<()>,
    #[prop(default = words::NEXT)] next: &'static str,
    #[prop(optional, into)] busy: Signal<bool>,
) -> impl IntoView {
    let back = move |()| step.update(|step| *step = step.saturating_sub(1));
    view! {
        <footer class="setup-foot">
            <Show when=move || { step.get() > 0 }>
                <Button label=words::BACK on_press=back off=busy/>
            </Show>
            <Button label=next kind=ButtonKind::Primary on_press=on_next off=busy/>
        </footer>
    }
}
