//! How far an appointment has come, calling off, and taking changes back.

use book::act::Act;
use book::fault::Outcome;
use contract::ChangeId;
use contract::calendar::{AppointmentState, CancelAppointment, SetState, UndoChange};
use contract::refusal::CalendarRefusal;

use super::agenda::Agenda;
use super::frame::Frame;
use super::held::{Held, Image};
use super::keep::{self, Told};
use super::moving::{looking, movable};
use super::placing;
use super::store;
use super::trial::{House, attempt};
use crate::patch_tests;

/// Sets how far an appointment has come.
pub fn set_state(act: &Act<'_>, wish: &SetState) -> Outcome<ChangeId> {
    let old = keep::fresh(act, wish.appointment, wish.version)?;
    let now = old.image.state;
    if !now.next().contains(&wish.state) || old.image.parked.is_some() || old.basket.is_some() {
        let (from, to) = (now.german().to_owned(), wish.state.german().to_owned());
        let from = if old.image.parked.is_some() { "in der Luft".to_owned() } else { from };
        return Err(CalendarRefusal::WrongStep { from, to }.into());
    }
    if let Some(customer) = old.guest.customer.filter(|_| wish.state == AppointmentState::InService) {
        for part in &old.image.parts {
            patch_tests::may_begin(act, customer, part.article, act.now.day())?;
        }
    }
    let image = Image { state: wish.state, ..old.image.clone() };
    let told = Told { kind: "state", what: wish.state.german(), undoes: None };
    keep::replace(act, &old, &Held { image, ..old.clone() }, &told)
}

/// The customer calls off.
pub fn cancel(act: &Act<'_>, wish: &CancelAppointment) -> Outcome<ChangeId> {
    let old = keep::fresh(act, wish.appointment, wish.version)?;
    movable(&old)?;
    let reason = wish.reason.trim();
    if reason.is_empty() {
        return Err(CalendarRefusal::ReasonMissing.into());
    }
    let state = AppointmentState::Cancelled;
    let image = Image { state, parked: None, half_made: false, chair: None, ..old.image.clone() };
    let what = format!("abgesagt: {reason}");
    let told = Told { kind: "cancelled", what: &what, undoes: None };
    keep::replace(act, &old, &Held { image, ..old.clone() }, &told)
}

/// Takes the newest change of an appointment back. Answers with how it was until now.
pub fn undo(act: &Act<'_>, wish: &UndoChange) -> Outcome<(Held, ChangeId)> {
    let change = store::change_of(act, wish.change)?.ok_or(CalendarRefusal::NothingToUndo)?;
    let all = store::changes(act, change.appointment)?;
    if all.last().is_none_or(|newest| newest.id != change.id) {
        return Err(CalendarRefusal::NothingToUndo.into());
    }
    let old = keep::known(act, change.appointment)?;
    if old.basket.is_some() || old.image.state == AppointmentState::Paid {
        return Err(CalendarRefusal::Over { state: old.image.state.german().to_owned() }.into());
    }
    let image = match change.before {
        Some(before) => before,
        // It was never there: it goes without a trace on the page, and with one in its history.
        None => {
            store::wait_again(act, old.id)?;
            Image { state: AppointmentState::Cancelled, parked: None, half_made: false, ..old.image.clone() }
        }
    };
    let guest = change.guest.unwrap_or_else(|| old.guest.clone());
    let mut new = Held { guest, image, ..old.clone() };
    check_free(act, &mut new)?;
    let told = Told { kind: "undone", what: "zurückgenommen", undoes: Some(change.id) };
    let change = keep::replace(act, &old, &new, &told)?;
    Ok((old, change))
}

/// What is to hold its time again must find it free; its hours were answered for before.
fn check_free(act: &Act<'_>, held: &mut Held) -> Outcome<()> {
    let Some(start) = held.image.start.filter(|_| held.image.takes_time()) else { return Ok(()) };
    let frame = Frame::at(start);
    let house = House::load(act, frame.day, frame.day)?;
    let agenda = Agenda::of(act, frame, Some(held.id));
    let visitor = placing::visitor(&held.guest, Some(held));
    let trial = attempt(&house, &agenda, frame, &visitor, held.image.parts.clone(), start)?;
    if let Some(taken) = trial.obstacles.iter().find(|obstacle| !obstacle.is_soft()) {
        let at = frame.slot(start);
        let wanted = looking(act, held, held.image.parts.clone(), at);
        return Err(taken.clone().refusal(placing::instead(&act.view(), &wanted, start)?).into());
    }
    held.image.parts = trial.parts;
    held.image.chair = trial.chair;
    Ok(())
}
