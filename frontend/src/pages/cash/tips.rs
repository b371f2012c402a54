//! Pays staff tips out of the drawer.

use contract::Topic;
use contract::cash::{TipBalance, TipBalances};
use leptos::prelude::*;

use crate::live::live;
use crate::text::german::cash as words;
use crate::tip_payout::{TipPayout, TipPayoutButton};
use crate::ui::{Empty, NumberField, Unit, Wrong, typed_money};

/// Everyone with open tips.
#[component]
pub fn PayTips() -> impl IntoView {
    let tips = live(&[Topic::Till, Topic::Roll], || TipBalances);
    let none = move || tips.with(|tips| tips.is_some_and(Vec::is_empty));
    view! {
        <p>{words::TIPS_HOW}</p>
        <Show when=none><Empty text=words::TIPS_NONE/></Show>
        <Wrong trouble=Signal::derive(move || tips.trouble())/>
        <ul class="cash-tips">
            {move || tips.get().unwrap_or_default().into_iter().map(|tip| view! { <TipLine tip/> }).collect_view()}
        </ul>
    }
}

#[component]
fn TipLine(tip: TipBalance) -> impl IntoView {
    let payout = TipPayout::of(&tip, Topic::Till);
    let amount = RwSignal::new(tip.open.to_string());
    let pay = Callback::new(move |()| {
        if let Some(amount) = typed_money(&amount.get_untracked()) {
            payout.pay(amount);
        }
    });
    view! {
        <li class="cash-tip">
            <NumberField label=tip.name text=amount unit=Unit::Euro on_enter=pay/>
            <TipPayoutButton payout on_press=pay/>
        </li>
    }
}
