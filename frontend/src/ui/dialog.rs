//! A question over the page: the native dialog, with a layer of keys of its own.

use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

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
    /// Lies at the right edge, so that the page beside it can be read.
    #[prop(optional)]
    side: bool,
    children: ChildrenFn,
) -> impl IntoView {
    let children = StoredValue::new(children);
    view! {
        <Show when=move || open.get()>
            <Sheet on_close title wide side children=children.get_value()/>
        </Show>
    }
}

#[component]
fn Sheet(
    on_close: Callback<()>,
    title: Signal<String>,
    wide: bool,
    side: bool,
    children: ChildrenFn,
) -> impl IntoView {
    let layer = KeyLayer::open();
    layer.bind("Escape", move || on_close.run(()));
    layer.provide();
    let sheet = NodeRef::<html::Dialog>::new();
    let before = StoredValue::new_local(None::<HtmlElement>);
    Effect::new(move |_| {
        if let Some(dialog) = sheet.get()
            && !dialog.open()
        {
            before.set_value(document().active_element().and_then(|active| active.dyn_into().ok()));
            // Only fails on a dialog that is open already or not in the page.
            let _ = dialog.show_modal();
        }
    });
    // Whoever had the keys has them again, where it still stands in the page.
    on_cleanup(move || {
        if let Some(before) = before.try_update_value(Option::take).flatten() {
            request_animation_frame(move || drop(before.focus()));
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
            data-side=side.then_some("yes")
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
