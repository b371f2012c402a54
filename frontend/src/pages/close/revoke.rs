//! The owner revokes the last close: what will happen, why, and the PIN once more.

use contract::day::{LastClose, RevocationOutlook, RevokeClosing};
use contract::{Role, Topic};
use leptos::prelude::*;

use crate::deed::Deed;
use crate::desk::Desk;
use crate::live::{Live, live};
use crate::shell::House;
use crate::text::german::revocation as words;
use crate::ui::{Actions, Button, ButtonKind, Dialog, Field, Reason, Wrong};

/// The last close, as long as it is known.
pub fn last_close() -> Live<Option<LastClose>> {
    live(&[Topic::Day], || RevocationOutlook)
}

/// A button where the last close can be revoked; nothing where it can't.
#[component]
pub fn RevokeButton(
    last: Live<Option<LastClose>>,
    /// Belongs to the page: it outlives the button.
    deed: Deed,
    #[prop(optional, into)] on_done: Option<Callback<()>>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let can =
        Memo::new(move |_| last.with(|last| last.cloned().flatten()).filter(|last| last.hindrance.is_none()));
    let done = Callback::new(move |()| {
        // The button may have gone with the closed day.
        open.try_set(false);
        if let Some(on_done) = on_done {
            on_done.run(());
        }
    });
    view! {
        <Show when=move || can.with(Option::is_some)>
            <Button label=words::REVOKE on_press=move |()| open.set(true)/>
        </Show>
        <Dialog open on_close=move |()| open.set(false) title=words::REVOKE>
            {move || can.get().map(|last| view! { <Revocation last deed open done/> })}
        </Dialog>
    }
}

#[component]
fn Revocation(last: LastClose, deed: Deed, open: RwSignal<bool>, done: Callback<()>) -> impl IntoView {
    let (desk, house) = (Desk::here(), House::here());
    let (reason, pin) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let z_number = last.z_number;
    let is_owner = Memo::new(move |_| house.role() == Role::Owner);
    deed.forget();
    let revoke = Callback::new(move |()| {
        let reason = reason.get_untracked().trim().to_owned();
        let request = RevokeClosing { z_number, reason, pin: pin.get_untracked() };
        deed.tell_then(
            request,
            |reopened| words::reopened(reopened.z_number),
            move |_| {
                done.run(());
                desk.hear(&[Topic::Day]);
            },
        );
    });
    let off = Signal::derive(move || {
        let no_pin = is_owner.get() && pin.with(String::is_empty);
        deed.busy().get() || no_pin || reason.with(|reason| reason.trim().is_empty())
    });
    view! {
        <ul class="close-happens">
            {words::what_happens(&last).map(|line| view! { <li>{line}</li> }).into_iter().collect_view()}
        </ul>
        <Reason text=reason usual=words::REASONS label=words::WHY/>
        {move || if is_owner.get() {
            view! { <Field label=words::PIN text=pin kind="password" mode="numeric" on_enter=revoke/> }.into_any()
        } else {
            view! { <p class="close-how">{words::ONLY_OWNER}</p> }.into_any()
        }}
        <Wrong trouble=deed.trouble()/>
        <Actions>
            <Button label=words::BACK shortcut="Escape" on_press=move |()| open.set(false)/>
            <Button label=words::REVOKE kind=ButtonKind::Primary off on_press=revoke/>
        </Actions>
    }
}
