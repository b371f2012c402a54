//! A button that says what happens, with its key beside it.

use leptos::prelude::*;

use crate::keys::{bind, spoken};

/// How much a button stands out.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// One of several ways on.
    #[default]
    Plain,
    /// The obvious next step; one per screen.
    Primary,
    /// A way aside, without an edge.
    Quiet,
    /// Takes something away.
    Danger,
}

impl ButtonKind {
    const fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Primary => "primary",
            Self::Quiet => "quiet",
            Self::Danger => "danger",
        }
    }
}

/// A button; where it has a key, the key presses it too.
#[component]
pub fn Button(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] on_press: Callback<()>,
    #[prop(optional)] kind: ButtonKind,
    /// A key such as `F8` or `Ctrl+N`.
    #[prop(optional)]
    shortcut: Option<&'static str>,
    /// A second, smaller line.
    #[prop(optional, into)]
    note: Option<Signal<String>>,
    /// 60 px high, for payment.
    #[prop(optional)]
    tall: bool,
    #[prop(optional, into)] off: Signal<bool>,
    /// Pressed state of a button that stays down.
    #[prop(optional, into)]
    pressed: Option<Signal<bool>>,
    /// What is heard in place of the label, which it begins with: where many buttons of a list say the same.
    #[prop(optional, into)]
    heard: Option<String>,
) -> impl IntoView {
    let press = move || {
        if !off.get_untracked() {
            on_press.run(());
        }
    };
    if let Some(shortcut) = shortcut {
        bind(shortcut, press);
    }
    view! {
        <button
            type="button"
            class="button"
            data-kind=kind.name()
            data-tall=tall.then_some("yes")
            disabled=move || off.get()
            aria-label=heard
            aria-pressed=move || pressed.map(|pressed| pressed.get().to_string())
            aria-keyshortcuts=shortcut.map(spoken)
            on:click=move |_| press()
        >
            <span class="button-label">{move || label.get()}</span>
            {note.map(|note| view! { <span class="button-note">{move || note.get()}</span> })}
            {shortcut.map(|shortcut| view! { <Key shortcut/> })}
        </button>
    }
}

/// The small picture of a key.
#[component]
pub fn Key(shortcut: &'static str) -> impl IntoView {
    view! { <kbd class="key" aria-hidden="true">{crate::keys::shown(shortcut)}</kbd> }
}
