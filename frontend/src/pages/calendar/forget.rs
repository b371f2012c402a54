//! The guest of an appointment, who has no file, is erased.

use contract::calendar::Appointment;
use contract::dossier::GuestOf;
use leptos::prelude::*;

use crate::live::Live;
use crate::pages::erasure::GuestErasure;
use crate::text::german::customers as words;
use crate::ui::{Button, ButtonKind, Dialog};

/// The button and its dialog; whoever has a file is erased there.
#[component]
pub fn Forget(shown: Live<Appointment>) -> impl IntoView {
    let open = RwSignal::new(false);
    let guest = Memo::new(move |_| {
        shown.with(|it| {
            let card = &it?.card;
            let named = card.guest.customer.is_none() && !card.guest.name.is_empty();
            named.then_some(card.id)
        })
    });
    view! {
        <Show when=move || guest.get().is_some()>
            <Button label=words::ERASE kind=ButtonKind::Quiet on_press=move |()| open.set(true)/>
        </Show>
        <Dialog open on_close=move |()| open.set(false) title=words::GUEST_ERASE_TITLE>
            {move || guest.get().map(|id| view! { <GuestErasure guest=GuestOf::Appointment(id) open/> })}
        </Dialog>
    }
}
