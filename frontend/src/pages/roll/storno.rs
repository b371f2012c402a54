//! Storno: what will be recorded, what goes back, why; then the counter entry.

use contract::roll::RollRow;
use contract::storno::{CancelReceipt, Outlook, StornoOutlook};
use contract::{Money, Seq, Topic};
use leptos::prelude::*;

use super::foot::Foot;
use super::safe::SafeChange;
use crate::deed::Deed;
use crate::live::{Live, live};
use crate::text::german::roll as words;
use crate::ui::{Amount, Waiting, Wrong};

/// What stands in the dialog of the button *Storno*.
#[component]
pub fn Storno(row: StoredValue<RollRow>, shut: Callback<()>, done: Callback<Seq>) -> impl IntoView {
    let deed = Deed::once();
    let seq = row.with_value(|row| row.seq);
    let outlook = outlook(seq, false);
    let cancel = move |reason: String| {
        let back = outlook.peek().map_or(Money::ZERO, |outlook| outlook.cash_back);
        deed.tell_then(
            CancelReceipt { seq, reason },
            move |storno| words::cancelled(storno.number, back),
            move |storno| {
                done.run(storno.seq);
            },
        );
    };
    view! {
        <WhatHappens outlook cash_word=words::CASH_BACK/>
        <Foot usual=words::CANCEL_REASONS deed ready=has_money(outlook) label=words::CANCEL_DO on_do=cancel shut/>
    }
}

/// What a storno of this entry would do; asked again when cash moves.
pub fn outlook(seq: Seq, again: bool) -> Live<Outlook> {
    live(&[Topic::Till, Topic::Day, Topic::Roll], move || StornoOutlook { seq, again })
}

/// Whether the drawer has the money.
pub fn has_money(outlook: Live<Outlook>) -> Signal<bool> {
    Signal::derive(move || {
        outlook.with(|outlook| outlook.is_some_and(|outlook| !outlook.drawer_lacks.is_positive()))
    })
}

/// The sentence, the money, and where it is lacking.
#[component]
pub fn WhatHappens(
    outlook: Live<Outlook>,
    /// What becomes of the cash.
    cash_word: &'static str,
) -> impl IntoView {
    let shown = Memo::new(move |_| outlook.get());
    view! {
        <Waiting busy=Signal::derive(move || shown.with(Option::is_none) && outlook.trouble().is_none())/>
        <Wrong trouble=Signal::derive(move || outlook.trouble())/>
        {move || shown.get().map(|outlook| {
            let cash = outlook.cash_back.is_positive().then(|| view! {
                <div class="card">
                    <Amount label=cash_word money=Signal::stored(outlook.cash_back)/>
                </div>
            });
            let cards = (!outlook.card_back.is_empty()).then(|| view! {
                <p class="roll-terminal"><b>{words::AT_TERMINAL}": "</b>{outlook.card_back.join(" · ")}</p>
            });
            let lacks = outlook.drawer_lacks;
            view! {
                <p class="roll-sentence">{outlook.sentence}</p>
                {cash}
                {cards}
                {lacks.is_positive().then(|| view! { <SafeChange lacks/> })}
            }
        })}
    }
}
