//! *Beleg prüfen*: a receipt's QR code is scanned, pasted or picked as a picture, in a dialog over any page.

pub mod outcome;

use contract::receipt_check::{CaughtCode, CheckReceipt, RECEIPT_PICTURE_BYTES_MAX, ReceiptCheck};
use contract::refusal::ReceiptCheckRefusal;
use leptos::prelude::*;

use crate::deed::Deed;
use crate::input::on_scan;
use crate::keys::bind;
use crate::text::german::receipt_check as words;
use crate::ui::{Actions, Button, ButtonKind, Dialog, Field, FilePick, Waiting, Wrong};
use outcome::Outcome;

/// Opens the dialog from wherever receipts are met; cheap to copy.
#[derive(Clone, Copy)]
pub struct CheckBox {
    open: RwSignal<bool>,
}

impl CheckBox {
    /// Provides it to all that stands below.
    pub fn provide() -> Self {
        let check = Self { open: RwSignal::new(false) };
        provide_context(check);
        check
    }

    /// The dialog of this window; take it while a component is built.
    #[must_use]
    pub fn here() -> Self {
        use_context().unwrap_or_else(Self::provide)
    }

    /// Opens it.
    pub fn open(self) {
        self.open.set(true);
    }
}

/// The button that pages put where receipts are met.
#[component]
pub fn CheckButton() -> impl IntoView {
    let check = CheckBox::here();
    view! { <Button label=words::TITLE shortcut="Ctrl+E" on_press=move |()| check.open()/> }
}

/// The dialog itself; the frame holds one.
#[component]
pub fn CheckDialog() -> impl IntoView {
    let open = CheckBox::here().open;
    bind("Ctrl+E", move || open.set(true));
    view! {
        <Dialog open on_close=move |()| open.set(false) title=words::TITLE wide=true>
            <CheckDesk open/>
        </Dialog>
    }
}

#[component]
fn CheckDesk(open: RwSignal<bool>) -> impl IntoView {
    let deed = Deed::new();
    let (text, found) = (RwSignal::new(String::new()), RwSignal::new(None::<ReceiptCheck>));
    let ask = move |code: CaughtCode| {
        found.set(None);
        deed.run(CheckReceipt { code }, move |check| found.set(Some(check)));
    };
    let typed = Callback::new(move |()| {
        let typed = text.get_untracked();
        if !typed.trim().is_empty() {
            ask(CaughtCode::Text(typed));
        }
    });
    on_scan(move |run| {
        let whole = words::joined(&text.get_untracked(), run);
        text.set(whole.clone());
        ask(CaughtCode::Text(whole));
    });
    let megabytes = RECEIPT_PICTURE_BYTES_MAX / 1024 / 1024;
    let too_big = move |()| deed.refuse(ReceiptCheckRefusal::PictureTooBig { limit_mb: megabytes });
    let off = Signal::derive(move || deed.busy().get() || text.with(|text| text.trim().is_empty()));
    view! {
        <div class="receipt-check">
            <section class="receipt-check-way">
                <p>{words::HOW}</p>
                <Field label=words::TEXT text hint=words::TEXT_HINT autofocus=true on_enter=typed/>
                <FilePick
                    label=words::PICTURE
                    accept="image/jpeg,image/png"
                    on_pick=move |base64| ask(CaughtCode::Picture(base64))
                    most_bytes=RECEIPT_PICTURE_BYTES_MAX
                    on_too_big=Callback::new(too_big)
                />
                <Waiting busy=deed.busy()/>
                <Wrong trouble=deed.trouble()/>
            </section>
            <section class="receipt-check-found" aria-live="polite">
                {move || found.get().map(|check| view! { <Outcome check open/> })}
            </section>
        </div>
        <Actions>
            <Button label=words::BACK shortcut="Escape" on_press=move |()| open.set(false)/>
            <Button label=words::DO kind=ButtonKind::Primary off on_press=move |()| typed.run(())/>
        </Actions>
    }
}
