//! Left: who is about to pay.

use contract::Moment;
use contract::till::Basket;
use leptos::prelude::*;

use super::state::Till;
use crate::pages::cash::CashButton;
use crate::shell::House;
use crate::text::german::till as words;
use crate::ui::{Button, Empty, euro};

/// The open baskets, oldest first, and the way to a new one.
#[component]
pub fn OpenBaskets() -> impl IntoView {
    let till = Till::here();
    let none = move || till.baskets.with(|baskets| baskets.is_some_and(Vec::is_empty));
    view! {
        <aside class="till-open" aria-label=words::OPEN_BASKETS>
            <h2 class="till-heading">{words::OPEN_BASKETS}</h2>
            <div class="till-open-list">
                {move || {
                    let baskets = till.baskets.get().unwrap_or_default();
                    baskets.into_iter().map(|basket| view! { <BasketCard basket/> }).collect_view()
                }}
                <Show when=none><Empty text=words::NO_BASKETS/></Show>
            </div>
            <Button label=words::NEW_BASKET shortcut="Ctrl+N" on_press=move |()| till.begin()/>
            <CashButton/>
        </aside>
    }
}

#[component]
fn BasketCard(basket: Basket) -> impl IntoView {
    let (till, house) = (Till::here(), House::here());
    let (id, own) = (basket.id.clone(), basket.id.clone());
    let name = customer_name(&basket);
    let opened = basket.opened;
    let owner = basket.owner_name.clone();
    let age = move || minutes_since(opened, house.now().unwrap_or(opened));
    let lines = basket.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(", ");
    view! {
        <button
            type="button"
            class="till-card"
            aria-pressed=move || till.is_chosen(&own).to_string()
            on:click=move |_| till.choose(id.clone())
        >
            <span class="till-card-head"><b>{name}</b><b class="till-card-due">{euro(basket.due)}</b></span>
            <span class="till-card-lines">{lines}</span>
            <span class="till-card-since">{move || words::since(&owner, age())}</span>
        </button>
    }
}

/// The name on the receipt, or that there is none.
#[must_use]
pub fn customer_name(basket: &Basket) -> String {
    basket.customer.as_ref().map_or_else(|| words::WITHOUT_NAME.to_owned(), |customer| customer.name.clone())
}

fn minutes_since(opened: Moment, now: Moment) -> i64 {
    now.since_ms(opened).max(0) / 60_000
}
