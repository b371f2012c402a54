//! The erasure of a guest without a file: what goes and what stays, the reason, and the letter.

use contract::dossier::{EraseGuest, Erased, GuestErasureOutlook, GuestOf, Staying};
use leptos::prelude::*;

use crate::deed::Deed;
use crate::files;
use crate::live::live;
use crate::text::german::customers as words;
use crate::ui::{Actions, Button, ButtonKind, Notices, Reason, Waiting, Wrong};

/// Appointments that lie ahead of who is erased.
#[component]
pub fn Ahead(ahead: Vec<String>) -> impl IntoView {
    (!ahead.is_empty()).then(|| {
        let lines = ahead.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
        view! { <p>{words::AHEAD}</p><ul>{lines}</ul> }
    })
}

/// Inside a dialog: for one guest.
#[component]
pub fn GuestErasure(guest: GuestOf, open: RwSignal<bool>) -> impl IntoView {
    let (deed, notices, reason) = (Deed::new(), Notices::here(), RwSignal::new(String::new()));
    let asked = guest.clone();
    let outlook = live(&[], move || GuestErasureOutlook { guest: asked.clone() });
    let found = Signal::derive(move || outlook.with(|it| it.is_some()));
    let goes = |(what, count): (String, u32)| view! { <li>{words::counted(&what, count)}</li> };
    let stays = |kept: Staying| view! { <li>{words::kept(&kept)}</li> };
    let erase = Callback::new(move |()| {
        // The letter is there only once.
        let hand = move |erased: &Erased| {
            files::save(&erased.letter);
            notices.good(words::ERASED_DONE);
        };
        let wish = EraseGuest { guest: guest.clone(), reason: reason.get_untracked() };
        deed.hand(wish, hand, move |_| open.set(false));
    });
    view! {
        <Wrong trouble=Signal::derive(move || outlook.trouble())/>
        {move || outlook.get().map(|erasure| view! {
            <h3>{words::GUEST_WHO}</h3>
            <ul>{erasure.of.into_iter().map(|who| view! { <li>{who}</li> }).collect_view()}</ul>
            <h3>{words::GOES}</h3>
            <ul>{erasure.goes.into_iter().map(goes).collect_view()}</ul>
            <h3>{words::STAYS}</h3>
            {erasure.stays.is_empty().then(|| view! { <p>{words::STAYS_NOTHING}</p> })}
            <ul>{erasure.stays.into_iter().map(stays).collect_view()}</ul>
            <Ahead ahead=erasure.ahead/>
        })}
        <p>{words::GUEST_ERASE_HOW}</p>
        <Show when=move || found.get()>
            <Reason text=reason usual=words::GUEST_REASONS on_enter=erase/>
        </Show>
        <Waiting busy=deed.busy()/>
        <Wrong trouble=deed.trouble()/>
        <Actions>
            <Show when=move || found.get()>
                <Button label=words::ERASE_DO kind=ButtonKind::Danger off=deed.busy() on_press=erase/>
            </Show>
            <Button label=words::BACK shortcut="Escape" on_press=move |()| open.set(false)/>
        </Actions>
    }
}
