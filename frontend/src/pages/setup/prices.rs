//! Step three: where the price list comes from.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::form::{PriceWish, SetupFields};
use super::owner::SetupWrong;
use super::{StepFoot, StepHead};
use crate::files;
use crate::text::german::setup as words;
use crate::ui::Choice;

#[component]
pub fn PricesStep(form: SetupFields, step: RwSignal<usize>) -> impl IntoView {
    let wrong = RwSignal::new(None);
    let is_csv = move || form.prices.with(|wish| matches!(wish, PriceWish::Csv(_)));
    let choice = move |label, wish: PriceWish| {
        let same = wish.clone();
        let chosen = Signal::derive(move || {
            form.prices.with(|now| std::mem::discriminant(now) == std::mem::discriminant(&same))
        });
        view! { <Choice label chosen on_press=move |()| form.prices.set(wish.clone())/> }
    };
    let next = move |()| match form.prices.get_untracked() {
        PriceWish::Csv(None) => wrong.set(Some(words::CSV_MISSING)),
        _ => step.set(3),
    };
    view! {
        <StepHead title=words::PRICES why=words::PRICES_WHY/>
        <div class="choices" role="group" aria-label=words::PRICES>
            {choice(words::PRICES_SAMPLE, PriceWish::Sample)}
            {choice(words::PRICES_EMPTY, PriceWish::Empty)}
            {choice(words::PRICES_CSV, PriceWish::Csv(None))}
        </div>
        <Show when=is_csv><CsvFile form wrong/></Show>
        <SetupWrong wrong/>
        <StepFoot step on_next=next/>
    }
}

#[component]
fn CsvFile(form: SetupFields, wrong: RwSignal<Option<&'static str>>) -> impl IntoView {
    let input = NodeRef::<leptos::html::Input>::new();
    let read = move |_| {
        let Some(input) = input.get_untracked() else { return };
        spawn_local(async move {
            match files::chosen(&input).await {
                Ok(file) => {
                    form.prices.try_set(PriceWish::Csv(file));
                    wrong.try_set(None);
                }
                Err(_) => {
                    wrong.try_set(Some(words::CSV_UNREADABLE));
                }
            }
        });
    };
    view! {
        <label class="field">
            <span class="field-label">{words::PRICES_CSV}</span>
            <input type="file" accept=".csv,.txt" node_ref=input on:change=read/>
            <span class="field-hint">{words::PRICES_CSV_HOW}</span>
        </label>
    }
}
