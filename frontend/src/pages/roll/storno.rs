//! Storno: what will be recorded, what goes back, why; then the counter entry.

use contract::roll::RollRow;
use contract::storno::{CancelReceipt, Outlook, StornoOutlook};
use contract::{Money, Seq, Topic};
use leptos::prelude::*;

use super::safe::SafeChange;
use crate::deed::Deed;
use crate::live::{Live, live};
use crate::text::german::roll as words;
use crate::ui::{Actions, Amount, Button, ButtonKind, Dialog, Notices, Reason, Waiting, Wrong};

/// The dialog of the button *Storno*.
#[component]
pub fn StornoDialog(
    row: StoredValue<RollRow>,
    open: Signal<bool>,
    shut: Callback<()>,
    done: Callback<Seq>,
) -> impl IntoView {
    view! {
        <Dialog open on_close=shut title=words::CANCEL_TITLE>
            <Storno row shut done/>
        </Dialog>
    }
}

#[component]
fn Storno(row: StoredValue<RollRow>, shut: Callback<()>, done: Callback<Seq>) -> impl IntoView {
    let (deed, notices) = (Deed::new(), Notices::here());
    let seq = row.with_value(|row| row.seq);
    let outlook = outlook(seq);
    let reason = RwSignal::new(String::new());
    let cancel = Callback::new(move |()| {
        let back = outlook.peek().map_or(Money::ZERO, |outlook| outlook.cash_back);
        let request = CancelReceipt { seq, reason: reason.get_untracked().trim().to_owned() };
        deed.run(request, move |storno| {
            notices.good(words::cancelled(storno.number, back));
            done.run(storno.seq);
        });
    });
    let off = Signal::derive(move || deed.busy().get() || !is_ready(outlook, reason));
    let enter = move |()| {
        if !off.get_untracked() {
            cancel.run(());
        }
    };
    view! {
        <WhatHappens outlook/>
        <Reason text=reason usual=words::CANCEL_REASONS on_enter=enter/>
        <Wrong trouble=deed.trouble()/>
        <Actions>
            <Button label=words::BACK shortcut="Escape" on_press=shut/>
            <Button label=words::CANCEL_DO kind=ButtonKind::Primary off on_press=cancel/>
        </Actions>
    }
}

/// What a storno of this entry would do; asked again when cash moves.
pub fn outlook(seq: Seq) -> Live<Outlook> {
    live(&[Topic::Till, Topic::Day, Topic::Roll], move || StornoOutlook { seq })
}

/// Whether the drawer has the money and a reason is given.
pub fn is_ready(outlook: Live<Outlook>, reason: RwSignal<String>) -> bool {
    let has_money =
        outlook.with(|outlook| outlook.is_some_and(|outlook| !outlook.drawer_lacks.is_positive()));
    has_money && reason.with(|reason| !reason.trim().is_empty())
}

/// The sentence, the money, and where it is lacking.
#[component]
pub fn WhatHappens(outlook: Live<Outlook>) -> impl IntoView {
    let shown = Memo::new(move |_| outlook.get());
    view! {
        <Waiting busy=Signal::derive(move || shown.with(Option::is_none) && outlook.trouble().is_none())/>
        <Wrong trouble=Signal::derive(move || outlook.trouble())/>
        {move || shown.get().map(|outlook| {
            let cash = outlook.cash_back.is_positive().then(|| view! {
                <div class="card">
                    <Amount label=words::CASH_BACK money=Signal::stored(outlook.cash_back)/>
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
