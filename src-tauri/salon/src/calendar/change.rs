//! How far an appointment has come, calling off, and taking changes back.

use book::book_tx::BookTx;
use book::db::unless_damaged;
use book::fault::{Outcome, Trouble};
use book::tx::WriteTx;
use contract::ChangeId;
use contract::calendar::{AppointmentState, CancelAppointment, SetState, UndoChange};
use contract::refusal::CalendarRefusal;

use super::agenda::Agenda;
use super::availability::{Capacity, assess};
use super::care;
use super::early;
use super::frame::{Frame, minute_of};
use super::history::of_the_till;
use super::keep::{self, Told};
use super::moving::{looking, movable};
use super::no_show;
use super::placing;
use super::store::{self, StoredChange};
use super::stored::{AppointmentPlan, StoredAppointment};

/// Sets how far an appointment has come. *Fertig* is never refused for want of a patch test: it is recorded.
pub fn set_state(tx: &mut BookTx<'_>, wish: &SetState) -> Outcome<ChangeId> {
    let old = keep::fresh(tx, wish.appointment, wish.version)?;
    let now = old.plan.state;
    if !now.next().contains(&wish.state) || old.plan.parked.is_some() || old.basket.is_some() {
        let (from, to) = (now.german().to_owned(), wish.state.german().to_owned());
        let from = if old.plan.parked.is_some() { "in der Luft".to_owned() } else { from };
        return Err(CalendarRefusal::WrongStep { from, to }.into());
    }
    not_before_its_day(tx, &old.plan, wish.state)?;
    if wish.state == AppointmentState::Finished {
        unless_damaged(care::done(tx, &old))?;
    }
    let plan = match (now, wish.state) {
        (_, AppointmentState::Finished) => early::ended(&old.plan, minute_of(tx.now)),
        (AppointmentState::Finished, _) => goes_on(tx, &old)?,
        _ => old.plan.clone(),
    };
    let plan = AppointmentPlan { state: wish.state, ..plan };
    let told = Told::plain("state", wish.state.german());
    keep::replace(tx, &old, &StoredAppointment { plan, ..old.clone() }, &told)
}

/// Nobody is here, in work or done before the day of the appointment has come.
fn not_before_its_day(tx: &WriteTx<'_>, plan: &AppointmentPlan, to: AppointmentState) -> Outcome<()> {
    use AppointmentState::{Arrived, Finished, InService};
    let day = plan.start.map(|start| Frame::at(start).day).filter(|day| *day > tx.now.day());
    match day {
        Some(day) if matches!(to, Arrived | InService | Finished) => {
            Err(CalendarRefusal::NotItsDay { day: day.german_with_weekday() }.into())
        }
        _ => Ok(()),
    }
}

/// The plan of a visit that was done and goes on after all: with the time that it gave back, if that is still free.
fn goes_on(tx: &WriteTx<'_>, old: &StoredAppointment) -> Outcome<AppointmentPlan> {
    let all = store::changes(tx, old.id)?.into_iter().rev();
    let planned =
        all.filter_map(|change| change.before).find(|plan| plan.state != AppointmentState::Finished);
    let services = |plan: &AppointmentPlan| plan.parts.iter().map(|part| part.article).collect::<Vec<_>>();
    let Some(planned) = planned.filter(|plan| services(plan) == services(&old.plan)) else {
        return Ok(old.plan.clone());
    };
    let mut longer = StoredAppointment {
        plan: with_reasons(AppointmentPlan { parts: planned.parts, ..old.plan.clone() }, &old.plan),
        ..old.clone()
    };
    match check_free(tx, &mut longer) {
        Ok(()) => Ok(longer.plan),
        Err(Trouble::Refused(_)) => Ok(old.plan.clone()),
        Err(fault) => Err(fault),
    }
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
    let fee = no_show::proposed_when_late(tx, &old, minute_of(tx.now))?;
    let plan =
        AppointmentPlan { state, parked: None, half_made: false, chair: None, fee, ..old.plan.clone() };
    let told = Told { reason: Some(reason), ..Told::plain("cancelled", "abgesagt") };
    keep::replace(tx, &old, &StoredAppointment { plan, ..old.clone() }, &told)
}

/// The newest change that was not taken back: taking one back makes the one before it the newest, and taking that back
/// in turn makes it stand again.
fn newest_that_stands(all: &[StoredChange]) -> Option<ChangeId> {
    let mut standing: Vec<ChangeId> = Vec::new();
    for change in all {
        match change.undoes {
            None => standing.push(change.id),
            Some(undone) if standing.last() == Some(&undone) => {
                standing.pop();
            }
            Some(undone) => standing.extend(all.iter().find(|it| it.id == undone).and_then(|it| it.undoes)),
        }
    }
    standing.pop()
}

/// Takes the newest change of an appointment back. Answers with how it was until now.
pub fn undo(tx: &WriteTx<'_>, wish: &UndoChange) -> Outcome<(StoredAppointment, ChangeId)> {
    let appointment = store::changed_by(tx, wish.change)?.ok_or(CalendarRefusal::NothingToUndo)?;
    let all = store::changes(tx, appointment)?;
    let change = all.iter().find(|it| it.id == wish.change).ok_or(CalendarRefusal::NothingToUndo)?.clone();
    if newest_that_stands(&all) != Some(change.id) && all.last().is_none_or(|newest| newest.id != change.id) {
        return Err(CalendarRefusal::NothingToUndo.into());
    }
    let old = keep::known(tx, change.appointment)?;
    if old.basket.is_some() || old.plan.state == AppointmentState::Paid {
        return Err(CalendarRefusal::Over { state: old.plan.state.german().to_owned() }.into());
    }
    if of_the_till(&change.kind) {
        return Err(CalendarRefusal::PaidInBetween.into());
    }
    let plan = match change.before {
        Some(before) => with_reasons(before, &old.plan),
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
    let told = Told { undoes: Some(change.id), ..Told::plain("undone", "zurückgenommen") };
    let change = keep::replace(tx, &old, &new, &told)?;
    Ok((old, change))
}

/// A plan of before with the reasons for its prices, which the history does not hold.
fn with_reasons(mut before: AppointmentPlan, now: &AppointmentPlan) -> AppointmentPlan {
    for part in &mut before.parts {
        let same = now.parts.iter().find(|it| (it.article, it.price) == (part.article, part.price));
        part.price_reason = same.and_then(|it| it.price_reason.clone());
    }
    before
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
