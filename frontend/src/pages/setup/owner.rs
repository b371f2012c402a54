//! Step two: the owner, the PIN, and what an earlier register left.

use leptos::prelude::*;

use super::form::SetupFields;
use super::{StepFoot, StepHead};
use crate::text::german::setup as words;
use crate::ui::{Field, NumberField};

#[component]
pub fn OwnerStep(form: SetupFields, step: RwSignal<usize>) -> impl IntoView {
    let wrong = RwSignal::new(None::<&'static str>);
    let next = move |()| match missing(form) {
        None => step.set(2),
        Some(what) => wrong.set(Some(what)),
    };
    view! {
        <StepHead title=words::OWNER why=words::OWNER_WHY/>
        <div class="fields">
            <div class="whole"><Field label=words::OWNER_NAME text=form.owner autofocus=true/></div>
            <Field label=words::PIN text=form.pin kind="password" mode="numeric"/>
            <Field label=words::PIN_AGAIN text=form.pin_again kind="password" mode="numeric"/>
            <NumberField label=words::CASH text=form.cash/>
        </div>
        <p class="setup-why">{words::CASH_HINT}</p>
        <details class="setup-more">
            <summary>{words::EARLIER}</summary>
            <div class="fields">
                <Field label=words::LAST_RECEIPT text=form.last_receipt mode="numeric"/>
                <Field label=words::LAST_Z text=form.last_z mode="numeric"/>
            </div>
        </details>
        <SetupWrong wrong/>
        <StepFoot step on_next=next/>
    }
}

fn missing(form: SetupFields) -> Option<&'static str> {
    let pin = form.pin.get_untracked();
    let pin = pin.trim();
    if form.owner.get_untracked().trim().is_empty() {
        Some(words::OWNER_MISSING)
    } else if !(4..=8).contains(&pin.len()) || !pin.bytes().all(|b| b.is_ascii_digit()) {
        Some(words::PIN_FORM)
    } else if pin != form.pin_again.get_untracked().trim() {
        Some(words::PINS_DIFFER)
    } else if form.cash_in_drawer().is_none() {
        Some(words::NO_AMOUNT)
    } else if form.earlier_numbers().is_none() {
        Some(words::NO_NUMBER)
    } else {
        None
    }
}

/// What a step still lacks.
#[component]
pub fn SetupWrong(wrong: RwSignal<Option<&'static str>>) -> impl IntoView {
    view! { <div role="alert">{move || wrong.get().map(|what| view! { <p class="wrong">{what}</p> })}</div> }
}
