//! The foot of a dialog that takes a receipt back or changes it: why, what speaks against it, and the two keys.

use leptos::prelude::*;

use crate::deed::Deed;
use crate::text::german::roll as words;
use crate::ui::{Actions, Button, ButtonKind, Reason, Wrong};

/// Nothing is done before a reason is given; the deed gets it without blanks around it.
#[component]
pub fn Foot(
    usual: &'static [&'static str],
    deed: Deed,
    /// Whether all but the reason is there.
    #[prop(into)]
    ready: Signal<bool>,
    label: &'static str,
    #[prop(into)] on_do: Callback<String>,
    #[prop(into)] shut: Callback<()>,
    /// Another way out, between the keys.
    #[prop(optional)]
    aside: Option<(&'static str, Callback<()>)>,
    /// What stands below the no.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let reason = RwSignal::new(String::new());
    let off = Signal::derive(move || {
        deed.busy().get() || !ready.get() || reason.with(|reason| reason.trim().is_empty())
    });
    let press = move |()| on_do.run(reason.get_untracked().trim().to_owned());
    let enter = move |()| {
        if !off.get_untracked() {
            press(());
        }
    };
    view! {
        <Reason text=reason usual on_enter=enter/>
        <Wrong trouble=deed.trouble()/>
        {children.map(|children| children())}
        <Actions>
            <Button label=words::BACK shortcut="Escape" on_press=shut/>
            {aside.map(|(label, way)| view! { <Button label kind=ButtonKind::Quiet on_press=way/> })}
            <Button label kind=ButtonKind::Primary off on_press=press/>
        </Actions>
    }
}
