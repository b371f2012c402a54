//! A white card on the ground.

use leptos::prelude::*;

/// A card, with a small heading above it where it has one.
#[component]
pub fn Card(
    #[prop(optional, into)] title: Option<Signal<String>>,
    #[prop(optional, into)] tone: Signal<super::Tone>,
    children: Children,
) -> impl IntoView {
    view! {
        <section class="card-frame">
            {title.map(|title| view! { <h2 class="small-title">{move || title.get()}</h2> })}
            <div class="card" data-tone=move || tone.get().name()>
                {children()}
            </div>
        </section>
    }
}

/// A word and its figure in one line of a card.
#[component]
pub fn Fact(#[prop(into)] name: Signal<String>, #[prop(into)] value: Signal<String>) -> impl IntoView {
    view! {
        <div class="fact">
            <span>{move || name.get()}</span>
            <b>{move || value.get()}</b>
        </div>
    }
}
