//! Corrects the way of payment: storno and new entry, linked; turnover counts once.

use contract::Seq;
use contract::roll::RollRow;
use contract::storno::CorrectPayment;
use leptos::prelude::*;

use super::safe::SafeChange;
use super::storno::outlook;
use super::tenders::{HowPaid, Payment};
use crate::deed::Deed;
use crate::text::german::roll as words;
use crate::ui::{Actions, Button, ButtonKind, Dialog, Notices, Reason, Wrong};

/// The dialog of the button *Zahlungsart*.
#[component]
pub fn CorrectDialog(
    row: StoredValue<RollRow>,
    open: Signal<bool>,
    shut: Callback<()>,
    done: Callback<Seq>,
) -> impl IntoView {
    view! {
        <Dialog open on_close=shut title=words::CORRECT_TITLE>
            <Correct row shut done/>
        </Dialog>
    }
}

#[component]
fn Correct(row: StoredValue<RollRow>, shut: Callback<()>, done: Callback<Seq>) -> impl IntoView {
    let (deed, notices) = (Deed::new(), Notices::here());
    let (seq, total) = row.with_value(|row| (row.seq, row.total));
    let sentence =
        row.with_value(|row| row.number.map(|number| words::correction_sentence(number, row.total)));
    let payment = Payment::new();
    let reason = RwSignal::new(String::new());
    let tenders = Memo::new(move |_| payment.tenders(total));
    let correct = Callback::new(move |()| {
        let Some(tenders) = tenders.get_untracked() else { return };
        let request = CorrectPayment { seq, tenders, reason: reason.get_untracked().trim().to_owned() };
        deed.run(request, move |correction| {
            notices.good(words::corrected(correction.storno.number, correction.replacement.number));
            done.run(correction.replacement.seq);
        });
    });
    let off = Signal::derive(move || {
        deed.busy().get() || tenders.with(Option::is_none) || reason.with(|reason| reason.trim().is_empty())
    });
    let enter = move |()| {
        if !off.get_untracked() {
            correct.run(());
        }
    };
    let outlook = outlook(seq);
    // Only a refusal tells that the drawer lacks the money: a correction may well bring cash in.
    let lacks = move || {
        let refused = deed.code() == Some("cash.drawer_lacks");
        outlook
            .with(|outlook| outlook.map(|outlook| outlook.drawer_lacks))
            .filter(|lacks| refused && lacks.is_positive())
    };
    view! {
        <p class="roll-sentence">{sentence}</p>
        <p>{words::CORRECT_HOW}</p>
        <HowPaid payment total=Signal::stored(total) label=words::HOW_PAID/>
        <Reason text=reason usual=words::CORRECT_REASONS on_enter=enter/>
        <Wrong trouble=deed.trouble()/>
        {move || lacks().map(|lacks| view! { <SafeChange lacks/> })}
        <Actions>
            <Button label=words::BACK shortcut="Escape" on_press=shut/>
            <Button label=words::CORRECT_DO kind=ButtonKind::Primary off on_press=correct/>
        </Actions>
    }
}
