//! "Same again in 6 weeks": on the same weekday and hour; what does not fit hangs in the air and is told.

use book::fault::{Outcome, Trouble};
use book::tx::WriteTx;
use contract::AppointmentId;
use contract::calendar::{BookSeries, Series, Slot};
use contract::refusal::CalendarRefusal;

use super::card::appointment;
use super::frame::{self, Frame};
use super::keep::{self, Told};
use super::moving;
use super::placing;
use super::stored::{AppointmentPlan, StoredAppointment};

const WEEKS_MAX: u32 = 52;
const TIMES_MAX: u32 = 52;

/// Books the series.
pub fn series(tx: &WriteTx<'_>, wish: &BookSeries) -> Outcome<Series> {
    let old = keep::known(tx, wish.appointment)?;
    let first = old.plan.start.filter(|_| !old.plan.half_made).ok_or(CalendarRefusal::HalfMade)?;
    if !(1..=WEEKS_MAX).contains(&wish.every_weeks) || !(1..=TIMES_MAX).contains(&wish.times) {
        return Err(CalendarRefusal::BadSeries.into());
    }
    let at = Frame::at(first).slot(first);
    // Nothing hangs in the air for a day to which no appointment may go.
    let last = at.day.plus_days(i64::from(wish.times * wish.every_weeks) * 7);
    frame::within_reach(last, tx.now)?;
    let name = old.series.unwrap_or(old.id.0);
    if old.series.is_none() {
        let what = format!("Serie alle {} Wochen", wish.every_weeks);
        let new = StoredAppointment { series: Some(name), ..old.clone() };
        keep::replace(tx, &old, &new, &Told::plain("series", &what))?;
    }
    let (mut booked, mut parked) = (Vec::new(), Vec::new());
    for time in 1..=wish.times {
        let day = at.day.plus_days(i64::from(time * wish.every_weeks) * 7);
        let slot = Slot { day, ..at };
        match moving::copied(tx, &old, slot, None, Some(name)) {
            Ok((id, _)) => booked.push(id),
            Err(Trouble::Refused(no)) => {
                let id = in_the_air(tx, &old, slot, name)?;
                parked.push((id, no.to_string()));
            }
            Err(fault) => return Err(fault),
        }
    }
    let seen = |id| appointment(&tx.as_read(), id);
    Ok(Series {
        booked: booked.into_iter().map(seen).collect::<Outcome<_>>()?,
        parked: parked.into_iter().map(|(id, why)| Ok((seen(id)?, why))).collect::<Outcome<_>>()?,
    })
}

/// A copy that found no place keeps the time that was meant.
fn in_the_air(tx: &WriteTx<'_>, old: &StoredAppointment, slot: Slot, series: i64) -> Outcome<AppointmentId> {
    let start = Frame::of(slot.day).bound(slot.minute);
    let fresh = moving::anew(tx, old, slot.day)?;
    let new = placing::stored(tx, fresh.guest, None, fresh.plan.parts, Some(start));
    let plan = AppointmentPlan { half_made: false, ..new.plan };
    let stored = StoredAppointment { plan, series: Some(series), ..new };
    Ok(keep::create(tx, &stored, "series", "aus der Serie, in der Luft")?.0)
}
