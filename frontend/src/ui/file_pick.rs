//! A file that a person gives to the salon, behind a button with German words; it may be dropped there, too.

use leptos::task::spawn_local;
use leptos::{ev, html, prelude::*};
use web_sys::File;

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
    /// Files with more bytes are not read; `on_too_big` is told.
    #[prop(default = u64::MAX)]
    most_bytes: u64,
    #[prop(optional, into)] on_too_big: Option<Callback<()>>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let (name, failed, over) = (RwSignal::new(String::new()), RwSignal::new(false), RwSignal::new(false));
    let take = move |file: File| {
        if file.size() > most_bytes as f64 {
            name.set(String::new());
            on_too_big.inspect(|told| told.run(()));
            return;
        }
        spawn_local(async move {
            let read = files::read(&file).await;
            failed.try_set(read.is_err());
            if let (Ok((chosen, base64)), None) = (read, name.try_set(String::new())) {
                name.set(chosen);
                on_pick.run(base64);
            }
        });
    };
    let pick = move |_| {
        let Some(input) = input.get_untracked() else { return };
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            take(file);
        }
        // The same file, mended, can be chosen again.
        input.set_value("");
    };
    let drop = move |event: ev::DragEvent| {
        event.prevent_default();
        over.set(false);
        if let Some(file) = event.data_transfer().and_then(|it| it.files()).and_then(|files| files.get(0)) {
            take(file);
        }
    };
    let hover = move |event: ev::DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    let sentence = move || match (failed.get(), wrong.get()) {
        (true, _) => words::FILE_UNREADABLE.to_owned(),
        (false, wrong) => wrong,
    };
    view! {
        <div
            class="file-pick"
            data-over=move || over.get().then_some("yes")
            on:dragover=hover
            on:dragleave=move |_| over.set(false)
            on:drop=drop
        >
            <span class="field-label">{label.clone()}</span>
            <label class="button file-pick-button">
                {words::CHOOSE_FILE}
                <input
                    type="file"
                    class="only-heard"
                    aria-label=label
                    accept=accept
                    node_ref=input
                    on:change=pick
                />
            </label>
            <span class="file-pick-name">
                {move || if name.with(String::is_empty) { words::DROP_FILE.to_owned() } else { name.get() }}
            </span>
            <p class="file-pick-wrong" role="alert">{sentence}</p>
        </div>
    }
}
