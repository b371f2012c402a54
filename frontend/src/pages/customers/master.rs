//! Master data: typed, checked against those who are there, saved.

use contract::customers::{Master, Salutation, SaveMaster, SetActive};
use contract::dossier::CustomerFile;
use contract::people::People;
use contract::{CustomerId, Topic};
use leptos::prelude::*;

use super::Shown;
use super::duplicates::Duplicates;
use super::form::CustomerFields;
use crate::deed::Deed;
use crate::live::{Live, live};
use crate::text::german::customers as words;
use crate::ui::{Actions, Button, ButtonKind, Field, NotSaved, Pick, Saving, Tick, Unsaved, Wrong};

/// Someone new.
#[component]
pub fn NewCustomer(shown: RwSignal<Shown>) -> impl IntoView {
    let form = CustomerFields::of(&Master::default());
    let done = Callback::new(move |id| shown.set(Shown::One(id)));
    view! {
        <h2>{words::NEW}</h2>
        <Fields form id=None before=Master::default() done/>
    }
}

/// The data of a customer who is there. What is typed stays while the file changes.
#[component]
pub fn MasterForm(id: CustomerId, file: Live<CustomerFile>) -> impl IntoView {
    let before = untrack(|| file.with(|file| file.map(|file| file.master.clone()))).unwrap_or_default();
    let active = move || file.with(|file| file.is_none_or(|file| file.active));
    let (deed, form) = (Deed::new(), CustomerFields::of(&before));
    let done = Callback::new(move |_| file.refetch());
    let label = Signal::derive(move || if active() { words::SET_ASIDE } else { words::TAKE_BACK }.to_owned());
    let turn = move |()| {
        let active = !untrack(active);
        deed.run(SetActive { customer: id, active }, move |()| file.refetch());
    };
    view! {
        <Fields form id=Some(id) before done/>
        <Wrong trouble=deed.trouble()/>
        {move || view! { <Button label=label.get() off=deed.busy() on_press=turn/> }}
    }
}

#[component]
fn Fields(
    form: CustomerFields,
    id: Option<CustomerId>,
    before: Master,
    done: Callback<CustomerId>,
) -> impl IntoView {
    let saving = Saving::of(form);
    let people = live(&[Topic::People], || People);
    let stylists = Signal::derive(move || {
        let all = people.get().unwrap_or_default();
        let performing = all.into_iter().filter(|person| person.performs && person.active);
        let none = std::iter::once((None, words::NO_STYLIST.to_owned()));
        none.chain(performing.map(|person| (Some(person.id), person.name))).collect::<Vec<_>>()
    });
    let before = StoredValue::new(before);
    let save = Callback::new(move |()| {
        let typed = before.with_value(|before| form.master(before));
        let read = Box::new(before.get_value());
        // What was saved is what this form has read from now on; what others change meanwhile is not in it.
        let saved = typed.clone().ok();
        saving.save(
            typed.map(|master| SaveMaster { id, before: read, master }),
            move |_| words::SAVED,
            move |customer| {
                if let Some(saved) = saved {
                    before.set_value(saved);
                }
                done.run(customer.id);
            },
        );
    });
    let salutations = [Salutation::None, Salutation::Ms, Salutation::Mr];
    let salutations = salutations.map(|it| (it, words::salutation(it).to_owned())).to_vec();
    view! {
        <div class="fields">
            <Pick label=words::SALUTATION items=Signal::stored(salutations) chosen=form.salutation/>
            <Field label=words::NAME text=form.name autofocus=id.is_none() on_enter=save/>
            <Field label=words::PHONE text=form.mobile mode="tel" on_enter=save/>
            <Field label=words::MORE_PHONES text=form.phones hint=words::MORE_PHONES_HINT/>
        </div>
        <Duplicates form except=id/>
        <div class="fields">
            <Field label=words::MAILS text=form.mails mode="email"/>
            <Field label=words::BIRTHDAY text=form.birthday hint=words::BIRTHDAY_HINT/>
            <Field label=words::STREET text=form.street/>
            <div class="customers-place">
                <Field label=words::POSTCODE text=form.postcode mode="numeric"/>
                <Field label=words::CITY text=form.city/>
            </div>
            <Field label=words::GROUPS text=form.groups hint=words::GROUPS_HINT/>
            <Pick label=words::STYLIST items=stylists chosen=form.stylist/>
            <Field label=words::GUARDIAN text=form.guardian/>
            <Field label=words::ALLERGIES_FIELD text=form.allergies/>
        </div>
        <Lines label=words::INVOICE_ADDRESS text=form.invoice_address/>
        <Lines label=words::NOTE text=form.note/>
        <Tick label=words::POP_UP on=form.pop_up/>
        <NotSaved saving class="unread"/>
        <Actions>
            <Unsaved saving/>
            <Button
                label=words::SAVE
                kind=ButtonKind::Primary
                shortcut="Ctrl+S"
                off=saving.deed().busy()
                on_press=save
            />
        </Actions>
    }
}

#[component]
fn Lines(label: &'static str, text: RwSignal<String>) -> impl IntoView {
    view! {
        <label class="field">
            <span class="field-label">{label}</span>
            <textarea
                rows="2"
                prop:value=move || text.get()
                on:input:target=move |event| text.set(event.target().value())
            ></textarea>
        </label>
    }
}
