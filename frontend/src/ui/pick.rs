//! One out of a list, and yes or no.

use leptos::prelude::*;

/// A native list to pick from: pairs of key and word.
#[component]
pub fn Pick<K>(
    #[prop(into)] label: String,
    #[prop(into)] items: Signal<Vec<(K, String)>>,
    chosen: RwSignal<K>,
) -> impl IntoView
where
    K: Clone + PartialEq + Send + Sync + 'static,
{
    let pick = move |text: String| {
        let at = text.parse::<usize>().ok();
        let key = at.and_then(|at| items.with_untracked(|items| items.get(at).map(|(key, _)| key.clone())));
        if let Some(key) = key {
            chosen.set(key);
        }
    };
    let option = move |(at, (key, word)): (usize, (K, String))| {
        let selected = move || chosen.with(|chosen| *chosen == key);
        view! { <option value=at.to_string() prop:selected=selected>{word}</option> }
    };
    view! {
        <label class="field">
            <span class="field-label">{label}</span>
            <select on:change:target=move |event| pick(event.target().value())>
                {move || items.get().into_iter().enumerate().map(option).collect_view()}
            </select>
        </label>
    }
}

/// A box to tick, with its word beside it.
#[component]
pub fn Tick(#[prop(into)] label: String, on: RwSignal<bool>) -> impl IntoView {
    view! {
        <label class="tick">
            <input
                type="checkbox"
                prop:checked=move || on.get()
                on:change:target=move |event| on.set(event.target().checked())
            />
            <span>{label}</span>
        </label>
    }
}
