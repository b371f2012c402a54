//! What is rarer: again and again, a confirmation by e-mail, and the wish for an earlier time.

use contract::calendar::{Appointment, BookSeries, PartWish, Series};
use contract::dossier::ShowCustomer;
use contract::messages::SendConfirmation;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::state::Calendar;
use super::ways::is_open;
use super::when::said;
use crate::deed::Deed;
use crate::live::Live;
use crate::text::german::calendar as words;
use crate::ui::{Button, Field, Notices, NumberField, Unit, Wrong};

/// The rarer ways.
#[component]
pub fn More(shown: Live<Appointment>) -> impl IntoView {
    let (notices, deed) = (Notices::here(), Deed::new());
    let repeat = Callback::new(move |(every_weeks, times): (u32, u32)| {
        let Some(appointment) = shown.peek().map(|it| it.card.id) else { return };
        deed.hand(
            BookSeries { appointment, every_weeks, times },
            move |series| tell(notices, series),
            |_| (),
        );
    });
    view! {
        <Show when=move || is_open(shown)>
            <Button label=words::AGAIN on_press=move |()| repeat.run((6, 1))/>
            <details class="detail-past">
                <summary>{words::MORE}</summary>
                <div class="detail-more">
                    <Repeat repeat/>
                    <Confirm shown/>
                    <Earlier shown/>
                </div>
            </details>
        </Show>
        <Wrong trouble=deed.trouble()/>
    }
}

fn tell(notices: Notices, series: &Series) {
    let days: Vec<String> = series.booked.iter().filter_map(|one| one.card.at.map(said)).collect();
    if !days.is_empty() {
        notices.good(words::again_at(&days.join(", ")));
    }
    series.parked.iter().for_each(|(_, why)| notices.mind(why.clone()));
}

/// Every so many weeks, so many times.
#[component]
fn Repeat(repeat: Callback<(u32, u32)>) -> impl IntoView {
    let (weeks, times) = (RwSignal::new("6".to_owned()), RwSignal::new("4".to_owned()));
    let number = |text: RwSignal<String>| text.with_untracked(|text| text.trim().parse::<u32>().ok());
    let book = move |()| {
        if let (Some(weeks), Some(times)) = (number(weeks), number(times)) {
            repeat.run((weeks, times));
        }
    };
    view! {
        <div class="fields">
            <NumberField label=words::EVERY_WEEKS text=weeks unit=Unit::Pieces/>
            <NumberField label=words::SO_MANY_TIMES text=times unit=Unit::Pieces/>
        </div>
        <Button label=words::REPEAT on_press=book/>
    }
}

/// A confirmation with its calendar file, to the address of the file or one that is typed.
#[component]
fn Confirm(shown: Live<Appointment>) -> impl IntoView {
    let (calendar, deed) = (Calendar::here(), Deed::new());
    let to = RwSignal::new(String::new());
    let customer = Memo::new(move |_| shown.with(|it| it.and_then(|it| it.card.guest.customer)));
    Effect::new(move |_| {
        let Some(customer) = customer.get() else { return };
        spawn_local(async move {
            // Where the file cannot be read, the address is typed.
            let file = calendar.desk.fetch(ShowCustomer { customer }).await;
            if let Some(mail) = file.ok().and_then(|file| file.master.mails.into_iter().next()) {
                to.try_set(mail);
            }
        });
    });
    let send = Callback::new(move |()| {
        let Some(appointment) = shown.peek().map(|it| it.card.id) else { return };
        let to = to.get_untracked().trim().to_owned();
        deed.tell(SendConfirmation { appointment, to }, move |()| words::CONFIRMATION_QUEUED);
    });
    let off = Signal::derive(move || deed.busy().get() || to.with(|to| to.trim().is_empty()));
    view! {
        <Field label=words::CONFIRM_TO text=to mode="email" on_enter=send/>
        <Button label=words::CONFIRM off on_press=send/>
        <Wrong trouble=deed.trouble()/>
    }
}

/// Onto the waiting list for an earlier time; this one stays booked.
#[component]
fn Earlier(shown: Live<Appointment>) -> impl IntoView {
    let (calendar, deed) = (Calendar::here(), Deed::new());
    let wait = move |()| {
        let Some(it) = shown.peek() else { return };
        let today = calendar.today.get_untracked();
        let until = it.card.at.map_or_else(|| today.plus_days(28), |at| at.day.max(today));
        let parts = it.parts.iter().map(|part| PartWish::of(part.article, part.person)).collect();
        let said = words::with_name(&it.card.guest.name, words::WAITS);
        let (guest, note) = (it.card.guest, Some(words::WANTS_EARLIER.to_owned()));
        let wish = contract::calendar::AddWaiting { guest, parts, from: today, until, within: None, note };
        deed.tell(wish, move |_| said);
    };
    view! {
        <Button label=words::EARLIER on_press=wait/>
        <Wrong trouble=deed.trouble()/>
    }
}
