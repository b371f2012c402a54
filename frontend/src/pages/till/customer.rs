//! Who the receipt is for: found, new, or a name alone.

use contract::customers::{Customer, FindCustomers, SaveCustomer};
use contract::till::{BasketCustomer, SetCustomer};
use leptos::prelude::*;

use super::state::Till;
use crate::deed::Deed;
use crate::live::live_if;
use crate::text::german::till as words;
use crate::ui::{Actions, Button, Dialog, Empty, Field, Wrong};

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
        let request = SaveCustomer { id: None, name: untrack(typed), phone: None };
        deed.run(request, move |customer| choose.run(Some(on_receipt(&customer))));
    };
    let only_name = move |()| choose.run(Some(BasketCustomer { id: None, name: untrack(typed) }));
    let hit = move |customer: Customer| {
        let detail = customer.phone.clone().unwrap_or_default();
        let (name, picked) = (customer.name.clone(), customer);
        view! {
            <li>
                <button type="button" class="till-hit" on:click=move |_| choose.run(Some(on_receipt(&picked)))>
                    <b>{name}</b><span>{detail}</span>
                </button>
            </li>
        }
    };
    let short = Signal::derive(move || typed().is_empty());
    let none = move || !short.get() && found.with(|found| found.is_some_and(Vec::is_empty));
    view! {
        <Field label=words::CUSTOMER_FIND text autofocus=true on_enter=move |()| if !short.get_untracked() { only_name(()) }/>
        <ul class="till-hits">{move || found.get().unwrap_or_default().into_iter().map(hit).collect_view()}</ul>
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
