//! Progress: shows itself only when something takes longer than half a second.

use leptos::prelude::*;

use crate::text::german::parts as words;

/// A bar and a word while `busy`.
#[component]
pub fn Waiting(
    #[prop(into)] busy: Signal<bool>,
    #[prop(optional, into)] text: Option<String>,
) -> impl IntoView {
    let text = text.unwrap_or_else(|| words::WAITING.to_owned());
    view! {
        <Show when=move || busy.get()>
            <div class="waiting" role="status">
                <progress aria-label=text.clone()></progress>
                <span>{text.clone()}</span>
            </div>
        </Show>
    }
}
