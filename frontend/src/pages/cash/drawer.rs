//! Opens the drawer without a sale; recorded with its reason (IKS-20).

use contract::cash::OpenDrawer;
use leptos::prelude::*;

use crate::deed::Deed;
use crate::text::german::cash as words;
use crate::ui::{Button, ButtonKind, Reason, Wrong};

/// Reason and button.
#[component]
pub fn OpenTheDrawer(done: Callback<()>) -> impl IntoView {
    let deed = Deed::once();
    let reason = RwSignal::new(String::new());
    let open = Callback::new(move |()| {
        deed.tell_then(
            OpenDrawer { reason: reason.get_untracked().trim().to_owned() },
            move |_| words::DRAWER_OPEN,
            move |()| {
                done.run(());
            },
        );
    });
    let off = Signal::derive(move || deed.busy().get() || reason.with(|reason| reason.trim().is_empty()));
    view! {
        <p>{words::DRAWER_HOW}</p>
        <Reason text=reason usual=words::DRAWER_REASONS on_enter=open/>
        <Wrong trouble=deed.trouble()/>
        <Button label=words::DRAWER_DO kind=ButtonKind::Primary tall=true off on_press=open/>
    }
}
