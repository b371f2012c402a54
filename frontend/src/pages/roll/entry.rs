//! One entry as it was printed, and what can be done with it now.

use contract::roll::{EntryView, Possible, RollRow, ShowEntry};
use contract::{Seq, Topic};
use leptos::prelude::*;

use super::banking::BankingStorno;
use super::by_mail::ByMail;
use super::copies::CopyButtons;
use super::correct::Correct;
use super::number::number_of;
use super::ring_again::RingUp;
use super::storno::Storno;
use super::take_back::TakeBackDialog;
use crate::live::live_if;
use crate::text::german::roll as words;
use crate::ui::{Button, Chip, Dialog, Empty, Fact, SlipView, Tone, Wrong, plain};

const TOPICS: &[Topic] = &[Topic::Roll, Topic::Till, Topic::Day, Topic::Printing];

/// The panel beside the list.
#[component]
pub fn EntryPanel(chosen: RwSignal<Option<Seq>>) -> impl IntoView {
    let entry = live_if(TOPICS, move || chosen.get().map(|seq| ShowEntry { seq }));
    let way = RwSignal::new(None::<EntryDialog>);
    // While a dialog is open, the news of what it does must not take it away before its reply is here.
    let shown = Memo::new(move |before: Option<&Option<EntryView>>| match (way.get(), before) {
        (Some(_), Some(before)) => before.clone(),
        _ => entry.get(),
    });
    Effect::new(move |_| {
        chosen.track();
        way.set(None);
    });
    view! {
        <aside class="roll-entry">
            <Wrong trouble=Signal::derive(move || entry.trouble())/>
            {move || match shown.get() {
                Some(entry) => view! { <Entry entry chosen way/> }.into_any(),
                None => view! { <Empty text=words::CHOOSE/> }.into_any(),
            }}
        </aside>
    }
}

#[component]
fn Entry(
    entry: EntryView,
    chosen: RwSignal<Option<Seq>>,
    way: RwSignal<Option<EntryDialog>>,
) -> impl IntoView {
    let mark = words::state(entry.row.state).map(|word| {
        view! { <p class="roll-mark"><Chip text=word tone=Signal::stored(Tone::Warn)/></p> }
    });
    let reason = entry.reason.clone().map(|reason| view! { <Fact name=words::REASON value=reason/> });
    let can = entry.can;
    let (seq, has_number) = (entry.row.seq, entry.row.number.is_some());
    let related = entry.related.clone();
    view! {
        <div class="roll-paper">
            {mark}
            <SlipView slip=entry.slip.clone()/>
            <Related related chosen/>
            <details class="roll-proof">
                <summary>{words::PROOF}</summary>
                {reason}
                <Fact name=words::PRINTED value=words::printed(entry.printed)/>
                <Fact name=words::CHECK_DIGIT value=entry.check_digit.clone()/>
                <p class="roll-hash"><span>{words::HASH}</span>{entry.hash.clone()}</p>
            </details>
        </div>
        <div class="roll-actions">
            <Undo row=entry.row.clone() can chosen way/>
            <div class="roll-copies">
                {can.reprint.then(|| view! { <CopyButtons seq/> })}
                {(can.reprint && has_number).then(|| view! { <ByMail seq/> })}
            </div>
        </div>
    }
}

/// Entries that name this one, or that it names.
#[component]
fn Related(related: Vec<RollRow>, chosen: RwSignal<Option<Seq>>) -> impl IntoView {
    let line = move |row: RollRow| {
        let seq = row.seq;
        let number = number_of(&row);
        view! {
            <li>
                <button type="button" class="roll-related" on:click=move |_| chosen.set(Some(seq))>
                    <b>{number}</b>
                    <span>{row.label}</span>
                    <b>{plain(row.total)}</b>
                </button>
            </li>
        }
    };
    (!related.is_empty()).then(|| {
        view! {
            <section class="roll-relations">
                <h2 class="small-title">{words::RELATED}</h2>
                <ul>{related.into_iter().map(line).collect_view()}</ul>
            </section>
        }
    })
}

/// Which dialog is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum EntryDialog {
    RingAgain,
    Storno,
    Banking,
    Correct,
    TakeBack,
}

#[component]
fn Undo(
    row: RollRow,
    can: Possible,
    chosen: RwSignal<Option<Seq>>,
    way: RwSignal<Option<EntryDialog>>,
) -> impl IntoView {
    let row = StoredValue::new(row);
    let shut = Callback::new(move |()| way.set(None));
    let done = Callback::new(move |seq: Seq| {
        way.set(None);
        chosen.set(Some(seq));
    });
    let open = move |wanted: EntryDialog| Signal::derive(move || way.get() == Some(wanted));
    let nothing = !(can.cancel || can.cancel_banking || can.correct_payment || can.take_back);
    let is_money = row.with_value(|row| row.number.is_some() && !row.total.is_zero());
    view! {
        <div class="roll-undo">
            {can.cancel.then(|| view! {
                <Button
                    label=words::RING_AGAIN
                    note=words::RING_AGAIN_NOTE
                    on_press=move |()| way.set(Some(EntryDialog::RingAgain))
                />
            })}
            {can.correct_payment.then(|| view! {
                <Button
                    label=words::CORRECT
                    note=words::CORRECT_NOTE
                    on_press=move |()| way.set(Some(EntryDialog::Correct))
                />
            })}
            {can.cancel.then(|| view! {
                <Button label=words::CANCEL on_press=move |()| way.set(Some(EntryDialog::Storno))/>
            })}
            {can.cancel_banking.then(|| view! {
                <Button label=words::CANCEL on_press=move |()| way.set(Some(EntryDialog::Banking))/>
            })}
            {can.take_back.then(|| view! {
                <Button label=words::TAKE_BACK on_press=move |()| way.set(Some(EntryDialog::TakeBack))/>
            })}
        </div>
        {(nothing && is_money).then(|| view! { <p class="roll-final">{words::CLOSED_FOR_GOOD}</p> })}
        <Dialog open=open(EntryDialog::RingAgain) on_close=shut title=words::RING_TITLE><RingUp row shut/></Dialog>
        <Dialog open=open(EntryDialog::Storno) on_close=shut title=words::CANCEL_TITLE><Storno row shut done/></Dialog>
        <Dialog open=open(EntryDialog::Banking) on_close=shut title=words::BANKING_TITLE><BankingStorno row shut/></Dialog>
        <Dialog open=open(EntryDialog::Correct) on_close=shut title=words::CORRECT_TITLE><Correct row shut done/></Dialog>
        <TakeBackDialog row open=open(EntryDialog::TakeBack) shut done/>
    }
}
