//! Takes goods back after the close: per line and quantity, as a new entry of today.

use contract::roll::RollRow;
use contract::storno::{Returnable, ReturnableLine, ReturnableReceipt, TakeBack};
use contract::{LineNumber, Money, Quantity, ReceiptNumber, Seq};
use leptos::prelude::*;

use super::tenders::{HowPaid, Payment};
use crate::deed::Deed;
use crate::live::live;
use crate::text::german::roll as words;
use crate::ui::{Actions, Amount, Button, ButtonKind, Dialog, Empty, Reason, Waiting, Wrong, euro};

/// One piece, in thousandths.
const PIECE: i64 = 1_000;

/// The dialog of the button *Rückgabe*.
#[component]
pub fn TakeBackDialog(
    row: StoredValue<RollRow>,
    open: Signal<bool>,
    shut: Callback<()>,
    done: Callback<Seq>,
) -> impl IntoView {
    let number = row.with_value(|row| row.number);
    view! {
        <Dialog open on_close=shut title=words::RETURN_TITLE>
            {number.map(|number| view! { <Prepared number shut done/> })}
        </Dialog>
    }
}

#[component]
fn Prepared(number: ReceiptNumber, shut: Callback<()>, done: Callback<Seq>) -> impl IntoView {
    let receipt = live(&[], move || Returnable { number });
    view! {
        <Waiting busy=Signal::derive(move || receipt.get().is_none() && receipt.trouble().is_none())/>
        <Wrong trouble=Signal::derive(move || receipt.trouble())/>
        {move || receipt.get().map(|receipt| view! { <Choose receipt shut done/> })}
    }
}

/// What comes back of a line: its number, so many thousandths, and their amount.
#[derive(Clone, Copy)]
struct Back {
    line: LineNumber,
    left: Quantity,
    left_amount: Money,
    back: RwSignal<i64>,
}

impl Back {
    fn of(line: &ReturnableLine) -> Self {
        Self { line: line.line, left: line.left, left_amount: line.left_amount, back: RwSignal::new(0) }
    }

    fn amount(self) -> Money {
        share(self.left_amount, self.back.get(), self.left.as_thousandths())
    }
}

/// The share of what is left of a line; the whole of it to the cent when all comes back.
fn share(left_amount: Money, back: i64, left: i64) -> Money {
    if left == 0 {
        return Money::ZERO;
    }
    let exact = i128::from(left_amount.as_cents()) * i128::from(back);
    let left = i128::from(left);
    let rounded = (2 * exact + left).div_euclid(2 * left);
    Money::cents(i64::try_from(rounded).unwrap_or_default())
}

/// One piece more or less, never beyond what is left; a broken rest goes as a whole.
fn step(back: i64, left: i64, more: bool) -> i64 {
    if more { (back + PIECE).min(left) } else { (back - PIECE).max(0) }
}

#[component]
fn Choose(receipt: ReturnableReceipt, shut: Callback<()>, done: Callback<Seq>) -> impl IntoView {
    let deed = Deed::new();
    let (seq, number) = (receipt.seq, receipt.number);
    let open: Vec<ReturnableLine> =
        receipt.lines.into_iter().filter(|line| line.left.as_thousandths() > 0).collect();
    let backs = StoredValue::new(open.iter().map(Back::of).collect::<Vec<_>>());
    let sum =
        Memo::new(move |_| backs.with_value(|backs| backs.iter().map(|back| back.amount()).sum::<Money>()));
    let payment = Payment::new();
    let reason = RwSignal::new(String::new());
    let refunds = Memo::new(move |_| payment.tenders(sum.get()));
    let take = Callback::new(move |()| {
        let Some(refunds) = refunds.get_untracked() else { return };
        let lines = backs.with_value(|backs| {
            let chosen = backs.iter().map(|back| (back.line, back.back.get_untracked()));
            chosen.filter(|(_, n)| *n > 0).map(|(line, n)| (line, Quantity::thousandths(n))).collect()
        });
        let reason = reason.get_untracked().trim().to_owned();
        deed.tell_then(
            TakeBack { seq, lines, refunds, reason },
            move |receipt| words::taken_back(receipt.number, receipt.total.abs()),
            move |receipt| {
                done.run(receipt.seq);
            },
        );
    });
    let off = Signal::derive(move || {
        deed.busy().get()
            || !sum.get().is_positive()
            || refunds.with(Option::is_none)
            || reason.with(|reason| reason.trim().is_empty())
    });
    let none = open.is_empty();
    let lines = open.into_iter().zip(backs.get_value());
    let lines = lines.map(|(line, back)| view! { <BackLine line back/> }).collect_view();
    view! {
        {none.then(|| view! { <Empty text=words::RETURN_NOTHING/> })}
        <h3>{words::RETURN_CHOOSE}</h3>
        <ul class="roll-returns">{lines}</ul>
        <div class="card"><Amount label=words::TAKE_BACK money=sum/></div>
        <HowPaid payment total=sum label=words::HOW_BACK/>
        <Reason text=reason usual=words::RETURN_REASONS/>
        <p>{move || words::return_sentence(number, sum.get())}</p>
        <Wrong trouble=deed.trouble()/>
        <Actions>
            <Button label=words::BACK shortcut="Escape" on_press=shut/>
            <Button label=words::RETURN_DO kind=ButtonKind::Primary off on_press=take/>
        </Actions>
    }
}

#[component]
fn BackLine(line: ReturnableLine, back: Back) -> impl IntoView {
    let left = back.left.as_thousandths();
    let turn = move |more: bool| back.back.update(|back| *back = step(*back, left, more));
    let is_all = move || back.back.get() == left;
    let less = format!("{}: {}", line.text, words::LESS);
    let more = format!("{}: {}", line.text, words::MORE_PIECES);
    view! {
        <li class="roll-return">
            <div>
                <b>{line.text}</b>
                <p>{words::returnable(&line.left.to_string(), &line.sold.to_string())}" · "{euro(line.left_amount)}</p>
            </div>
            <button
                type="button"
                class="button"
                aria-label=less
                disabled=move || back.back.get() == 0
                on:click=move |_| turn(false)
            >
                "−"
            </button>
            <output>{move || Quantity::thousandths(back.back.get()).to_string()}</output>
            <button
                type="button"
                class="button"
                aria-label=more
                disabled=is_all
                on:click=move |_| turn(true)
            >
                "+"
            </button>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_exact_when_all_comes_back() {
        assert_eq!(share(Money::cents(2_205), 1_000, 1_000), Money::cents(2_205));
        assert_eq!(share(Money::cents(1_000), 1_000, 3_000), Money::cents(333));
        assert_eq!(share(Money::cents(1_000), 2_000, 3_000), Money::cents(667));
        assert_eq!(share(Money::cents(1_000), 0, 0), Money::ZERO);
    }

    #[test]
    fn no_more_comes_back_than_is_left() {
        assert_eq!(step(0, 2_000, true), 1_000);
        assert_eq!(step(2_000, 2_000, true), 2_000);
        assert_eq!(step(0, 500, true), 500, "half a piece is left");
        assert_eq!(step(500, 500, false), 0);
    }
}
