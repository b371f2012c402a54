//! The step *Vergleichen*: the count beside what was booked; a difference is booked or counted again.

use contract::day::{BeginCount, BookDifference, CloseStep, CountResult};
use contract::{Money, Topic};
use leptos::prelude::*;

use super::aside::Aside;
use super::way::CloseWay;
use crate::deed::Deed;
use crate::desk::Desk;
use crate::text::german::close as words;
use crate::ui::{Amount, Button, ButtonKind, Card, Fact, Reason, Tone, Wrong, euro};

/// The two sums and what lies between them.
#[component]
pub fn Compare(way: CloseWay) -> impl IntoView {
    let count = Memo::new(move |_| way.state.with(|state| state.and_then(|state| state.count.clone())));
    let reason = RwSignal::new(String::new());
    view! {
        <section class="close-main">
            <h1>{words::COMPARE_TITLE}</h1>
            {move || count.get().map(|count| view! { <Figures count reason/> })}
        </section>
        <Aside way>
            {move || {
                let open = count.with(|count| count.as_ref().is_some_and(is_open));
                if open {
                    view! { <Settle way reason/> }.into_any()
                } else {
                    view! { <GoOn way/> }.into_any()
                }
            }}
        </Aside>
    }
}

/// Whether something between count and book is still to be booked.
fn is_open(count: &CountResult) -> bool {
    !count.difference.is_zero() && !count.settled
}

const fn tone(difference: Money, settled: bool) -> Tone {
    match (difference.is_zero(), settled) {
        (true, _) => Tone::Ok,
        (false, true) => Tone::Plain,
        (false, false) => Tone::Warn,
    }
}

#[component]
fn Figures(count: CountResult, reason: RwSignal<String>) -> impl IntoView {
    let open = is_open(&count);
    let tone = tone(count.difference, count.settled);
    let word = match (count.difference.is_zero(), count.settled) {
        (true, _) => words::EXACT.to_owned(),
        (false, true) => words::SETTLED.to_owned(),
        (false, false) => words::difference_sentence(count.difference),
    };
    view! {
        <Card>
            <Fact name=words::COUNTED value=euro(count.counted)/>
            <Fact name=words::EXPECTED value=euro(count.expected)/>
            <hr class="close-rule"/>
            <Amount
                label=words::DIFFERENCE
                money=Signal::stored(count.difference)
                tone=Signal::stored(tone)
            />
        </Card>
        <p>{word}</p>
        {open.then(|| view! {
            <Reason text=reason usual=words::COUNT_REASONS label=words::DIFFERENCE_WHY/>
        })}
    }
}

#[component]
fn Settle(way: CloseWay, reason: RwSignal<String>) -> impl IntoView {
    let (desk, deed) = (Desk::here(), Deed::new());
    let book = move |()| {
        deed.run(BookDifference { reason: reason.get_untracked().trim().to_owned() }, move |_| {
            desk.hear(&[Topic::Day]);
        });
    };
    let off = Signal::derive(move || deed.busy().get() || reason.with(|reason| reason.trim().is_empty()));
    view! {
        <Wrong trouble=deed.trouble()/>
        <CountAgain way/>
        <Button
            label=words::BOOK_DIFFERENCE
            kind=ButtonKind::Primary
            tall=true
            shortcut="Enter"
            off
            on_press=book
        />
    }
}

/// A further count is as blind as the first.
#[component]
fn CountAgain(way: CloseWay) -> impl IntoView {
    let deed = Deed::new();
    let again = move |()| deed.run(BeginCount, move |()| way.go(CloseStep::Count));
    view! {
        <Wrong trouble=deed.trouble()/>
        <Button label=words::COUNT_AGAIN off=deed.busy() on_press=again/>
    }
}

#[component]
fn GoOn(way: CloseWay) -> impl IntoView {
    view! {
        <CountAgain way/>
        <Button
            label=words::NEXT_SKIM
            kind=ButtonKind::Primary
            tall=true
            shortcut="Enter"
            on_press=move |()| way.go(CloseStep::SkimOff)
        />
    }
}
