//! What came out: the verdict, what was looked at, and what the code says.

use contract::receipt_check::{CheckedPoint, ReceiptCheck};
use leptos::prelude::*;

use crate::router::{Route, Router};
use crate::text::german::receipt_check as words;
use crate::ui::{Button, Chip, Fact, Tone};

/// The verdict and its reasons.
#[component]
pub fn Outcome(check: ReceiptCheck, open: RwSignal<bool>) -> impl IntoView {
    let router = Router::here();
    let verdict = if check.is_valid { "good" } else { "bad" };
    let facts = check.facts.into_iter().map(|(name, value)| view! { <Fact name value/> });
    let bon = check.bon.map(|(seq, number)| {
        let show = move |()| {
            open.set(false);
            router.go(Route::Entry(seq));
        };
        view! { <Button label=words::show(number) on_press=show/> }
    });
    view! {
        <p class="receipt-check-verdict" data-verdict=verdict>{check.sentence}</p>
        <ul class="receipt-check-points">{check.points.into_iter().map(point).collect_view()}</ul>
        {bon}
        <div class="receipt-check-facts">{facts.collect_view()}</div>
    }
}

fn point(point: CheckedPoint) -> impl IntoView {
    let (word, tone): (_, Tone) = words::result(point.result);
    view! {
        <li>
            <b>{point.name}</b>
            <Chip text=word tone=Signal::stored(tone)/>
            <span>{point.sentence}</span>
        </li>
    }
}
