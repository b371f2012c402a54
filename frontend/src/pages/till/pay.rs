//! The foot of the basket: what is to be paid, and how.

use contract::PaymentKind;
use contract::till::Basket;
use contract::{Money, VatSplit};
use leptos::prelude::*;

use super::basket::net_sum;
use super::booking::{all_by, book};
use super::card::CardDialog;
use super::drop::ZeroDialog;
use super::given::{Given, GivenKeys};
use super::split::SplitDialog;
use super::state::Till;
use super::tip::TipDialog;
use crate::keys::bind;
use crate::shell::House;
use crate::text::german::till as words;
use crate::ui::{Button, ButtonKind, euro, plain};

/// Sum, notes, change and payment keys.
#[component]
pub fn Pay(basket: Basket) -> impl IntoView {
    let till = Till::here();
    let given = Given::new();
    let (card, split, tip) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let due = basket.due;
    let busy = move || till.is_busy();
    House::here().hold_lock_while(move || busy() || card.get() || split.get() || given.sum().is_some());
    let net = net_sum(&basket);
    let shown = StoredValue::new(basket);
    if due.is_zero() {
        return view! { <Zero has_lines=shown.with_value(|basket| !basket.lines.is_empty())/> }.into_any();
    }
    view! {
        {shown.with_value(|basket| basket.vat.iter().filter_map(vat).collect_view())}
        {net.map(|(word, sum)| view! { <p class="till-net"><span>{word}</span><b>{sum}</b></p> })}
        <div class="till-due">
            <span>{words::TO_PAY}</span>
            <Button label="+ Trinkgeld" kind=ButtonKind::Quiet on_press=move |()| tip.set(true)/>
            <output class="till-sum">{euro(due)}</output>
        </div>
        <CashRow basket=shown.get_value() given/>
        <div class="till-pay">
            <CashKey due given/>
            <Button label=words::CARD shortcut="F9" tall=true off=Signal::derive(busy) on_press=move |()| card.set(true)/>
            <Button label=words::SEVERAL note=words::KINDS_OF_PAYMENT tall=true off=Signal::derive(busy) on_press=move |()| split.set(true)/>
        </div>
        <CardDialog open=card due/>
        <SplitDialog open=split due/>
        <TipDialog open=tip basket=shown.get_value()/>
    }
    .into_any()
}

#[component]
fn CashRow(basket: Basket, given: Given) -> impl IntoView {
    let till = Till::here();
    let due = basket.due;
    let pay = move |()| pay_cash(till, due, given);
    // Enter pays only what was chosen before: Passend, a note, a typed sum.
    bind("Enter", move || {
        if untrack(|| given.sum()).is_some() {
            pay(());
        }
    });
    let rest = move || {
        let change = given.sum()?.minus(due).ok()?;
        let (word, tone) = match change.is_negative() {
            true => (words::STILL_MISSING, "bad"),
            false => (words::CHANGE_MONEY, "good"),
        };
        Some(view! {
            <p class="till-change" data-tone=tone role="status"><span>{word}</span><b>{euro(change.abs())}</b></p>
        })
    };
    view! {
        <GivenKeys basket given on_enter=pay/>
        <div class="till-change-room">{rest}</div>
    }
}

#[component]
fn CashKey(due: Money, given: Given) -> impl IntoView {
    let till = Till::here();
    let label = Signal::derive(move || match given.sum() {
        Some(sum) if sum != due => words::cash_given(&plain(sum)),
        _ => words::CASH_EXACT.to_owned(),
    });
    let off = Signal::derive(move || till.is_busy() || given.sum().is_some_and(|sum| sum < due));
    view! {
        <Button
            label
            kind=ButtonKind::Primary
            shortcut="F8"
            tall=true
            off
            on_press=move |()| pay_cash(till, due, given)
        />
    }
}

fn pay_cash(till: Till, due: Money, given: Given) {
    book(till, all_by(PaymentKind::Bar, due, untrack(|| given.sum())), None);
}

/// `darin 19 % USt aus 138,20`; what is not taxed has no line.
fn vat(split: &VatSplit) -> Option<impl IntoView + use<>> {
    let taxed = !split.tax.is_zero();
    let text = words::vat_of(&split.rate.to_string(), &plain(split.gross));
    let tax = plain(split.tax);
    taxed.then(|| view! { <p class="till-vat"><span>{text}</span><span>{tax}</span></p> })
}

/// Nothing to pay: a receipt over 0.00 needs a reason.
#[component]
fn Zero(has_lines: bool) -> impl IntoView {
    let open = RwSignal::new(false);
    has_lines.then(|| {
        view! {
            <div class="till-due"><span>{words::TO_PAY}</span><output class="till-sum">{euro(Money::ZERO)}</output></div>
            <Button label=words::NOTHING_TO_PAY kind=ButtonKind::Primary tall=true on_press=move |()| open.set(true)/>
            <ZeroDialog open/>
        }
    })
}
