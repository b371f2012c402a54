//! What needs a reason: dropping a basket, and a receipt over 0.00.

use contract::Money;
use contract::till::{Basket, DropBasket};
use leptos::prelude::*;

use super::booking::book;
use super::state::Till;
use crate::deed::Deed;
use crate::text::german::till as words;
use crate::ui::{Actions, Button, ButtonKind, Dialog, Reason, Wrong};

/// Drops the chosen basket: an empty one at once, another with a reason.
#[component]
pub fn DropButton(empty: Signal<bool>) -> impl IntoView {
    let (till, deed) = (Till::here(), Deed::new());
    let open = RwSignal::new(false);
    let reason = RwSignal::new(String::new());
    let drop = Callback::new(move |()| {
        let Some(basket) = untrack(|| till.basket()) else { return };
        let id = basket.id.clone();
        let request = DropBasket { basket: basket.id, reason: reason.get_untracked().trim().to_owned() };
        deed.run(request, move |()| {
            open.set(false);
            till.gone(&id);
        });
    });
    let press = move |()| if empty.get_untracked() { drop.run(()) } else { open.set(true) };
    view! {
        <Button label=words::DROP kind=ButtonKind::Quiet on_press=press/>
        <Dialog open on_close=move |()| open.set(false) title=words::DROP>
            {move || till.basket().and_then(lies).map(|cash| view! { <p><b>{words::cash_back_too(cash)}</b></p> })}
            <WithReason sentence=words::DROP_SENTENCE usual=words::DROP_REASONS action=words::DROP reason deed open on_do=drop/>
        </Dialog>
    }
}

/// The cash of a cancelled receipt that goes back where nothing is rung up again.
fn lies(basket: Basket) -> Option<Money> {
    basket.follows.map(|follows| follows.cash_refunded).filter(|cash| cash.is_positive())
}

/// The dialog of a receipt over 0.00.
#[component]
pub fn ZeroDialog(open: RwSignal<bool>) -> impl IntoView {
    let (till, deed) = (Till::here(), Deed::new());
    let reason = RwSignal::new(String::new());
    let zero = Callback::new(move |()| {
        open.set(false);
        book(till, Vec::new(), Some(reason.get_untracked().trim().to_owned()));
    });
    view! {
        <Dialog open on_close=move |()| open.set(false) title=words::NOTHING_TO_PAY>
            <WithReason sentence=words::ZERO_SENTENCE usual=words::ZERO_REASONS action=words::NOTHING_TO_PAY reason deed open on_do=zero/>
        </Dialog>
    }
}

/// What will be recorded, why, and the button that does it.
#[component]
pub fn WithReason(
    sentence: &'static str,
    usual: &'static [&'static str],
    action: &'static str,
    reason: RwSignal<String>,
    deed: Deed,
    open: RwSignal<bool>,
    on_do: Callback<()>,
) -> impl IntoView {
    let off = Signal::derive(move || deed.busy().get() || reason.with(|reason| reason.trim().is_empty()));
    let enter = move |()| {
        if !off.get_untracked() {
            on_do.run(())
        }
    };
    view! {
        <p>{sentence}</p>
        <Reason text=reason usual autofocus=true on_enter=enter/>
        <Wrong trouble=deed.trouble()/>
        <Actions>
            <Button label="Zurück" shortcut="Escape" on_press=move |()| open.set(false)/>
            <Button label=action kind=ButtonKind::Primary off on_press=on_do/>
        </Actions>
    }
}
