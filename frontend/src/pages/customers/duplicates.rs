//! Who it may be that is being typed.

use contract::CustomerId;
use contract::customers::LikelyDuplicates;
use leptos::prelude::*;

use super::form::CustomerFields;
use crate::live::live_if;
use crate::shell::Router;
use crate::text::german::customers as words;

/// Letters from which on others are looked for.
const LETTERS: usize = 4;

/// Those who may be the same, with the reason; a touch opens their file.
#[component]
pub fn Duplicates(form: CustomerFields, except: Option<CustomerId>) -> impl IntoView {
    let router = Router::here();
    let found = live_if(&[], move || {
        let name = form.name.get().trim().to_owned();
        let phones = vec![form.mobile.get()];
        let enough = name.chars().count() >= LETTERS || phones.iter().any(|phone| phone.len() > 6);
        enough.then_some(LikelyDuplicates { name, phones, birthday: None, except })
    });
    let line = move |it: contract::customers::Duplicate| {
        let target = contract::search::Target::Customer(it.customer.id);
        view! {
            <li>
                <button type="button" class="row-button" on:click=move |_| router.go(target)>{it.customer.name}</button>
                <span>{it.customer.phone}</span>
                <span>{it.why.join(", ")}</span>
            </li>
        }
    };
    let lines = move || found.get().unwrap_or_default();
    view! {
        <Show when=move || !lines().is_empty()>
            <div class="customers-twins" role="status">
                <b>{words::LIKELY}</b>
                <ul>{move || lines().into_iter().map(line).collect_view()}</ul>
            </div>
        </Show>
    }
}
