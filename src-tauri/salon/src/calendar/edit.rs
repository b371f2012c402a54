//! Editing an appointment as a whole: who comes, for what, when, and the note, in one change or not at all.

use book::fault::Outcome;
use book::tx::WriteTx;
use contract::calendar::{ChangeAppointment, PartWish, Slot};
use contract::refusal::CalendarRefusal;
use contract::{ChangeId, Day};
use rusqlite::Connection;

use super::frame::Frame;
use super::keep::{self, Told};
use super::moving::{movable, place_of};
use super::placing::{self, Wanted, wanted};
use super::stored::{AppointmentPlan, StoredAppointment, StoredGuest};
use super::wish;

/// What an edit comes to, before it is tried.
pub enum Edit<'a> {
    /// It stands, or hangs in the air, as it did.
    Stays(AppointmentPlan),
    /// It looks for a place.
    Looks(Wanted<'a>, Slot),
}

/// What changing guest, parts and time comes to.
///
/// # Errors
/// Refused for what lies in a basket or is over, unless only names and notes change.
pub fn edit<'a>(
    conn: &'a Connection,
    old: &StoredAppointment,
    guest: &StoredGuest,
    (parts, at): (Option<&'a [PartWish]>, Option<Slot>),
    today: Day,
) -> Outcome<Edit<'a>> {
    let stood = old.plan.start.map(|start| Frame::at(start).slot(start));
    let stands = stood.filter(|_| old.plan.takes_time());
    if guest.name.is_empty() && (stands.is_some() || at.is_some()) {
        return Err(CalendarRefusal::HalfMade.into());
    }
    let same_place = at.is_none() || at == stands;
    if parts.is_none() && same_place && guest.customer == old.guest.customer {
        return Ok(Edit::Stays(old.plan.clone()));
    }
    if old.basket.is_some() {
        return Err(CalendarRefusal::InABasket { name: guest.name.clone() }.into());
    }
    movable(old)?;
    let changed = StoredAppointment { guest: guest.clone(), ..old.clone() };
    match (parts, at.or(stands)) {
        (Some([]), Some(_)) => Err(CalendarRefusal::HalfMade.into()),
        (None, Some(_)) if old.plan.parts.is_empty() => Err(CalendarRefusal::HalfMade.into()),
        (Some(parts), Some(at)) => Ok(Edit::Looks(wanted(conn, parts, guest, at, Some(&changed))?, at)),
        (None, Some(at)) => Ok(Edit::Looks(place_of(conn, &changed, old.plan.parts.clone(), at), at)),
        (Some(parts), None) => {
            let day = stood.map_or(today, |at| at.day);
            let parts = wish::parts(conn, parts, None, guest.customer, day)?;
            Ok(Edit::Stays(AppointmentPlan { parts, start: None, ..old.plan.clone() }))
        }
        (None, None) => Ok(Edit::Stays(old.plan.clone())),
    }
}

/// Changes guest, parts, time and note; the time stays if none is wished for.
pub fn change(tx: &WriteTx<'_>, wish: &ChangeAppointment) -> Outcome<ChangeId> {
    let old = keep::fresh(tx, wish.appointment, wish.version)?;
    let guest = wish::guest(tx, wish.guest.clone(), wish.note.as_deref())?;
    if let Some(parts) = &wish.parts {
        let stood = wish.at.map(|at| at.day).or_else(|| old.plan.start.map(|start| Frame::at(start).day));
        wish::check_prices(tx, parts, &old.plan.parts, stood.unwrap_or_else(|| tx.now.day()))?;
    }
    let plan = match edit(tx, &old, &guest, (wish.parts.as_deref(), wish.at), tx.now.day())? {
        Edit::Stays(plan) => plan,
        Edit::Looks(wanted, at) => {
            let place = placing::place(&tx.as_read(), &wanted, at)?;
            let (start, parts, chair) = (Some(place.start), place.parts, place.chair);
            AppointmentPlan { start, parts, chair, parked: None, half_made: false, ..old.plan.clone() }
        }
    };
    let new = StoredAppointment { guest, plan, ..old.clone() };
    let what = told(&old, &new);
    keep::replace(tx, &old, &new, &Told::plain("changed", &what))
}

/// `geändert: Kundin, Leistungen, Zeit`: it names nobody, so that it may stay after an erasure.
fn told(old: &StoredAppointment, new: &StoredAppointment) -> String {
    let (was, is) = (&old.guest, &new.guest);
    let differs = [
        ("Kundin", (was.customer, &was.name) != (is.customer, &is.name)),
        ("Telefon", was.phone != is.phone),
        ("Leistungen", old.plan.parts != new.plan.parts),
        ("Zeit", old.plan.start != new.plan.start || old.plan.parked != new.plan.parked),
        ("Notiz", was.note != is.note),
    ];
    let named: Vec<&str> =
        differs.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect();
    if named.is_empty() { "geändert".to_owned() } else { format!("geändert: {}", named.join(", ")) }
}
