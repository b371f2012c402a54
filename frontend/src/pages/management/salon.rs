//! The salon's data as it stands on receipts; locked while a day is open.

use contract::Topic;
use contract::day::{DayPhase, DayState};
use contract::settings::{Salon, SaveSalon, Settings, ShowSettings};
use leptos::prelude::*;
use serde::Serialize;

use super::late::LateCancellation;
use super::small_business::SmallBusinessLimits;
use crate::live::live;
use crate::text::german::management as words;
use crate::ui::{Field, FormFoot, Saving, Tick, Waiting, Wrong};

/// The form, once the salon has told what stands there now.
#[component]
pub fn SalonData() -> impl IntoView {
    let settings = live(&[], || ShowSettings);
    let day = live(&[Topic::Day], || DayState);
    let locked = Signal::derive(move || day.with(|day| day.is_some_and(|day| day.phase != DayPhase::Closed)));
    view! {
        <section class="management-main management-whole">
            <h2>{words::SALON}</h2>
            <p class="management-hint">{words::SALON_HOW}</p>
            <Waiting busy=Signal::derive(move || settings.get().is_none() && settings.trouble().is_none())/>
            <Wrong trouble=Signal::derive(move || settings.trouble())/>
            {move || settings.get().map(|settings| view! { <SalonForm settings locked/> })}
            <SmallBusinessLimits day locked/>
            <LateCancellation/>
        </section>
    }
}

/// What is typed of the salon; cheap to copy.
#[derive(Clone, Copy, Serialize)]
struct SalonFields {
    name: RwSignal<String>,
    street: RwSignal<String>,
    postcode: RwSignal<String>,
    city: RwSignal<String>,
    tax_number: RwSignal<String>,
    vat_id: RwSignal<String>,
    small_business: RwSignal<bool>,
}

impl SalonFields {
    fn of(salon: Salon) -> Self {
        Self {
            name: RwSignal::new(salon.name),
            street: RwSignal::new(salon.street),
            postcode: RwSignal::new(salon.postcode),
            city: RwSignal::new(salon.city),
            tax_number: RwSignal::new(salon.tax_number.unwrap_or_default()),
            vat_id: RwSignal::new(salon.vat_id.unwrap_or_default()),
            small_business: RwSignal::new(salon.small_business),
        }
    }

    fn salon(self) -> Salon {
        let text = |text: RwSignal<String>| text.get_untracked().trim().to_owned();
        let some = |typed: RwSignal<String>| Some(text(typed)).filter(|text| !text.is_empty());
        Salon {
            name: text(self.name),
            street: text(self.street),
            postcode: text(self.postcode),
            city: text(self.city),
            tax_number: some(self.tax_number),
            vat_id: some(self.vat_id),
            small_business: self.small_business.get_untracked(),
        }
    }
}

#[component]
fn SalonForm(settings: Settings, locked: Signal<bool>) -> impl IntoView {
    let form = SalonFields::of(settings.salon);
    let saving = Saving::of(form);
    let save = move |()| saving.send(SaveSalon { salon: form.salon() }, |_| words::SAVED, |_| ());
    view! {
        <Show when=move || locked.get()>
            <p class="management-locked" role="status">{words::SALON_LOCKED}</p>
        </Show>
        <fieldset class="management-form" disabled=move || locked.get()>
            <Field label=words::NAME text=form.name/>
            <Field label=words::STREET text=form.street/>
            <div class="fields">
                <Field label=words::POSTCODE text=form.postcode mode="numeric"/>
                <Field label=words::CITY text=form.city/>
                <Field label=words::TAX_NUMBER text=form.tax_number/>
                <Field label=words::VAT_ID text=form.vat_id/>
            </div>
            <Tick label=words::SMALL_BUSINESS on=form.small_business/>
        </fieldset>
        <FormFoot saving label=words::SAVE off=locked on_save=save/>
    }
}
