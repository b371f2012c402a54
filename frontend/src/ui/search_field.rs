//! The line in which one types to find something.

use leptos::{ev, html, prelude::*};

use super::field::focus_when_there;

/// The line; its label stands in it while it is empty.
#[component]
pub fn SearchField(
    label: &'static str,
    text: RwSignal<String>,
    #[prop(default = "input")] class: &'static str,
    /// Whether it takes the keys as soon as it stands in the page.
    #[prop(optional)]
    autofocus: bool,
    /// Runs ahead of what is typed.
    #[prop(optional, into)]
    on_type: Option<Callback<()>>,
    #[prop(optional, into)] on_key: Option<Callback<ev::KeyboardEvent>>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    if autofocus {
        focus_when_there(input);
    }
    let typed = move |value: String| {
        on_type.and_then(|on_type| on_type.try_run(()));
        text.set(value);
    };
    view! {
        <input
            node_ref=input
            class=class
            type="search"
            autocomplete="off"
            aria-label=label
            placeholder=label
            prop:value=move || text.get()
            on:input:target=move |event| typed(event.target().value())
            on:keydown=move |event| { on_key.and_then(|on_key| on_key.try_run(event)); }
        />
    }
}
