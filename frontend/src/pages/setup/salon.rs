//! Step one: what stands on the receipt. The salon checks it before the next step.

use contract::setup::CheckSalon;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::form::SetupFields;
use super::{StepFoot, StepHead};
use crate::backend::Trouble;
use crate::desk::Desk;
use crate::text::german::setup as words;
use crate::ui::{Field, Tick, Wrong};

#[component]
pub fn SalonStep(form: SetupFields, step: RwSignal<usize>) -> impl IntoView {
    let desk = Desk::here();
    let trouble = RwSignal::new(None::<Trouble>);
    let next = move |()| {
        let request = CheckSalon { salon: form.salon(), register: form.register_name() };
        spawn_local(async move {
            match desk.fetch(request).await {
                Ok(()) => step.set(1),
                Err(no) => {
                    trouble.try_set(Some(no));
                }
            }
        });
    };
    view! {
        <StepHead title=words::SALON why=words::SALON_WHY/>
        <div class="fields">
            <div class="whole"><Field label=words::NAME text=form.name autofocus=true/></div>
            <div class="whole"><Field label=words::STREET text=form.street/></div>
            <Field label=words::POSTCODE text=form.postcode mode="numeric"/>
            <Field label=words::CITY text=form.city/>
            <Field label=words::TAX_NUMBER text=form.tax_number hint=words::TAX_NUMBER_HINT/>
            <Field label=words::VAT_ID text=form.vat_id/>
            <Field label=words::REGISTER text=form.register hint=words::REGISTER_HINT/>
        </div>
        <Tick label=words::SMALL_BUSINESS on=form.small_business/>
        <Wrong trouble/>
        <StepFoot step on_next=next/>
    }
}
