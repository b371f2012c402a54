//! How far an appointment has come, calling off, and taking changes back.

use book::fault::Outcome;
use book::tx::WriteTx;
use contract::ChangeId;
use contract::calendar::{AppointmentState, CancelAppointment, SetState, UndoChange};
use contract::refusal::CalendarRefusal;

use super::agenda::Agenda;
use super::availability::{Capacity, assess};
use super::frame::Frame;
use super::keep::{self, Told};
use super::moving::{looking, movable};
use super::placing;
use super::store;
use super::stored::{AppointmentPlan, StoredAppointment};
use crate::patch_tests;

/// Sets how far an appointment has come.
pub fn set_state(tx: &WriteTx<'_>, wish: &SetState) -> Outcome<ChangeId> {
    let old = keep::fresh(tx, wish.appointment, wish.version)?;
    let now = old.plan.state;
    if !now.next().contains(&wish.state) || old.plan.parked.is_some() || old.basket.is_some() {
        let (from, to) = (now.german().to_owned(), wish.state.german().to_owned());
        let from = if old.plan.parked.is_some() { "in der Luft".to_owned() } else { from };
        return Err(CalendarRefusal::WrongStep { from, to }.into());
    }
    if let Some(customer) = old.guest.customer.filter(|_| wish.state == AppointmentState::InService) {
        for part in &old.plan.parts {
            patch_tests::may_begin(tx, customer, part.article, tx.now.day())?;
        }
    }
    let plan = AppointmentPlan { state: wish.state, ..old.plan.clone() };
    let told = Told { kind: "state", what: wish.state.german(), undoes: None };
    keep::replace(tx, &old, &StoredAppointment { plan, ..old.clone() }, &told)
}

/// The customer calls off.
pub fn cancel(tx: &WriteTx<'_>, wish: &CancelAppointment) -> Outcome<ChangeId> {
    let old = keep::fresh(tx, wish.appointment, wish.version)?;
    movable(&old)?;
    let reason = wish.reason.trim();
    if reason.is_empty() {
        return Err(CalendarRefusal::ReasonMissing.into());
    }
    let state = AppointmentState::Cancelled;
    let plan = AppointmentPlan { state, parked: None, half_made: false, chair: None, ..old.plan.clone() };
    let what = format!("abgesagt: {reason}");
    let told = Told { kind: "cancelled", what: &what, undoes: None };
    keep::replace(tx, &old, &StoredAppointment { plan, ..old.clone() }, &told)
}

/// Takes the newest change of an appointment back. Answers with how it was until now.
pub fn undo(tx: &WriteTx<'_>, wish: &UndoChange) -> Outcome<(StoredAppointment, ChangeId)> {
    let change = store::change_of(tx, wish.change)?.ok_or(CalendarRefusal::NothingToUndo)?;
    let all = store::changes(tx, change.appointment)?;
    if all.last().is_none_or(|newest| newest.id != change.id) {
        return Err(CalendarRefusal::NothingToUndo.into());
    }
    let old = keep::known(tx, change.appointment)?;
    if old.basket.is_some() || old.plan.state == AppointmentState::Paid {
        return Err(CalendarRefusal::Over { state: old.plan.state.german().to_owned() }.into());
    }
    let plan = match change.before {
        Some(before) => before,
        // It was never there: it goes without a trace on the page, and with one in its history.
        None => {
            store::wait_again(tx, old.id)?;
            AppointmentPlan {
                state: AppointmentState::Cancelled,
                parked: None,
                half_made: false,
                ..old.plan.clone()
            }
        }
    };
    let guest = change.guest.unwrap_or_else(|| old.guest.clone());
    let mut new = StoredAppointment { guest, plan, ..old.clone() };
    check_free(tx, &mut new)?;
    let told = Told { kind: "undone", what: "zurückgenommen", undoes: Some(change.id) };
    let change = keep::replace(tx, &old, &new, &told)?;
    Ok((old, change))
}

/// What is to hold its time again must find it free; its hours were answered for before.
fn check_free(tx: &WriteTx<'_>, stored: &mut StoredAppointment) -> Outcome<()> {
    let Some(start) = stored.plan.start.filter(|_| stored.plan.takes_time()) else { return Ok(()) };
    let frame = Frame::at(start);
    let capacity = Capacity::load(tx, frame.day, frame.day)?;
    let agenda = Agenda::of(tx, frame, Some(stored.id));
    let visitor = placing::visitor(&stored.guest, Some(stored));
    let availability = assess(&capacity, &agenda, frame, &visitor, stored.plan.parts.clone(), start)?;
    if let Some(taken) = availability.obstacles.iter().find(|obstacle| !obstacle.is_soft()) {
        let at = frame.slot(start);
        let wanted = looking(tx, stored, stored.plan.parts.clone(), at);
        return Err(taken.clone().refusal(placing::instead(&tx.as_read(), &wanted, start)?).into());
    }
    stored.plan.parts = availability.parts;
    stored.plan.chair = availability.chair;
    Ok(())
}
