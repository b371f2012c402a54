//! The set-up assistant of the first start: five short steps, stored all at once at the end.

mod done;
mod form;
mod owner;
mod prices;
mod printer;
mod review;
mod salon;
mod step;

use contract::setup::Founded;
use leptos::prelude::*;

use crate::text::german::setup as words;
use crate::ui::Stepper;
use form::SetupFields;
use step::{StepFoot, StepHead};

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
    let form = SetupFields::new();
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
