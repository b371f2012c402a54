//! The chosen appointment: what it is, how far it has come, and what can be done with it.

use contract::calendar::{Appointment, AppointmentHistory, AppointmentState, SetState, ShowAppointment};
use contract::{AppointmentId, Topic};
use leptos::prelude::*;

use super::fee::FeeChoice;
use super::forget::Forget;
use super::more::More;
use super::release::Release;
use super::state::Calendar;
use super::ways::Ways;
use super::when::said;
use crate::keys::bind;
use crate::live::{Live, live};
use crate::text::german::calendar as words;
use crate::ui::{Button, ButtonKind, Chip, euro};

/// The steps of a usual appointment.
const STEPS: [AppointmentState; 4] = [
    AppointmentState::Confirmed,
    AppointmentState::Arrived,
    AppointmentState::InService,
    AppointmentState::Finished,
];

/// The appointment in full, in place of the proposals.
#[component]
pub fn Detail(appointment: AppointmentId) -> impl IntoView {
    let calendar = Calendar::here();
    let shown = live(&[Topic::Calendar, Topic::Till], move || ShowAppointment { appointment });
    // Esc steps back one step at a time: what is in hand first.
    let close = move || {
        if calendar.held.with_untracked(Option::is_some) {
            calendar.held.set(None);
            return;
        }
        calendar.choose(None);
        super::refocus::refocus();
    };
    bind("Escape", close);
    view! {
        <section class="detail">
            {move || shown.get().map(|it| view! { <Facts it/> })}
            <Steps shown/>
            <Release shown/>
            <Ways shown/>
            <More shown/>
            <Past appointment/>
            <Forget shown/>
            <Button label=words::CLOSE_DETAIL kind=ButtonKind::Quiet shortcut="Escape" on_press=move |()| close()/>
        </section>
    }
}

#[component]
fn Facts(it: Appointment) -> impl IntoView {
    let card = it.card;
    let when = card.at.map(|at| {
        let until = card.until.map(super::scale::clock).unwrap_or_default();
        format!("{}–{until}", said(at))
    });
    let parts = it.parts.into_iter().map(|part| {
        view! {
            <li><span>{part.name}</span><span>{euro(part.price)}</span></li>
        }
    });
    let warnings =
        card.warnings.into_iter().map(|it| view! { <p class="detail-mind">{it}</p> }).collect_view();
    let missed =
        (it.no_shows > 0).then(|| view! { <p class="detail-mind">{words::missed_before(it.no_shows)}</p> });
    let late = (it.called_off_late > 0)
        .then(|| view! { <p class="detail-mind">{words::called_off_before(it.called_off_late)}</p> });
    let name = if card.guest.name.is_empty() { words::WITHOUT_NAME.to_owned() } else { card.guest.name };
    view! {
        <header class="detail-head">
            <h2>{name}</h2>
            <Chip text=card.state.german()/>
        </header>
        <p>{when}{card.chair.map(|chair| format!(" · {chair}"))}</p>
        {card.guest.phone.map(|phone| view! { <p class="detail-phone">{phone}</p> })}
        {card.note.map(|note| view! { <p class="detail-note">{note}</p> })}
        {warnings}{missed}{late}
        <ul class="detail-parts">{parts.collect_view()}<li class="detail-total"><b>{words::TOTAL}</b><b>{euro(it.total)}</b></li></ul>
        {it.fee.map(|fee| view! { <FeeChoice appointment=card.id version=card.version fee/> })}
    }
}

/// How far it has come, in steps of one touch.
#[component]
fn Steps(shown: Live<Appointment>) -> impl IntoView {
    let calendar = Calendar::here();
    let state = Memo::new(move |_| shown.with(|it| it.map(|it| it.card.state)));
    let step = move |to: AppointmentState| {
        let set = move |_| {
            let Some((id, version)) = shown.peek().map(|it| (it.card.id, it.card.version)) else { return };
            let to = if state.get_untracked() == Some(to) { AppointmentState::Booked } else { to };
            calendar.change_then(
                SetState { appointment: id, version, state: to },
                words::STATE_SET,
                move |changed| {
                    shown.put(changed.appointment.clone());
                },
            );
        };
        // The step that holds goes back to *gebucht*, where that is still a step.
        let may = move || {
            let aim = |now| if now == to { AppointmentState::Booked } else { to };
            state.get().is_some_and(|now| now.next().contains(&aim(now)))
        };
        view! {
            <button
                type="button"
                class="choice"
                disabled=move || !may()
                aria-pressed=move || (state.get() == Some(to)).to_string()
                on:click=set
            >
                {words::step(to)}
            </button>
        }
    };
    view! { <div class="detail-steps" role="group" aria-label=words::STEPS>{STEPS.map(step).into_iter().collect_view()}</div> }
}

/// What happened to it, folded away.
#[component]
fn Past(appointment: AppointmentId) -> impl IntoView {
    let past = live(&[Topic::Calendar], move || AppointmentHistory { appointment });
    let line = |it: contract::calendar::Happened| {
        view! { <li><b>{it.at.german()}</b><span>{format!("{} · {}", it.what, it.by)}</span></li> }
    };
    view! {
        <details class="detail-past">
            <summary>{words::HISTORY}</summary>
            <ul>{move || past.get().unwrap_or_default().into_iter().map(line).collect_view()}</ul>
        </details>
    }
}
