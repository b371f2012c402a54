//! The owner's release of an appointment whose services no patch test carries.

use contract::calendar::{Appointment, ReleaseAppointment};
use leptos::prelude::*;

use crate::deed::Deed;
use crate::live::Live;
use crate::text::german::customers as words;
use crate::ui::{Actions, Button, ButtonKind, Dialog, Reason, Wrong};

/// The way to it, where something stops.
#[component]
pub fn Release(shown: Live<Appointment>) -> impl IntoView {
    let open = RwSignal::new(false);
    let stops = Memo::new(move |_| shown.with(|it| it.is_some_and(|it| it.stops)));
    view! {
        <Show when=move || stops.get()>
            <Button label=words::RELEASE on_press=move |()| open.set(true)/>
        </Show>
        <Dialog open on_close=move |()| open.set(false) title=words::RELEASE_TITLE>
            <Why shown open/>
        </Dialog>
    }
}

#[component]
fn Why(shown: Live<Appointment>, open: RwSignal<bool>) -> impl IntoView {
    let (deed, reason) = (Deed::new(), RwSignal::new(String::new()));
    let release = Callback::new(move |()| {
        let Some(appointment) = shown.peek().map(|it| it.card.id) else { return };
        deed.tell_then(
            ReleaseAppointment { appointment, reason: reason.get_untracked() },
            move |_| words::RELEASED,
            move |()| {
                shown.refetch();
                open.set(false);
            },
        );
    });
    view! {
        <p>{words::RELEASE_HOW}</p>
        <Reason text=reason usual=words::RELEASE_REASONS on_enter=release/>
        <Wrong trouble=deed.trouble()/>
        <Actions>
            <Button label=words::BACK shortcut="Escape" on_press=move |()| open.set(false)/>
            <Button label=words::RELEASE_DO kind=ButtonKind::Primary off=deed.busy() on_press=release/>
        </Actions>
    }
}
