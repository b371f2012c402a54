//! What is under way to the bank, and the word that it arrived.

use contract::cash::{BankedFrom, OpenTransit, RecordBanking, TransitView, Transits};
use contract::day::DayState;
use contract::{Day, Money, Topic};
use leptos::prelude::*;

use crate::deed::Deed;
use crate::live::live;
use crate::text::german::cash as words;
use crate::ui::{Amount, Button, DateField, Empty, Field, Notices, NumberField, Unit, Wrong, typed_money};

/// All open transits, and the safe.
#[component]
pub fn ToTheBank() -> impl IntoView {
    let view_of = live(&[Topic::Roll, Topic::Till], || Transits);
    let state = live(&[Topic::Day], || DayState);
    let today = Signal::derive(move || {
        let day = state.with(|state| state.map(|state| state.today.to_string()));
        day.and_then(|day| day.parse::<chrono::NaiveDate>().ok()).unwrap_or_default()
    });
    let open =
        Memo::new(move |_| view_of.with(|view| view.map(|view| view.open.clone())).unwrap_or_default());
    let safe = Memo::new(move |_| view_of.with(|view| view.map(|view: &TransitView| view.safe)));
    let none = move || view_of.with(|view| view.is_some_and(|view| view.open.is_empty()));
    view! {
        <p>{words::BANK_HOW}</p>
        <Wrong trouble=Signal::derive(move || view_of.trouble())/>
        <Show when=none><Empty text=words::BANK_NONE/></Show>
        <ul class="cash-tips">
            {move || open.get().into_iter().map(|transit| view! { <TransitLine transit today/> }).collect_view()}
        </ul>
        {move || safe.get().map(|safe| view! {
            <h3>{words::BANK_SAFE}</h3>
            <Amount label=words::BANK_SAFE_HOLDS money=Signal::stored(safe)/>
            <FromTheSafe today/>
        })}
    }
}

#[component]
fn TransitLine(transit: OpenTransit, today: Signal<chrono::NaiveDate>) -> impl IntoView {
    let OpenTransit { seq, number, amount, age_days, .. } = transit;
    let amount = Signal::stored(Some(amount));
    view! {
        <li>
            <b>{words::under_way(number, transit.amount, age_days)}</b>
            <Arrived from=BankedFrom::Transit(seq) amount today/>
        </li>
    }
}

#[component]
fn FromTheSafe(today: Signal<chrono::NaiveDate>) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let amount = Signal::derive(move || typed_money(&typed.get()));
    view! {
        <NumberField label=words::AMOUNT text=typed unit=Unit::Euro/>
        <Arrived from=BankedFrom::Safe amount today/>
    }
}

/// Day, number of the bank's receipt, and the button.
#[component]
fn Arrived(
    from: BankedFrom,
    amount: Signal<Option<Money>>,
    today: Signal<chrono::NaiveDate>,
) -> impl IntoView {
    let (deed, notices) = (Deed::new(), Notices::here());
    let (day, document) = (RwSignal::new(None::<chrono::NaiveDate>), RwSignal::new(String::new()));
    let record = Callback::new(move |()| {
        let on = day.get_untracked().unwrap_or_else(|| today.get_untracked());
        let (Some(amount), Ok(on)) = (amount.get_untracked(), on.to_string().parse::<Day>()) else { return };
        let document = Some(document.get_untracked()).filter(|text| !text.trim().is_empty());
        deed.run(RecordBanking { from, amount, day: on, document }, move |_| {
            notices.good(words::banked(amount))
        });
    });
    let off = Signal::derive(move || deed.busy().get() || amount.get().is_none());
    view! {
        <div class="fields">
            <DateField label=words::BANK_DAY today day/>
            <Field label=words::BANK_DOCUMENT text=document on_enter=record/>
        </div>
        <Wrong trouble=deed.trouble()/>
        <Button label=words::BANK_DO off on_press=record/>
    }
}
