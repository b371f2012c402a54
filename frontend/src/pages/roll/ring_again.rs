//! "Stimmt nicht": storno, and its lines in a new basket, so that only the difference moves.

use contract::Topic;
use contract::roll::RollRow;
use contract::storno::RingAgain;
use leptos::prelude::*;

use super::storno::{WhatHappens, is_ready, outlook};
use crate::deed::Deed;
use crate::desk::Desk;
use crate::shell::Router;
use crate::text::german::roll as words;
use crate::ui::{Actions, Button, ButtonKind, Dialog, Notices, Reason, Wrong};

/// The dialog of the button *Stimmt nicht*.
#[component]
pub fn RingAgainDialog(row: StoredValue<RollRow>, open: Signal<bool>, shut: Callback<()>) -> impl IntoView {
    view! {
        <Dialog open on_close=shut title=words::RING_TITLE>
            <RingUp row shut/>
        </Dialog>
    }
}

#[component]
fn RingUp(row: StoredValue<RollRow>, shut: Callback<()>) -> impl IntoView {
    let (desk, deed, notices, router) = (Desk::here(), Deed::new(), Notices::here(), Router::here());
    let seq = row.with_value(|row| row.seq);
    let outlook = outlook(seq);
    let reason = RwSignal::new(String::new());
    let ring = Callback::new(move |()| {
        let request = RingAgain { seq, reason: reason.get_untracked().trim().to_owned() };
        deed.run(request, move |again| {
            notices.good(words::rung_again(again.storno.number));
            desk.hear(&[Topic::Till]);
            router.resume(again.basket.id);
        });
    });
    let off = Signal::derive(move || deed.busy().get() || !is_ready(outlook, reason));
    let enter = move |()| {
        if !off.get_untracked() {
            ring.run(());
        }
    };
    view! {
        <WhatHappens outlook/>
        <p>{words::RING_HOW}</p>
        <Reason text=reason usual=words::CANCEL_REASONS on_enter=enter/>
        <Wrong trouble=deed.trouble()/>
        <Actions>
            <Button label=words::BACK shortcut="Escape" on_press=shut/>
            <Button label=words::RING_DO kind=ButtonKind::Primary off on_press=ring/>
        </Actions>
    }
}
