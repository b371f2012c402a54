//! A button that asks for an address and sends something there.

use contract::Ask;
use leptos::prelude::*;

use super::{Actions, Button, ButtonKind, Dialog, Field, Wrong};
use crate::deed::Deed;
use crate::text::german::mail as words;

/// The button and its dialog. What is sent is made of the address.
#[component]
pub fn MailButton<R, F>(
    label: &'static str,
    title: &'static str,
    hint: &'static str,
    /// The address that is known already; empty if none.
    #[prop(optional)]
    known: String,
    ask: F,
    #[prop(optional, into)] on_sent: Option<Callback<()>>,
) -> impl IntoView
where
    R: Ask<Reply = ()> + 'static,
    F: Fn(String) -> R + Send + Sync + 'static,
{
    let deed = Deed::new();
    let (open, to) = (RwSignal::new(false), RwSignal::new(known.clone()));
    let ask = StoredValue::new(ask);
    let off = Signal::derive(move || deed.busy().get() || to.with(|to| to.trim().is_empty()));
    let begin = move |()| {
        deed.forget();
        to.set(known.clone());
        open.set(true);
    };
    let send = Callback::new(move |()| {
        let request = ask.with_value(|ask| ask(to.get_untracked()));
        deed.tell_then(
            request,
            |()| words::QUEUED,
            move |()| {
                open.set(false);
                on_sent.inspect(|told| told.run(()));
            },
        );
    });
    view! {
        <Button label on_press=begin/>
        <Dialog open on_close=move |()| open.set(false) title>
            <Field label=words::RECEIPT_TO text=to hint mode="email" autofocus=true on_enter=send/>
            <Wrong trouble=deed.trouble()/>
            <Actions>
                <Button label=words::BACK shortcut="Escape" on_press=move |()| open.set(false)/>
                <Button label=words::SEND kind=ButtonKind::Primary off on_press=send/>
            </Actions>
        </Dialog>
    }
}
