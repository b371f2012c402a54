//! The set-up assistant of the first start: five short steps, stored all at once at the end.

mod done;
mod form;
mod owner;
mod prices;
mod printer;
mod review;
mod salon;

use contract::setup::Founded;
use leptos::prelude::*;

use crate::text::german::setup as words;
use crate::ui::{Button, ButtonKind, Stepper};
use form::Form;

/// What the set-up brought: the code is shown before anyone signs in.
#[derive(Clone, Copy)]
pub struct JustFounded(RwSignal<Option<Founded>>);

impl JustFounded {
    /// Provides it to all that stands below.
    pub fn provide() -> Self {
        let just = Self(RwSignal::new(None));
        provide_context(just);
        just
    }

    /// What this window's set-up brought; take it while a component is built.
    #[must_use]
    pub fn here() -> Self {
        use_context().unwrap_or_else(Self::provide)
    }

    /// Whether the recovery code still has to be kept.
    #[must_use]
    pub fn waits(self) -> bool {
        self.0.with(Option::is_some)
    }
}

/// The assistant, and after it the recovery code.
#[component]
pub fn SetUpPage() -> impl IntoView {
    let just = JustFounded::here();
    let form = Form::new();
    let step = RwSignal::new(0_usize);
    let show = move || match step.get() {
        0 => view! { <salon::SalonStep form step/> }.into_any(),
        1 => view! { <owner::OwnerStep form step/> }.into_any(),
        2 => view! { <prices::PricesStep form step/> }.into_any(),
        3 => view! { <printer::PrinterStep form step/> }.into_any(),
        _ => view! { <review::ReviewStep form step founded=just.0/> }.into_any(),
    };
    view! {
        <main class="setup">
            {move || match just.0.get() {
                Some(founded) => view! { <done::Done founded just=just.0/> }.into_any(),
                None => view! {
                    <header class="setup-head">
                        <h1>{words::TITLE}</h1>
                        <Stepper steps=words::STEPS at=step/>
                    </header>
                    <div class="setup-step">{show}</div>
                }.into_any(),
            }}
        </main>
    }
}

/// Heading and reason of a step.
#[component]
fn StepHead(title: &'static str, why: &'static str) -> impl IntoView {
    view! {
        <h2>{title}</h2>
        <p class="setup-why">{why}</p>
    }
}

/// The way back and on.
#[component]
fn StepFoot(
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
