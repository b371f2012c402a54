//! Whoever did not come, or called off too late: counted, asked for half the price or not, and nothing is posted.

use book::fault::Outcome;
use book::tx::WriteTx;
use contract::ChangeId;
use contract::calendar::{AppointmentState, DecideFee, FeeDecision, MarkNoShow};
use contract::refusal::CalendarRefusal;
use proof::Rate;

use super::card::total;
use super::frame::minute_of;
use super::keep::{self, Told};
use super::stored::{AppointmentPlan, StoredAppointment, StoredFee};

/// What is proposed as a fee: half of the agreed prices.
const SHARE: Rate = Rate::hundredths(5_000);

/// Who calls off less than so many minutes before leaves a gap that nobody fills: a day.
const LATE_MINUTES: i64 = 24 * 60;

fn proposed(stored: &StoredAppointment) -> Outcome<StoredFee> {
    Ok(StoredFee { proposed: SHARE.of(total(stored)?)?, decision: None, by: None, at: None })
}

/// What is proposed where an appointment that stands is called off at a minute: nothing while others can still be found for
/// its time, or where there is nothing to pay.
pub fn proposed_when_late(stored: &StoredAppointment, now: i64) -> Outcome<Option<StoredFee>> {
    let stands = stored.plan.start.filter(|_| stored.plan.takes_time());
    if stands.is_none_or(|start| start - now >= LATE_MINUTES) || !total(stored)?.is_positive() {
        return Ok(None);
    }
    proposed(stored).map(Some)
}

/// Marks an appointment as missed; its time becomes free.
pub fn mark(tx: &WriteTx<'_>, wish: &MarkNoShow) -> Outcome<ChangeId> {
    use AppointmentState::{Booked, Confirmed, NoShow};
    let old = keep::fresh(tx, wish.appointment, wish.version)?;
    let has_begun = old.plan.start.is_some_and(|start| start <= minute_of(tx.now));
    if !matches!(old.plan.state, Booked | Confirmed) || old.plan.parked.is_some() || !has_begun {
        let (from, to) = (old.plan.state.german().to_owned(), NoShow.german().to_owned());
        return Err(CalendarRefusal::WrongStep { from, to }.into());
    }
    let plan = AppointmentPlan { state: NoShow, chair: None, fee: Some(proposed(&old)?), ..old.plan.clone() };
    let told = Told { kind: "no_show", what: NoShow.german(), undoes: None };
    keep::replace(tx, &old, &StoredAppointment { plan, ..old.clone() }, &told)
}

/// Decides about the fee; a waiver needs its reason.
pub fn decide(tx: &WriteTx<'_>, wish: DecideFee) -> Outcome<ChangeId> {
    let old = keep::fresh(tx, wish.appointment, wish.version)?;
    let missed = matches!(old.plan.state, AppointmentState::NoShow | AppointmentState::Cancelled);
    let Some(fee) = old.plan.fee.clone().filter(|_| missed) else {
        let (from, to) = (old.plan.state.german().to_owned(), "Gebühr entschieden".to_owned());
        return Err(CalendarRefusal::WrongStep { from, to }.into());
    };
    let (decision, what) = match wish.decision {
        FeeDecision::Charge => {
            (FeeDecision::Charge, format!("Ausfallgebühr {} € wird verlangt", fee.proposed))
        }
        FeeDecision::Waive { reason } => {
            let reason = reason.trim().to_owned();
            if reason.is_empty() {
                return Err(CalendarRefusal::ReasonMissing.into());
            }
            let what = format!("Ausfallgebühr {} € erlassen: {reason}", fee.proposed);
            (FeeDecision::Waive { reason }, what)
        }
    };
    let by = Some(tx.authority.actor.short_name.clone());
    let fee = StoredFee { decision: Some(decision), by, at: Some(tx.now), ..fee };
    let plan = AppointmentPlan { fee: Some(fee), ..old.plan.clone() };
    keep::replace(
        tx,
        &old,
        &StoredAppointment { plan, ..old.clone() },
        &Told { kind: "fee", what: &what, undoes: None },
    )
}
