//! Whoever did not come, or called off too late: counted, asked for half the price or not, and nothing is posted.

use book::fault::Outcome;
use book::tx::WriteTx;
use contract::calendar::{AppointmentState, DecideFee, FeeDecision, MarkNoShow};
use contract::refusal::CalendarRefusal;
use contract::{AppointmentId, ChangeId, CustomerId, Money};
use proof::Rate;
use rusqlite::Connection;

use super::card::{CardNames, total};
use super::frame::{Frame, minute_of};
use super::keep::{self, Told};
use super::stored::{AppointmentPlan, StoredAppointment, StoredFee};
use crate::salon_data;

/// What is proposed as a fee: half of the agreed prices.
const SHARE: Rate = Rate::hundredths(5_000);

fn proposed(stored: &StoredAppointment) -> Outcome<StoredFee> {
    Ok(StoredFee { proposed: SHARE.of(total(stored)?)?, decision: None, by: None, at: None })
}

/// What is proposed where an appointment that stands is called off at a minute: nothing while others can still be found for
/// its time, or where there is nothing to pay. Up to when that is, the salon has set.
pub fn proposed_when_late(
    conn: &Connection,
    stored: &StoredAppointment,
    now: i64,
) -> Outcome<Option<StoredFee>> {
    let late_minutes = i64::from(salon_data::late_cancellation_hours(conn)?) * 60;
    let stands = stored.plan.start.filter(|_| stored.plan.takes_time());
    if stands.is_none_or(|start| start - now >= late_minutes)
        || late_minutes == 0
        || !total(stored)?.is_positive()
    {
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
    let told = Told::plain("no_show", NoShow.german());
    keep::replace(tx, &old, &StoredAppointment { plan, ..old.clone() }, &told)
}

/// A fee on its way to the till.
pub struct FeeDue {
    pub customer: Option<CustomerId>,
    pub name: String,
    pub amount: Money,
    /// Why it is asked for, on the receipt.
    pub reason: String,
}

/// The fee that was decided to be asked for; that it goes to the till is told in the history.
pub fn fee_to_the_till(tx: &WriteTx<'_>, id: AppointmentId, version: u32) -> Outcome<FeeDue> {
    let old = keep::fresh(tx, id, version)?;
    let fee = old.plan.fee.as_ref().filter(|fee| fee.decision == Some(FeeDecision::Charge));
    let Some(amount) = fee.map(|fee| fee.proposed) else {
        let (from, to) = (old.plan.state.german().to_owned(), "Ausfallgebühr kassiert".to_owned());
        return Err(CalendarRefusal::WrongStep { from, to }.into());
    };
    let at = old.plan.start.map(|start| Frame::at(start).slot(start).german()).unwrap_or_default();
    let name = CardNames::load(tx, tx.now.day(), tx.now.day())?.guest(&old)?.name;
    let what = format!("Ausfallgebühr {amount} € an die Kasse gegeben");
    keep::replace(tx, &old, &old.clone(), &Told::plain("fee", &what))?;
    let reason = format!("Termin am {at} {}", old.plan.state.german());
    Ok(FeeDue { customer: old.guest.customer, name, amount, reason })
}

/// Decides about the fee; a waiver needs its reason.
pub fn decide(tx: &WriteTx<'_>, wish: DecideFee) -> Outcome<ChangeId> {
    let old = keep::fresh(tx, wish.appointment, wish.version)?;
    let missed = matches!(old.plan.state, AppointmentState::NoShow | AppointmentState::Cancelled);
    let Some(fee) = old.plan.fee.clone().filter(|_| missed) else {
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
