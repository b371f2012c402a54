//! The lock and the covered screen: over everything, while all below stays as it is.

use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::House;
use super::sign_in::SignInPanel;
use crate::keys::KeyLayer;
use crate::text::german::frame as words;

/// Lies over the page while the window is locked.
#[component]
pub fn LockCover() -> impl IntoView {
    let house = House::here();
    let locked = Memo::new(move |_| house.is_locked());
    view! {
        <Show when=move || locked.get()>
            <Cover>
                <header class="sign-in-head">
                    <h1>{words::LOCKED}</h1>
                    <p>{words::LOCKED_HINT}</p>
                </header>
                <SignInPanel first=untrack(|| house.person()).map(|person| person.id) action=words::UNLOCK/>
            </Cover>
        </Show>
    }
}

/// Hides the screen from curious eyes; any touch or key shows it again.
#[component]
pub fn BlankCover() -> impl IntoView {
    let house = House::here();
    view! {
        <Show when=move || house.is_blank()>
            <Cover>
                <button type="button" class="blank" autofocus on:click=move |_| house.cover(false)
                    on:keydown=move |_| house.cover(false)>
                    {words::BLANK_HINT}
                </button>
            </Cover>
        </Show>
    }
}

/// A modal over all other dialogs. The focus comes back to where it was.
#[component]
fn Cover(children: Children) -> impl IntoView {
    let layer = KeyLayer::open();
    layer.provide();
    let cover = NodeRef::<html::Dialog>::new();
    let before = StoredValue::new_local(None::<HtmlElement>);
    Effect::new(move |_| {
        if let Some(dialog) = cover.get()
            && !dialog.open()
        {
            let focused = document().active_element().and_then(|focused| focused.dyn_into().ok());
            before.set_value(focused);
            // Only fails on a dialog that is open already or not in the page.
            let _ = dialog.show_modal();
        }
    });
    on_cleanup(move || {
        if let Some(focused) = before.try_update_value(Option::take).flatten() {
            // Only fails where the field is gone.
            request_animation_frame(move || drop(focused.focus()));
        }
    });
    view! {
        <dialog node_ref=cover class="cover" aria-label=words::LOCKED on:cancel=|event: leptos::ev::Event| event.prevent_default()>
            {children()}
        </dialog>
    }
}
