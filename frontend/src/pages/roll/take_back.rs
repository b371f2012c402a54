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

/// What comes back of a line: its number, the steps that the salon has told, and how many of them are taken.
#[derive(Clone, Copy)]
struct Back {
    line: LineNumber,
    steps: StoredValue<Vec<(Quantity, Money)>>,
    taken: RwSignal<usize>,
}

impl Back {
    fn of(line: &ReturnableLine) -> Self {
        let steps = StoredValue::new(line.steps.clone());
        Self { line: line.line, steps, taken: RwSignal::new(0) }
    }

    /// Quantity and amount, as the salon has told them.
    fn now(self) -> (Quantity, Money) {
        let taken = self.taken.get();
        self.steps.with_value(|steps| at_step(steps, taken))
    }

    fn is_all(self) -> bool {
        self.taken.get() >= self.steps.with_value(Vec::len)
    }
}

/// Nothing before the first step.
fn at_step(steps: &[(Quantity, Money)], taken: usize) -> (Quantity, Money) {
    taken.checked_sub(1).and_then(|last| steps.get(last)).copied().unwrap_or_default()
}

#[component]
fn Choose(receipt: ReturnableReceipt, shut: Callback<()>, done: Callback<Seq>) -> impl IntoView {
    let deed = Deed::once();
    let (seq, number) = (receipt.seq, receipt.number);
    let open: Vec<ReturnableLine> =
        receipt.lines.into_iter().filter(|line| line.left.as_thousandths() > 0).collect();
    let backs = StoredValue::new(open.iter().map(Back::of).collect::<Vec<_>>());
    let sum =
        Memo::new(move |_| backs.with_value(|backs| backs.iter().map(|back| back.now().1).sum::<Money>()));
    let payment = Payment::new();
    let reason = RwSignal::new(String::new());
    let refunds = Memo::new(move |_| payment.tenders(sum.get()));
    let take = Callback::new(move |()| {
        let Some(refunds) = refunds.get_untracked() else { return };
        let lines = backs.with_value(|backs| {
            let chosen = backs.iter().map(|back| (back.line, untrack(|| back.now().0)));
            chosen.filter(|(_, quantity)| *quantity > Quantity::default()).collect()
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
    let turn = move |more: bool| {
        back.taken.update(|taken| *taken = if more { *taken + 1 } else { taken.saturating_sub(1) });
    };
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
                disabled=move || back.taken.get() == 0
                on:click=move |_| turn(false)
            >
                "−"
            </button>
            <output>{move || back.now().0.to_string()}</output>
            <button
                type="button"
                class="button"
                aria-label=more
                disabled=move || back.is_all()
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
    fn each_step_is_what_the_salon_has_told() {
        let steps = [(Quantity::pieces(1), Money::cents(1_795)), (Quantity::pieces(2), Money::cents(3_591))];
        assert_eq!(at_step(&steps, 0), (Quantity::default(), Money::ZERO));
        assert_eq!(at_step(&steps, 1), steps[0]);
        assert_eq!(at_step(&steps, 2), steps[1]);
    }
}
