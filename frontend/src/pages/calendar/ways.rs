//! What can be done with the chosen appointment: pay, change, move, copy, park, call off.

use contract::AppointmentId;
use contract::calendar::{Appointment, AppointmentState, CancelAppointment, CheckOut, MarkNoShow};
use leptos::prelude::*;

use super::panel::Panel;
use super::state::Calendar;
use super::strip::complete;
use super::together::Together;
use crate::deed::Deed;
use crate::live::Live;
use crate::router::{Route, Router};
use crate::text::german::calendar as words;
use crate::ui::{Button, ButtonKind, Key, Reason, Wrong};

/// Whether an appointment is still to come or to be paid; tracked.
pub fn is_open(shown: Live<Appointment>) -> bool {
    shown
        .with(|it| it.is_some_and(|it| it.card.state.takes_time() && it.card.state != AppointmentState::Paid))
}

/// The obvious ways, each with its key.
#[component]
pub fn Ways(shown: Live<Appointment>) -> impl IntoView {
    let (calendar, panel) = (Calendar::here(), Panel::here());
    let one = move || shown.peek().map(|it| it.card.id);
    let hold = move |copy: bool| {
        if let Some(id) = one() {
            calendar.hold(id, copy);
            super::refocus::refocus();
        }
    };
    let park = move |()| {
        if let Some(id) = one() {
            calendar.park(id);
        }
    };
    let edit = move |()| {
        if let Some(id) = one() {
            complete(calendar, panel, id);
        }
    };
    let missed = move |()| {
        let Some((id, version)) = shown.peek().map(|it| (it.card.id, it.card.version)) else { return };
        calendar.change_then(MarkNoShow { appointment: id, version }, words::NO_SHOW_NOTED, move |changed| {
            shown.put(changed.appointment.clone());
        });
    };
    view! {
        <Show when=move || is_open(shown)>
            <Pay shown/>
            <div class="detail-ways">
                <Way label=words::EDIT shortcut="E" on_press=edit/>
                <Way label=words::MOVE shortcut="M" on_press=move |()| hold(false)/>
                <Way label=words::COPY shortcut="Ctrl+C" on_press=move |()| hold(true)/>
                <Way label=words::PARK shortcut="P" on_press=park/>
                <Way label=words::CANCEL shortcut="Delete" on_press=move |()| calendar.why.set(true)/>
                <Button label=words::NO_SHOW on_press=missed/>
            </div>
        </Show>
        <Show when=move || calendar.why.get()><CallOff shown/></Show>
    }
}

/// To the till, alone or with others; where it lies in a basket already, to that basket.
#[component]
fn Pay(shown: Live<Appointment>) -> impl IntoView {
    let (deed, router) = (Deed::new(), Router::here());
    let others = RwSignal::new(Vec::<AppointmentId>::new());
    let basket = Memo::new(move |_| shown.with(|it| it.and_then(|it| it.card.basket.clone())));
    let pay = move |()| {
        if let Some(basket) = basket.get_untracked() {
            router.go(Route::Basket(basket));
            return;
        }
        let Some(id) = shown.peek().map(|it| it.card.id) else { return };
        let appointments = std::iter::once(id).chain(others.get_untracked()).collect();
        deed.run(CheckOut { appointments, basket: None }, move |basket| {
            router.go(Route::Basket(basket.id));
        });
    };
    let label = move || match (basket.with(Option::is_some), others.with(Vec::len)) {
        (true, _) => words::TO_THE_BASKET.to_owned(),
        (false, 0) => words::CHECK_OUT.to_owned(),
        (false, more) => words::check_out_all(more + 1),
    };
    view! {
        <Button
            label=Signal::derive(label)
            kind=ButtonKind::Primary
            shortcut="F9"
            off=deed.busy()
            on_press=pay
        />
        <Show when=move || basket.with(Option::is_none)><Together shown others/></Show>
        <Wrong trouble=deed.trouble()/>
    }
}

/// Why it is called off.
#[component]
fn CallOff(shown: Live<Appointment>) -> impl IntoView {
    let calendar = Calendar::here();
    let reason = RwSignal::new(String::new());
    let cancel = move || {
        let Some((appointment, version)) = shown.peek().map(|it| (it.card.id, it.card.version)) else {
            return;
        };
        let reason = reason.get_untracked().trim().to_owned();
        calendar.change_then(
            CancelAppointment { appointment, version, reason },
            words::CANCELLED,
            move |changed| {
                calendar.why.set(false);
                // Who calls off late may owe a fee: that is decided where it is proposed.
                if changed.appointment.fee.is_some() {
                    shown.put(changed.appointment.clone());
                    return;
                }
                calendar.choose(None);
                super::refocus::refocus();
            },
        );
    };
    view! {
        <div class="detail-why">
            <Reason text=reason usual=words::CANCEL_REASONS autofocus=true on_enter=Callback::new(move |()| cancel())/>
            <Button
                label=words::CANCEL_DO
                kind=ButtonKind::Danger
                off=Signal::derive(move || reason.with(|text| text.trim().is_empty()))
                on_press=move |()| cancel()
            />
        </div>
    }
}

/// An act whose key is the sheet's own: it must not be taken from a field in which someone types.
#[component]
fn Way(label: &'static str, shortcut: &'static str, #[prop(into)] on_press: Callback<()>) -> impl IntoView {
    view! {
        <button type="button" class="button" data-kind="plain" on:click=move |_| on_press.run(())>
            <span class="button-label">{label}</span><Key shortcut/>
        </button>
    }
}
