//! A picture of the file: small in the timeline, fetched only when it is scrolled to, and large.

use contract::PhotoId;
use contract::dossier::ShowPhoto;
use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{IntersectionObserver, IntersectionObserverEntry};

use crate::live::{Live, live, live_if};
use crate::ui::{Waiting, Wrong};
use contract::roll::Document;

/// The picture as large as there is room.
#[component]
pub fn Large(photo: PhotoId, #[prop(into)] says: String) -> impl IntoView {
    let file = live(&[], move || ShowPhoto { photo });
    view! {
        <figure class="photo-large">
            <Waiting busy=Signal::derive(move || file.with(|file| file.is_none()) && file.trouble().is_none())/>
            <Wrong trouble=Signal::derive(move || file.trouble())/>
            {image(file, says.clone())}
            <figcaption>{says}</figcaption>
        </figure>
    }
}

/// The picture as a key that opens it large.
#[component]
pub fn Small(
    photo: PhotoId,
    #[prop(into)] says: String,
    #[prop(into)] on_press: Callback<()>,
) -> impl IntoView {
    let (frame, seen) = (NodeRef::<html::Button>::new(), RwSignal::new(false));
    when_seen(frame, seen);
    let file = live_if(&[], move || seen.get().then_some(ShowPhoto { photo }));
    view! {
        <button type="button" class="photo-small" node_ref=frame aria-label=says.clone() on:click=move |_| on_press.run(())>
            {image(file, String::new())}
        </button>
        <Wrong trouble=Signal::derive(move || file.trouble())/>
    }
}

fn image(file: Live<Document>, says: String) -> impl IntoView {
    move || {
        let says = says.clone();
        file.get().map(|Document { mime, base64, .. }| {
            view! { <img src=format!("data:{mime};base64,{base64}") alt=says/> }
        })
    }
}

/// Tells once that an element has come into sight.
fn when_seen(frame: NodeRef<html::Button>, seen: RwSignal<bool>) {
    Effect::new(move |_| {
        let Some(frame) = frame.get() else { return };
        let look = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            let mut entries = entries.iter().filter_map(|it| it.dyn_into::<IntersectionObserverEntry>().ok());
            if entries.any(|entry| entry.is_intersecting()) {
                seen.try_set(true);
            }
        });
        let Ok(observer) = IntersectionObserver::new(look.as_ref().unchecked_ref()) else {
            seen.set(true);
            return;
        };
        observer.observe(&frame);
        let kept = StoredValue::new_local((observer, look));
        on_cleanup(move || {
            kept.try_with_value(|(observer, _)| observer.disconnect());
        });
    });
}
