//! A guest without a file is erased by name.

use contract::dossier::GuestOf;
use leptos::prelude::*;

use crate::pages::erasure::GuestErasure;
use crate::text::german::customers as words;
use crate::ui::{Actions, Button, ButtonKind, Dialog, Field};

/// Opens the question for the name.
#[component]
pub fn GuestButton() -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <Button label=words::GUEST_ERASE on_press=move |()| open.set(true)/>
        <Dialog open on_close=move |()| open.set(false) title=words::GUEST_ERASE_TITLE>
            <Named open/>
        </Dialog>
    }
}

#[component]
fn Named(open: RwSignal<bool>) -> impl IntoView {
    let (name, phone) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let wanted: RwSignal<Option<GuestOf>> = RwSignal::new(None);
    let seek = Callback::new(move |()| {
        let text = |typed: RwSignal<String>| typed.with_untracked(|typed| typed.trim().to_owned());
        let phone = Some(text(phone)).filter(|phone| !phone.is_empty());
        wanted.set(Some(GuestOf::Name { name: text(name), phone }));
    });
    let off = Signal::derive(move || name.with(|name| name.trim().is_empty()));
    view! {
        {move || match wanted.get() {
            Some(guest) => view! { <GuestErasure guest open/> }.into_any(),
            None => view! {
                <div class="fields">
                    <Field label=words::GUEST_NAME text=name on_enter=seek/>
                    <Field label=words::GUEST_PHONE text=phone hint=words::GUEST_PHONE_HINT on_enter=seek/>
                </div>
                <Actions>
                    <Button label=words::GUEST_SEEK kind=ButtonKind::Primary off on_press=seek/>
                    <Button label=words::BACK shortcut="Escape" on_press=move |()| open.set(false)/>
                </Actions>
            }
            .into_any(),
        }}
    }
}
