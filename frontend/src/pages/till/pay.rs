//! The foot of the basket: what is to be paid, and how.

use contract::PaymentKind;
use contract::till::Basket;
use contract::{Money, VatSplit};
use leptos::prelude::*;

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

/// Sum, notes, change and payment keys. Stays in the page while the basket changes, so that a scan takes
/// nothing away from what is being typed.
#[component]
pub fn Pay(basket: Memo<Option<Basket>>, given: Given) -> impl IntoView {
    let due =
        Memo::new(move |_| basket.with(|basket| basket.as_ref().map_or(Money::ZERO, |basket| basket.due)));
    let is_zero = Memo::new(move |_| due.get().is_zero());
    view! {
        {move || match is_zero.get() {
            true => view! { <Zero basket/> }.into_any(),
            false => view! { <Sum basket due given/> }.into_any(),
        }}
    }
}

#[component]
fn Sum(basket: Memo<Option<Basket>>, due: Memo<Money>, given: Given) -> impl IntoView {
    let till = Till::here();
    let (card, split, tip) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let busy = Signal::derive(move || till.is_busy());
    House::here().hold_lock_while(move || busy.get() || card.get() || split.get() || given.sum().is_some());
    let taxes =
        move || basket.with(|basket| basket.as_ref().map(|basket| basket.vat.clone()).unwrap_or_default());
    // What of the cancelled receipt's cash still lies in the drawer, and what cash is missing from the sum or too much.
    let lies = Memo::new(move |_| basket.with(|basket| basket.as_ref().map_or(Money::ZERO, cash_lying)));
    let cash_due =
        Memo::new(move |_| due.get().minus(lies.get()).map_or(Money::ZERO, |sum| sum.max(Money::ZERO)));
    let net = move || net_cash(due.get(), lies.get());
    view! {
        {move || taxes().iter().filter_map(vat).collect_view()}
        {move || net().map(|(word, sum)| view! {
            <p class="till-net-how">{words::cash_lies(lies.get())}</p>
            <p class="till-net"><span>{word}</span><b>{sum}</b></p>
        })}
        <div class="till-due">
            <div class="till-due-words">
                <span>{words::TO_PAY}</span>
                <Button label=words::ADD_TIP shortcut="F6" on_press=move |()| tip.set(true)/>
            </div>
            <output class="till-sum">{move || euro(due.get())}</output>
        </div>
        <CashRow basket due=cash_due lies given/>
        <div class="till-pay">
            <CashKey due=cash_due lies given/>
            <Button label=words::CARD shortcut="F9" tall=true off=busy on_press=move |()| card.set(true)/>
            <Button label=words::SEVERAL note=words::KINDS_OF_PAYMENT tall=true off=busy on_press=move |()| split.set(true)/>
        </div>
        <CardDialog open=card due lies/>
        <SplitDialog open=split due/>
        <TipDialog open=tip basket/>
    }
}

#[component]
fn CashRow(
    basket: Memo<Option<Basket>>,
    /// What is still to be paid in cash.
    due: Memo<Money>,
    lies: Memo<Money>,
    given: Given,
) -> impl IntoView {
    let till = Till::here();
    let pay = move |()| pay_cash(till, basket_due(till), lies, given);
    // Enter pays only what was chosen before: Passend, a note, a typed sum.
    bind("Enter", move || {
        if untrack(|| given.sum()).is_some() {
            pay(());
        }
    });
    let rest = move || {
        let change = given.sum()?.minus(due.get()).ok()?;
        let (word, tone) = match change.is_negative() {
            true => (words::STILL_MISSING, "bad"),
            false => (words::CHANGE_MONEY, "good"),
        };
        Some(view! {
            <p class="till-change" data-tone=tone role="status"><span>{word}</span><b>{euro(change.abs())}</b></p>
        })
    };
    view! {
        <GivenKeys basket due given on_enter=pay/>
        <div class="till-change-room">{rest}</div>
    }
}

#[component]
fn CashKey(due: Memo<Money>, lies: Memo<Money>, given: Given) -> impl IntoView {
    let till = Till::here();
    let label = Signal::derive(move || match given.sum() {
        Some(sum) if sum != due.get() => words::cash_given(&plain(sum)),
        _ => words::CASH_EXACT.to_owned(),
    });
    let off = Signal::derive(move || till.is_busy() || given.sum().is_some_and(|sum| sum < due.get()));
    view! {
        <Button
            label
            kind=ButtonKind::Primary
            shortcut="F8"
            tall=true
            off
            on_press=move |()| pay_cash(till, basket_due(till), lies, given)
        />
    }
}

/// The whole sum of the chosen basket.
fn basket_due(till: Till) -> Money {
    untrack(|| till.basket()).map_or(Money::ZERO, |basket| basket.due)
}

fn pay_cash(till: Till, due: Money, lies: Memo<Money>, given: Given) {
    // What lies there from the cancelled receipt was handed over before.
    let handed = untrack(|| given.sum()).and_then(|sum| sum.plus(lies.get_untracked()).ok());
    let tenders = all_by(PaymentKind::Bar, due, handed);
    book(till, tenders, None);
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
fn Zero(basket: Memo<Option<Basket>>) -> impl IntoView {
    let open = RwSignal::new(false);
    let has_lines = Memo::new(move |_| {
        basket.with(|basket| basket.as_ref().is_some_and(|basket| !basket.lines.is_empty()))
    });
    view! {
        <Show when=move || has_lines.get()>
            <div class="till-due"><span>{words::TO_PAY}</span><output class="till-sum">{euro(Money::ZERO)}</output></div>
            <Button label=words::NOTHING_TO_PAY kind=ButtonKind::Primary tall=true on_press=move |()| open.set(true)/>
            <ZeroDialog open/>
        </Show>
    }
}

/// The cash of a cancelled receipt that a basket rings up again.
fn cash_lying(basket: &Basket) -> Money {
    basket.follows.as_ref().map_or(Money::ZERO, |follows| follows.cash_refunded)
}

/// What of cash changes hands where the sum is paid in cash and some lies there already.
fn net_cash(due: Money, lies: Money) -> Option<(&'static str, String)> {
    let net = due.minus(lies).ok().filter(|_| !lies.is_zero())?;
    let word = match net.as_cents() {
        0 => words::EVEN,
        cents if cents < 0 => words::BACK_TO_CUSTOMER,
        _ => words::CUSTOMER_ADDS,
    };
    Some((word, euro(net.abs())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_number_says_what_cash_changes_hands() {
        let net = |due: i64, lies: i64| net_cash(Money::cents(due), Money::cents(lies));
        assert_eq!(net(6_600, 0), None, "nothing was cancelled in cash");
        assert_eq!(net(6_600, 5_000), Some((words::CUSTOMER_ADDS, euro(Money::cents(1_600)))));
        assert_eq!(net(3_200, 5_800), Some((words::BACK_TO_CUSTOMER, euro(Money::cents(2_600)))));
        assert_eq!(net(3_200, 3_200).unwrap().0, words::EVEN);
    }
}
