//! Whoever did not come: counted, asked for half the price or not, and nothing is posted.

use book::act::Act;
use book::fault::Outcome;
use contract::ChangeId;
use contract::calendar::{AppointmentState, DecideFee, FeeDecision, MarkNoShow};
use contract::refusal::CalendarRefusal;
use proof::Rate;

use super::card::total;
use super::frame::minute_of;
use super::held::{Held, HeldFee, Image};
use super::keep::{self, Told};

/// What is proposed as a fee: half of the agreed prices.
const SHARE: Rate = Rate::hundredths(5_000);

/// Marks an appointment as missed; its time becomes free.
pub fn mark(act: &Act<'_>, wish: &MarkNoShow) -> Outcome<ChangeId> {
    use AppointmentState::{Booked, Confirmed, NoShow};
    let old = keep::fresh(act, wish.appointment, wish.version)?;
    let has_begun = old.image.start.is_some_and(|start| start <= minute_of(act.now));
    if !matches!(old.image.state, Booked | Confirmed) || old.image.parked.is_some() || !has_begun {
        let (from, to) = (old.image.state.german().to_owned(), NoShow.german().to_owned());
        return Err(CalendarRefusal::WrongStep { from, to }.into());
    }
    let fee = HeldFee { proposed: SHARE.of(total(&old)?)?, decision: None, by: None, at: None };
    let image = Image { state: NoShow, chair: None, fee: Some(fee), ..old.image.clone() };
    let told = Told { kind: "no_show", what: NoShow.german(), undoes: None };
    keep::replace(act, &old, &Held { image, ..old.clone() }, &told)
}

/// Decides about the fee; a waiver needs its reason.
pub fn decide(act: &Act<'_>, wish: DecideFee) -> Outcome<ChangeId> {
    let old = keep::fresh(act, wish.appointment, wish.version)?;
    let Some(fee) = old.image.fee.clone().filter(|_| old.image.state == AppointmentState::NoShow) else {
        let (from, to) = (old.image.state.german().to_owned(), "Gebühr entschieden".to_owned());
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
    let by = Some(act.standing.actor.short_name.clone());
    let fee = HeldFee { decision: Some(decision), by, at: Some(act.now), ..fee };
    let image = Image { fee: Some(fee), ..old.image.clone() };
    keep::replace(act, &old, &Held { image, ..old.clone() }, &Told { kind: "fee", what: &what, undoes: None })
}
