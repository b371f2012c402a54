//! A file that a person gives to the salon, behind a button with German words.

use leptos::task::spawn_local;
use leptos::{html, prelude::*};

use crate::files;
use crate::text::german::parts as words;

/// A button that opens the file dialog, and the name of what was chosen. Hands over the bytes in base64.
#[component]
pub fn FilePick(
    #[prop(into)] label: String,
    /// As in HTML: `.csv,.txt`.
    accept: &'static str,
    #[prop(into)] on_pick: Callback<String>,
    /// What is wrong with the file and what to do; empty if nothing.
    #[prop(optional, into)]
    wrong: Signal<String>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let name = RwSignal::new(String::new());
    let failed = RwSignal::new(false);
    let read = move |_| {
        let Some(input) = input.get_untracked() else { return };
        spawn_local(async move {
            let file = files::chosen(&input).await;
            failed.try_set(file.is_err());
            // The same file, mended, can be chosen again.
            input.set_value("");
            if let (Ok(Some((chosen, base64))), None) = (file, name.try_set(String::new())) {
                name.set(chosen);
                on_pick.run(base64);
            }
        });
    };
    let sentence = move || match (failed.get(), wrong.get()) {
        (true, _) => words::FILE_UNREADABLE.to_owned(),
        (false, wrong) => wrong,
    };
    view! {
        <div class="file-pick">
            <span class="field-label">{label.clone()}</span>
            <label class="button file-pick-button">
                {words::CHOOSE_FILE}
                <input
                    type="file"
                    class="only-heard"
                    aria-label=label
                    accept=accept
                    node_ref=input
                    on:change=read
                />
            </label>
            <span class="file-pick-name">{move || name.get()}</span>
            <p class="file-pick-wrong" role="alert">{sentence}</p>
        </div>
    }
}
