//! "Stimmt nicht": storno, and its lines in a new basket, so that only the difference moves.

use contract::Topic;
use contract::roll::RollRow;
use contract::storno::RingAgain;
use leptos::prelude::*;

use super::foot::Foot;
use super::storno::{WhatHappens, has_money, outlook};
use crate::deed::Deed;
use crate::desk::Desk;
use crate::shell::Router;
use crate::text::german::roll as words;
use crate::ui::Notices;

/// What stands in the dialog of the button *Stimmt nicht*.
#[component]
pub fn RingUp(row: StoredValue<RollRow>, shut: Callback<()>) -> impl IntoView {
    let (desk, deed, notices, router) = (Desk::here(), Deed::new(), Notices::here(), Router::here());
    let seq = row.with_value(|row| row.seq);
    let outlook = outlook(seq);
    let ring = move |reason: String| {
        deed.run(RingAgain { seq, reason }, move |again| {
            notices.good(words::rung_again(again.storno.number));
            desk.hear(&[Topic::Till]);
            router.resume(again.basket.id);
        });
    };
    view! {
        <WhatHappens outlook/>
        <p>{words::RING_HOW}</p>
        <Foot usual=words::CANCEL_REASONS deed ready=has_money(outlook) label=words::RING_DO on_do=ring shut/>
    }
}
