//! The step *Zählen*: a blind count, piece by piece.

use contract::Topic;
use contract::cash::CountSheet as Pieces;
use contract::day::{CloseStep, StoreCount};
use leptos::prelude::*;

use super::aside::Aside;
use super::draft::Keeper;
use super::way::CloseWay;
use crate::deed::Deed;
use crate::desk::Desk;
use crate::shell::House;
use crate::text::german::close as words;
use crate::ui::{Button, ButtonKind, Count, CountSheet, Wrong};

/// The count sheet with what it asks.
#[component]
pub fn Sheet(count: Count) -> impl IntoView {
    view! {
        <h1>{words::WHAT_LIES_HERE}</h1>
        <p class="close-how">{words::BLIND}</p>
        <CountSheet count/>
        <p class="close-unreadable" role="status">
            {move || (!count.is_readable()).then_some(words::UNREADABLE_LINES)}
        </p>
    }
}

/// The step of the close.
#[component]
pub fn Counting(way: CloseWay) -> impl IntoView {
    let (desk, house, deed) = (Desk::here(), House::here(), Deed::new());
    let half = untrack(|| way.state.get()).and_then(|state| state.draft);
    // Whoever counts again goes on from what was counted before, so that one wrong line is soon mended.
    let before = half.or_else(|| way.counted.get_value());
    let count = Count::new(before.as_ref());
    let keeper = Keeper::of(count);
    house.hold_lock_while(move || count.pieces().sum().is_positive());
    let store = move |()| {
        let sheet: Pieces = untrack(|| count.pieces());
        keeper.hand_over();
        way.counted.set_value(Some(sheet.clone()));
        deed.run(StoreCount { sheet }, move |_| {
            way.go(CloseStep::Compare);
            desk.hear(&[Topic::Day]);
        });
    };
    let off = Signal::derive(move || deed.busy().get() || !count.is_readable());
    view! {
        <section class="close-main"><Sheet count/></section>
        <Aside way>
            <Wrong trouble=deed.trouble()/>
            <Button
                label=words::NEXT_COMPARE
                kind=ButtonKind::Primary
                tall=true
                shortcut="Enter"
                off
                on_press=store
            />
            <Button label=words::BACK on_press=move |()| way.go(CloseStep::Clarify)/>
        </Aside>
    }
}
