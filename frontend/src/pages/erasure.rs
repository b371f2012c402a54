//! An erasure after Art. 17 DSGVO inside a dialog, whoever is erased: what goes and what stays, the reason, and the letter.

use contract::CustomerId;
use contract::dossier::{
    EraseCustomer, EraseGuest, Erased, Erasure, ErasureOutlook, GuestErasureOutlook, GuestOf,
};
use leptos::prelude::*;

use crate::deed::Deed;
use crate::files;
use crate::live::live;
use crate::text::german::erasure as words;
use crate::text::german::erasure::ErasureWords;
use crate::ui::{Actions, Button, ButtonKind, Notices, Reason, Waiting, Wrong};
use contract::Ask;

/// For a customer.
#[component]
pub fn CustomerErasure(id: CustomerId, open: RwSignal<bool>) -> impl IntoView {
    let outlook = move || ErasureOutlook { customer: id };
    let erase = move |reason| EraseCustomer { customer: id, reason };
    erasure(&words::CUSTOMER, open, outlook, erase)
}

/// For a guest without a file.
#[component]
pub fn GuestErasure(guest: GuestOf, open: RwSignal<bool>) -> impl IntoView {
    let asked = guest.clone();
    let outlook = move || GuestErasureOutlook { guest: asked.clone() };
    let erase = move |reason| EraseGuest { guest: guest.clone(), reason };
    erasure(&words::GUEST, open, outlook, erase)
}

/// The inside of the dialog. Nothing can be pressed where nobody is to be erased.
pub fn erasure<O, E>(
    said: &'static ErasureWords,
    open: RwSignal<bool>,
    outlook: impl Fn() -> O + Send + Sync + 'static,
    erase: impl Fn(String) -> E + Send + Sync + 'static,
) -> impl IntoView
where
    O: Ask<Reply = Erasure> + 'static,
    E: Ask<Reply = Erased> + 'static,
{
    let (deed, notices, reason) = (Deed::new(), Notices::here(), RwSignal::new(String::new()));
    let outlook = live(&[], outlook);
    let found = Signal::derive(move || outlook.with(|it| it.is_some()));
    let erase = Callback::new(move |()| {
        // The letter is there only once: the person gets it even where the news of the deed have taken this dialog away.
        let hand = move |erased: &Erased| {
            files::save(&erased.letter);
            notices.good(words::DONE);
        };
        deed.hand(erase(reason.get_untracked()), hand, move |_| open.set(false));
    });
    view! {
        <Wrong trouble=Signal::derive(move || outlook.trouble())/>
        {move || outlook.get().map(|erasure| view! { <Told erasure said/> })}
        <p>{said.how}</p>
        <Show when=move || found.get()>
            <Reason text=reason usual=said.reasons on_enter=erase/>
        </Show>
        <Waiting busy=deed.busy()/>
        <Wrong trouble=deed.trouble()/>
        <Actions>
            <Show when=move || found.get()>
                <Button label=words::DO kind=ButtonKind::Danger off=deed.busy() on_press=erase/>
            </Show>
            <Button label=words::BACK shortcut="Escape" on_press=move |()| open.set(false)/>
        </Actions>
    }
}

/// What an erasure comes to.
#[component]
fn Told(erasure: Erasure, said: &'static ErasureWords) -> impl IntoView {
    let Erasure { of, goes, stays, ahead, .. } = erasure;
    let line = |line: String| view! { <li>{line}</li> };
    let goes = goes.into_iter().map(|(what, count)| line(words::counted(&what, count))).collect_view();
    let who = said.names_who.then(|| {
        view! {
            <h3>{words::WHO}</h3>
            <ul>{of.into_iter().map(line).collect_view()}</ul>
        }
    });
    let none = stays.is_empty().then(|| view! { <p>{said.stays_nothing}</p> });
    let ahead = (!ahead.is_empty()).then(|| {
        view! { <p>{words::AHEAD}</p><ul>{ahead.into_iter().map(line).collect_view()}</ul> }
    });
    view! {
        {who}
        <h3>{words::GOES}</h3>
        <ul>{goes}</ul>
        <h3>{words::STAYS}</h3>
        {none}
        <ul>{stays.iter().map(|kept| line(words::kept(kept))).collect_view()}</ul>
        {ahead}
    }
}
