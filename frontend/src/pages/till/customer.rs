//! Who the receipt is for: found, new, or a name alone.

use contract::customers::{Customer, FindCustomers, SaveCustomer};
use contract::till::{BasketCustomer, SetCustomer};
use leptos::prelude::*;

use super::state::Till;
use crate::deed::Deed;
use crate::keys::bind;
use crate::live::live_if;
use crate::text::german::till as words;
use crate::ui::{Actions, Button, Dialog, Empty, Field, Key, Wrong};

/// The first who are found, behind a key each.
const HITS: &[&str] = &["Alt+1", "Alt+2", "Alt+3", "Alt+4"];

/// The dialog of the basket's head.
#[component]
pub fn CustomerDialog(open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog open on_close=move |()| open.set(false) title=words::CUSTOMER_TITLE>
            <CustomerForm open/>
        </Dialog>
    }
}

#[component]
fn CustomerForm(open: RwSignal<bool>) -> impl IntoView {
    let (till, deed) = (Till::here(), Deed::new());
    let text = RwSignal::new(String::new());
    let typed = move || text.get().trim().to_owned();
    let found = live_if(&[], move || (typed().chars().count() > 1).then(|| FindCustomers { text: typed() }));
    let choose = Callback::new(move |customer: Option<BasketCustomer>| {
        if let Some(basket) = untrack(|| till.basket()) {
            till.write(SetCustomer { basket: basket.id, customer });
        }
        open.set(false);
    });
    let create = move |()| {
        let request = SaveCustomer { id: None, name: untrack(typed), phone: None, before: None };
        deed.run(request, move |customer| choose.run(Some(on_receipt(&customer))));
    };
    let only_name = move |()| choose.run(Some(BasketCustomer { id: None, name: untrack(typed) }));
    // Enter takes the one whom the salon finds, and never a name in the place of someone who is known.
    let several = RwSignal::new(false);
    let enter = move |()| {
        let text = untrack(typed);
        if text.is_empty() {
            return;
        }
        deed.run(FindCustomers { text }, move |found| match found.as_slice() {
            [] => only_name(()),
            [one] => choose.run(Some(on_receipt(one))),
            _ => several.set(true),
        });
    };
    Effect::new(move |_| {
        text.track();
        several.set(false);
    });
    for (at, key) in HITS.iter().enumerate() {
        bind(key, move || {
            if let Some(picked) = found.peek().and_then(|found| found.get(at).map(on_receipt)) {
                choose.run(Some(picked));
            }
        });
    }
    let hit = move |(at, customer): (usize, Customer)| {
        let detail = customer.phone.clone().unwrap_or_default();
        let (name, picked) = (customer.name.clone(), customer);
        view! {
            <li>
                <button
                    type="button"
                    class="till-hit"
                    aria-keyshortcuts=HITS.get(at).copied()
                    on:click=move |_| choose.run(Some(on_receipt(&picked)))
                >
                    <b>{name}</b><span>{detail}</span>
                    {HITS.get(at).map(|key| view! { <Key shortcut=key/> })}
                </button>
            </li>
        }
    };
    let short = Signal::derive(move || typed().is_empty());
    let none = move || !short.get() && found.with(|found| found.is_some_and(Vec::is_empty));
    view! {
        <Field label=words::CUSTOMER_FIND text autofocus=true on_enter=enter/>
        <ul class="till-hits">{move || found.get().unwrap_or_default().into_iter().enumerate().map(hit).collect_view()}</ul>
        <Show when=move || several.get()><p role="status">{words::CUSTOMER_SEVERAL}</p></Show>
        <Show when=none><Empty text=words::CUSTOMER_NONE/></Show>
        <Wrong trouble=deed.trouble()/>
        <Actions>
            <Button label="Zurück" shortcut="Escape" on_press=move |()| open.set(false)/>
            <Button label=words::CUSTOMER_WITHOUT on_press=move |()| choose.run(None)/>
            <Button label=words::CUSTOMER_CREATE off=short on_press=create/>
            <Button label=words::CUSTOMER_ONLY_NAME off=short on_press=only_name/>
        </Actions>
    }
}

fn on_receipt(customer: &Customer) -> BasketCustomer {
    BasketCustomer { id: Some(customer.id), name: customer.name.clone() }
}
