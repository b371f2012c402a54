//! After the booking: receipt number and change, the largest thing on the screen, until the next touch.

use contract::printing::PrintState;
use contract::roll::Reprint;
use contract::storno::RingAgain;
use contract::till::Receipt;
use contract::{Seq, Topic};
use leptos::prelude::*;

use super::state::Till;
use crate::deed::Deed;
use crate::pages::roll::foot::Foot;
use crate::pages::roll::storno::{WhatHappens, has_money, outlook};
use crate::router::{Route, Router};
use crate::text::german::{roll, till as words};
use crate::ui::{Button, ButtonKind, Dialog, SlipView, Wrong, euro};

/// The receipt that was just booked.
#[component]
pub fn Booked(receipt: Receipt) -> impl IntoView {
    let (till, deed) = (Till::here(), Deed::new());
    let seq = receipt.seq;
    let wrong = RwSignal::new(false);
    let again = move |()| deed.tell(Reprint { seq, printer: None }, move |_| words::PRINT_SENT);
    let (word, sum) = words::hands(&receipt);
    let large = sum.is_some();
    let change = sum.map_or_else(|| words::NO_CHANGE.to_owned(), euro);
    let print = print_word(receipt.print);
    let number = words::receipt(&receipt.number.to_string());
    view! {
        <div class="till-booked">
            <p class="till-booked-number" role="status"><b>{words::BOOKED}</b> " · " {number} " · " {euro(receipt.total)}</p>
            <p class="till-booked-change" data-large=large.then_some("yes")>
                {large.then_some(word)}
                <output>{change}</output>
            </p>
            <p class="till-booked-print">{print}</p>
            <Wrong trouble=deed.trouble()/>
            <div class="till-booked-keys">
                <Button label=words::AGAIN off=deed.busy() on_press=again/>
                <Button label=words::NOT_RIGHT on_press=move |()| wrong.set(true)/>
                <Button label=words::NEXT kind=ButtonKind::Primary shortcut="Escape" on_press=move |()| till.touch()/>
            </div>
            <div class="till-booked-slip"><SlipView slip=receipt.slip/></div>
            <NotRight seq open=wrong/>
        </div>
    }
}

const fn print_word(state: PrintState) -> &'static str {
    match state {
        PrintState::NoPrinter => words::PRINT_NONE,
        PrintState::Stuck | PrintState::Unsure => words::PRINT_STUCK,
        PrintState::Waiting | PrintState::Printing | PrintState::Printed | PrintState::Settled => {
            words::PRINT_SENT
        }
    }
}

/// "Stimmt nicht": storno and a new basket with the same lines.
#[component]
fn NotRight(seq: Seq, open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog open on_close=move |()| open.set(false) title=words::WRONG_TITLE>
            <NotRightForm seq open/>
        </Dialog>
    }
}

#[component]
fn NotRightForm(seq: Seq, open: RwSignal<bool>) -> impl IntoView {
    let (till, deed, router) = (Till::here(), Deed::new(), Router::here());
    let outlook = outlook(seq, true);
    let ring = move |reason: String| {
        deed.run(RingAgain { seq, reason }, move |again| {
            open.set(false);
            till.touch();
            till.put(again.basket);
            till.desk().hear(&[Topic::Till]);
        });
    };
    let to_roll = move |()| {
        open.set(false);
        router.go(Route::Entry(seq));
    };
    view! {
        <WhatHappens outlook cash_word=roll::CASH_STAYS/>
        <Foot
            usual=words::WRONG_REASONS
            deed
            ready=has_money(outlook)
            label=words::WRONG_AGAIN
            on_do=ring
            shut=move |()| open.set(false)
            aside=(words::WRONG_ROLL, Callback::new(to_roll))
        />
    }
}
