//! Short messages at the lower edge, and what is wrong right where it arose.

use leptos::prelude::*;

use crate::backend::Trouble;
use crate::notices::{Message, Notices};
use crate::text::german::parts as words;

/// Where the messages appear.
#[component]
pub fn NoticeBoard() -> impl IntoView {
    let notices = Notices::here();
    let line = move |message: Message| {
        view! {
            <li class="notice" data-tone=message.tone.name()>
                <span>{message.text}</span>
                <button
                    type="button"
                    class="notice-close"
                    aria-label=words::CLOSE_NOTICE
                    on:click=move |_| notices.close(message.id)
                >
                    "×"
                </button>
            </li>
        }
    };
    view! {
        <ul class="notices" aria-live="polite">
            <For each=move || notices.all() key=|message| message.id children=line/>
        </ul>
    }
}

/// What is wrong, right beside where it arose. Nothing while all is well.
#[component]
pub fn Wrong(#[prop(into)] trouble: Signal<Option<Trouble>>) -> impl IntoView {
    view! {
        <div role="alert">
            {move || trouble.get().map(|trouble| view! { <p class="wrong">{trouble.sentence()}</p> })}
        </div>
    }
}
