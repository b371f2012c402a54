//! A receipt by e-mail, because someone asks for it.

use contract::Seq;
use contract::messages::SendReceipt;
use leptos::prelude::*;

use crate::deed::Deed;
use crate::text::german::mail as words;
use crate::ui::{Actions, Button, ButtonKind, Dialog, Field, Notices, Wrong};

/// The button and its dialog.
#[component]
pub fn ByMail(seq: Seq) -> impl IntoView {
    let (notices, deed) = (Notices::here(), Deed::new());
    let (open, to) = (RwSignal::new(false), RwSignal::new(String::new()));
    let off = Signal::derive(move || deed.busy().get() || to.with(|to| to.trim().is_empty()));
    let send = Callback::new(move |()| {
        deed.run(SendReceipt { seq, to: to.get_untracked() }, move |()| {
            open.set(false);
            to.set(String::new());
            notices.good(words::QUEUED);
        });
    });
    view! {
        <Button label=words::BY_MAIL on_press=move |()| { deed.forget(); open.set(true) }/>
        <Dialog open on_close=move |()| open.set(false) title=words::RECEIPT_TITLE>
            <Field label=words::RECEIPT_TO text=to hint=words::RECEIPT_HOW mode="email" autofocus=true on_enter=send/>
            <Wrong trouble=deed.trouble()/>
            <Actions>
                <Button label=words::BACK shortcut="Escape" on_press=move |()| open.set(false)/>
                <Button label=words::SEND kind=ButtonKind::Primary off on_press=send/>
            </Actions>
        </Dialog>
    }
}
