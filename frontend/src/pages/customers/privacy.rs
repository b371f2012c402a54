//! What the law gives to customers: information at one press, and erasure with its letter.

use contract::CustomerId;
use contract::dossier::{ErasureProposals, GiveInformation, Information};
use leptos::prelude::*;

use super::Shown;
use crate::deed::Deed;
use crate::files;
use crate::live::live;
use crate::pages::erasure::CustomerErasure;
use crate::text::german::customers as words;
use crate::ui::{Actions, Button, Dialog, Empty, Wrong};

/// Both rights of a customer.
#[component]
pub fn Privacy(id: CustomerId) -> impl IntoView {
    let (deed, open) = (Deed::new(), RwSignal::new(false));
    let inform = move |()| {
        let save = |given: &Information| {
            files::save(&given.pdf);
            files::save(&given.json);
            given.photos.iter().for_each(files::save);
        };
        deed.hand(GiveInformation { customer: id }, save, |_| ());
    };
    view! {
        <section class="customers-consent">
            <h3>{words::PRIVACY}</h3>
            <div class="choices">
                <Button label=words::INFORMATION off=deed.busy() on_press=inform/>
                <Button label=words::ERASE on_press=move |()| open.set(true)/>
            </div>
            <Wrong trouble=deed.trouble()/>
        </section>
        <Dialog open on_close=move |()| open.set(false) title=words::ERASE_TITLE>
            <CustomerErasure id open/>
        </Dialog>
    }
}

/// Opens the list of those who have not come for long.
#[component]
pub fn ProposalsButton(shown: RwSignal<Shown>) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <Button label=words::PROPOSALS on_press=move |()| open.set(true)/>
        <Dialog open on_close=move |()| open.set(false) title=words::PROPOSALS_TITLE>
            <Proposed open shown/>
        </Dialog>
    }
}

#[component]
fn Proposed(open: RwSignal<bool>, shown: RwSignal<Shown>) -> impl IntoView {
    let found = live(&[], || ErasureProposals);
    let line = move |it: contract::customers::Customer| {
        let id = it.id;
        let show = move |_| {
            shown.set(Shown::One(id));
            open.set(false);
        };
        view! { <button type="button" class="choice" on:click=show>{words::named(&it)}</button> }
    };
    let lines = move || found.get().map(|found| found.customers).unwrap_or_default();
    let none = move || found.with(|found| found.is_some_and(|found| found.customers.is_empty()));
    view! {
        <Wrong trouble=Signal::derive(move || found.trouble())/>
        {move || found.get().map(|found| view! { <p>{words::proposals_how(found.after_months)}</p> })}
        <div class="choices">{move || lines().into_iter().map(line).collect_view()}</div>
        <Show when=none><Empty text=words::PROPOSALS_NONE/></Show>
        <Actions><Button label=words::BACK shortcut="Escape" on_press=move |()| open.set(false)/></Actions>
    }
}
