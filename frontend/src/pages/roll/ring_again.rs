//! "Stimmt nicht": storno, and its lines in a new basket, so that only the difference moves.

use contract::Topic;
use contract::roll::RollRow;
use contract::storno::RingAgain;
use leptos::prelude::*;

use super::foot::Foot;
use super::storno::{WhatHappens, has_money, outlook};
use crate::deed::Deed;
use crate::desk::Desk;
use crate::router::{Route, Router};
use crate::text::german::roll as words;

/// What stands in the dialog of the button *Stimmt nicht*.
#[component]
pub fn RingUp(row: StoredValue<RollRow>, shut: Callback<()>) -> impl IntoView {
    let (desk, deed, router) = (Desk::here(), Deed::once(), Router::here());
    let seq = row.with_value(|row| row.seq);
    let outlook = outlook(seq, true);
    let ring = move |reason: String| {
        deed.tell_then(
            RingAgain { seq, reason },
            move |again| words::rung_again(again.storno.number),
            move |again| {
                desk.hear(&[Topic::Till]);
                router.go(Route::Basket(again.basket.id));
            },
        );
    };
    view! {
        <WhatHappens outlook cash_word=words::CASH_STAYS/>
        <p>{words::RING_HOW}</p>
        <Foot usual=words::CANCEL_REASONS deed ready=has_money(outlook) label=words::RING_DO on_do=ring shut/>
    }
}
