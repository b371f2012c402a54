//! Whoever did not come: counted, asked for half the price or not, and nothing is posted.

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

/// Marks an appointment as missed; its time becomes free.
pub fn mark(tx: &WriteTx<'_>, wish: &MarkNoShow) -> Outcome<ChangeId> {
    use AppointmentState::{Booked, Confirmed, NoShow};
    let old = keep::fresh(tx, wish.appointment, wish.version)?;
    let has_begun = old.plan.start.is_some_and(|start| start <= minute_of(tx.now));
    if !matches!(old.plan.state, Booked | Confirmed) || old.plan.parked.is_some() || !has_begun {
        let (from, to) = (old.plan.state.german().to_owned(), NoShow.german().to_owned());
        return Err(CalendarRefusal::WrongStep { from, to }.into());
    }
    let fee = StoredFee { proposed: SHARE.of(total(&old)?)?, decision: None, by: None, at: None };
    let plan = AppointmentPlan { state: NoShow, chair: None, fee: Some(fee), ..old.plan.clone() };
    let told = Told::plain("no_show", NoShow.german());
    keep::replace(tx, &old, &StoredAppointment { plan, ..old.clone() }, &told)
}

/// Decides about the fee; a waiver needs its reason.
pub fn decide(tx: &WriteTx<'_>, wish: DecideFee) -> Outcome<ChangeId> {
    let old = keep::fresh(tx, wish.appointment, wish.version)?;
    let Some(fee) = old.plan.fee.clone().filter(|_| old.plan.state == AppointmentState::NoShow) else {
        let (from, to) = (old.plan.state.german().to_owned(), "Gebühr entschieden".to_owned());
        return Err(CalendarRefusal::WrongStep { from, to }.into());
    };
    let (decision, what, typed) = match wish.decision {
        FeeDecision::Charge => {
            (FeeDecision::Charge, format!("Ausfallgebühr {} € wird verlangt", fee.proposed), None)
        }
        FeeDecision::Waive { reason } => {
            let reason = reason.trim().to_owned();
            if reason.is_empty() {
                return Err(CalendarRefusal::ReasonMissing.into());
            }
            let what = format!("Ausfallgebühr {} € erlassen", fee.proposed);
            (FeeDecision::Waive { reason: reason.clone() }, what, Some(reason))
        }
    };
    let by = Some(tx.authority.actor.short_name.clone());
    let fee = StoredFee { decision: Some(decision), by, at: Some(tx.now), ..fee };
    let plan = AppointmentPlan { fee: Some(fee), ..old.plan.clone() };
    let told = Told { reason: typed.as_deref(), ..Told::plain("fee", &what) };
    keep::replace(tx, &old, &StoredAppointment { plan, ..old.clone() }, &told)
}
