//! A question over the page: the native dialog, with a layer of keys of its own.

use leptos::{html, prelude::*};

use crate::keys::KeyLayer;

/// Shows its children while `open`; Esc steps back.
#[component]
pub fn Dialog(
    #[prop(into)] open: Signal<bool>,
    #[prop(into)] on_close: Callback<()>,
    #[prop(into)] title: Signal<String>,
    /// For wide contents such as a printed page beside facts.
    #[prop(optional)]
    wide: bool,
    children: ChildrenFn,
) -> impl IntoView {
    let children = StoredValue::new(children);
    view! {
        <Show when=move || open.get()>
            <Sheet on_close title wide children=children.get_value()/>
        </Show>
    }
}

#[component]
fn Sheet(on_close: Callback<()>, title: Signal<String>, wide: bool, children: ChildrenFn) -> impl IntoView {
    let layer = KeyLayer::open();
    layer.bind("Escape", move || on_close.run(()));
    layer.provide();
    let sheet = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        if let Some(dialog) = sheet.get()
            && !dialog.open()
        {
            // Only fails on a dialog that is open already or not in the page.
            let _ = dialog.show_modal();
        }
    });
    let cancel = move |event: leptos::ev::Event| {
        event.prevent_default();
        on_close.run(());
    };
    view! {
        <dialog
            node_ref=sheet
            class="dialog"
            data-wide=wide.then_some("yes")
            aria-label=move || title.get()
            on:cancel=cancel
        >
            <h2>{move || title.get()}</h2>
            {children()}
        </dialog>
    }
}

/// The row of buttons at a dialog's foot; the obvious one stands last.
#[component]
pub fn Actions(children: Children) -> impl IntoView {
    view! { <div class="actions">{children()}</div> }
}
