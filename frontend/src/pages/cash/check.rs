//! Kassensturz now: what should be in the drawer this second beside what was counted. It books nothing.

use contract::Money;
use contract::cash::{CashCheck, CheckCash};
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::deed::Deed;
use crate::shell::House;
use crate::text::german::cash as words;
use crate::ui::{Button, ButtonKind, Count, CountSheet, SlipView, Wrong, euro};

/// The count sheet, and after it the protocol.
#[component]
pub fn CheckNow(#[prop(into)] cash: Signal<Option<Money>>) -> impl IntoView {
    let done = RwSignal::new(None::<CashCheck>);
    view! {
        {move || match done.get() {
            Some(check) => view! {
                <SlipView slip=check.slip/>
                <Button label=words::CHECK_AGAIN on_press=move |()| done.set(None)/>
            }
            .into_any(),
            None => view! { <Sheet cash done/> }.into_any(),
        }}
    }
}

#[component]
fn Sheet(cash: Signal<Option<Money>>, done: RwSignal<Option<CashCheck>>) -> impl IntoView {
    let (deed, house) = (Deed::new(), House::here());
    let count = Count::new(None);
    house.hold_lock_while(move || count.pieces().sum().is_positive());
    let keep = move |()| {
        let sheet = untrack(|| count.pieces());
        deed.tell_then(
            CheckCash { sheet },
            move |_| words::CHECK_DONE,
            move |check| {
                done.set(Some(check));
            },
        );
    };
    let difference = move || {
        let difference = count.pieces().sum().minus(cash.get()?).ok()?;
        Some(format!("{}: {}", words::CHECK_DIFFERENCE, euro(difference)))
    };
    let off = Signal::derive(move || deed.busy().get() || !count.is_readable());
    let lines = NodeRef::new();
    Effect::new(move || {
        if lines.get().is_some() {
            begin(lines)
        }
    });
    view! {
        <p>{words::CHECK_HOW}</p>
        <div node_ref=lines><CountSheet count/></div>
        <div class="cash-do">
            <p class="cash-sentence" role="status">
                {move || if count.is_readable() { difference() } else { Some(words::UNREADABLE.to_owned()) }}
            </p>
            <Wrong trouble=deed.trouble()/>
            <Button label=words::CHECK_DO kind=ButtonKind::Primary tall=true shortcut="F8" off on_press=keep/>
        </div>
    }
}

/// The count begins at its first line, once the dialog has put its own focus.
fn begin(lines: NodeRef<Div>) {
    request_animation_frame(move || {
        let first = lines.get_untracked().and_then(|lines| lines.query_selector("input").ok().flatten());
        if let Some(first) = first.and_then(|first| first.dyn_into::<web_sys::HtmlElement>().ok()) {
            // Only fails where the field is gone already.
            let _ = first.focus();
        }
    });
}
