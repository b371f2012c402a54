//! Corrects the way of payment: storno and new entry, linked; turnover counts once.

use contract::roll::RollRow;
use contract::storno::CorrectPayment;
use contract::till::Tender;
use contract::{Money, PaymentKind, Seq};
use leptos::prelude::*;

use super::foot::Foot;
use super::safe::SafeChange;
use super::storno::outlook;
use super::tenders::{HowPaid, Payment};
use crate::deed::Deed;
use crate::text::german::roll as words;

/// What stands in the dialog of the button *Zahlungsart*.
#[component]
pub fn Correct(row: StoredValue<RollRow>, shut: Callback<()>, done: Callback<Seq>) -> impl IntoView {
    let deed = Deed::once();
    let (seq, total) = row.with_value(|row| (row.seq, row.total));
    let sentence =
        row.with_value(|row| row.number.map(|number| words::correction_sentence(number, row.total)));
    let payment = Payment::new();
    let tenders = Memo::new(move |_| payment.tenders(total));
    let correct = move |reason: String| {
        let Some(tenders) = tenders.get_untracked() else { return };
        deed.tell_then(
            CorrectPayment { seq, tenders, reason },
            move |correction| words::corrected(correction.storno.number, correction.replacement.number),
            move |correction| {
                done.run(correction.replacement.seq);
            },
        );
    };
    let ready = Signal::derive(move || tenders.with(Option::is_some));
    let outlook = outlook(seq, false);
    // Only a refusal tells that the drawer lacks the money: a correction may well bring cash in.
    let lacks = move || {
        let refused = deed.code() == Some("cash.drawer_lacks");
        let of_storno = outlook.with(|outlook| outlook.as_ref().map(|outlook| outlook.drawer_lacks))?;
        let lacks = of_storno.minus(tenders.with(cash_in)?).ok()?;
        Some(lacks).filter(|lacks| refused && lacks.is_positive())
    };
    view! {
        <p class="roll-sentence">{sentence}</p>
        <p>{words::CORRECT_HOW}</p>
        <HowPaid payment total=Signal::stored(total) label=words::HOW_PAID/>
        <Foot usual=words::CORRECT_REASONS deed ready label=words::CORRECT_DO on_do=correct shut>
            {move || lacks().map(|lacks| view! { <SafeChange lacks/> })}
        </Foot>
    }
}

/// What the right payments bring into the drawer.
fn cash_in(tenders: &Option<Vec<Tender>>) -> Option<Money> {
    let cash = tenders.iter().flatten().filter(|tender| tender.kind == PaymentKind::Bar);
    Money::total(cash.map(|tender| tender.amount)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_cash_comes_into_the_drawer() {
        let tender = |kind, cents| Tender { kind, amount: Money::cents(cents), given: None };
        let both = vec![tender(PaymentKind::Bar, 1_000), tender(PaymentKind::ECKarte, 4_800)];
        assert_eq!(cash_in(&Some(both)), Some(Money::cents(1_000)));
        assert_eq!(cash_in(&None), Some(Money::ZERO));
    }
}
