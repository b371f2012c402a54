//! Pays staff tips out of the drawer.

use contract::Topic;
use contract::cash::{PayOutTips, TipBalance, TipBalances};
use leptos::prelude::*;

use crate::deed::Deed;
use crate::desk::Desk;
use crate::live::live;
use crate::text::german::cash as words;
use crate::text::german::close::PAY_OUT;
use crate::ui::{Button, Empty, NumberField, Unit, Wrong, typed_money};

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
    let (desk, deed) = (Desk::here(), Deed::new());
    let amount = RwSignal::new(tip.open.to_string());
    let name = StoredValue::new(tip.name.clone());
    let person = tip.person;
    let pay = Callback::new(move |()| {
        let Some(amount) = typed_money(&amount.get_untracked()) else { return };
        let said = words::paid_out(&name.get_value(), amount);
        deed.tell_then(
            PayOutTips { person, amount },
            move |_| said,
            move |_| {
                desk.hear(&[Topic::Till]);
            },
        );
    });
    view! {
        <li class="cash-tip">
            <NumberField label=tip.name text=amount unit=Unit::Euro on_enter=pay/>
            <Button label=PAY_OUT off=deed.busy() on_press=pay/>
            <Wrong trouble=deed.trouble()/>
        </li>
    }
}
