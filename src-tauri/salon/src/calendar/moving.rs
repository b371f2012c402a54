//! Moving, resizing, copying and parking.

use book::fault::Outcome;
use book::tx::WriteTx;
use contract::calendar::{AppointmentState, CopyAppointment, Handover, Move, Park, Resize, Slot};
use contract::refusal::CalendarRefusal;
use contract::{AppointmentId, ChangeId};
use rusqlite::Connection;

use super::availability::Capacity;
use super::frame::Frame;
use super::keep::{self, Told};
use super::placing::{self, Wanted, by_leisure, handed, only_person, visitor};
use super::search::Plan;
use super::stored::{AppointmentPlan, StoredAppointment, StoredPart, length};
use super::wish;
use crate::{customers, staff};

/// The longest visit, in minutes.
const MINUTES_MAX: u32 = 720;

/// Refuses to move what is over.
pub fn movable(stored: &StoredAppointment) -> Outcome<()> {
    use AppointmentState::{Cancelled, Finished, NoShow, Paid};
    let over = matches!(stored.plan.state, Cancelled | Finished | NoShow | Paid) || stored.basket.is_some();
    if over {
        return Err(CalendarRefusal::Over { state: stored.plan.state.german().to_owned() }.into());
    }
    Ok(())
}

/// An appointment that looks for a new place; also as others would do it.
pub fn looking<'a>(
    conn: &'a Connection,
    stored: &StoredAppointment,
    parts: Vec<StoredPart>,
    at: Slot,
) -> Wanted<'a> {
    let (only, known) = (only_person(&parts), parts.clone());
    let others = move || match only {
        None => Ok(Vec::new()),
        Some(only) => {
            let people = by_leisure(conn, at)?.into_iter().filter(|person| *person != only);
            Ok(people.map(|person| (Some(person), handed(&known, Some(only), person))).collect())
        }
    };
    Wanted { visitor: visitor(&stored.guest, Some(stored)), asked: Some(parts), others: Box::new(others) }
}

/// An appointment that looks for its place; parts that nobody has go to whoever is free.
pub fn place_of<'a>(
    conn: &'a Connection,
    stored: &StoredAppointment,
    parts: Vec<StoredPart>,
    at: Slot,
) -> Wanted<'a> {
    if parts.iter().all(|part| part.person.is_some()) {
        return looking(conn, stored, parts, at);
    }
    let others = move || {
        let people = by_leisure(conn, at)?.into_iter();
        Ok(people.map(|person| (Some(person), handed(&parts, None, person))).collect::<Vec<Plan>>())
    };
    Wanted { visitor: visitor(&stored.guest, Some(stored)), asked: None, others: Box::new(others) }
}

/// The parts of an appointment after a handover. Who takes over needs the time that the price list plans for that
/// person, unless another length was agreed.
pub fn after(
    conn: &Connection,
    stored: &StoredAppointment,
    person: Option<Handover>,
) -> Outcome<Vec<StoredPart>> {
    let parts = &stored.plan.parts;
    let Some(handover) = person.and_then(|handover| within_the_team(stored, handover)) else {
        return Ok(parts.clone());
    };
    let day = stored.plan.start.map(|start| Frame::at(start).day);
    if let Some(helped) = helped(conn, parts, handover, day.unwrap_or_default())? {
        return Ok(helped);
    }
    let mut handed = handed(parts, handover.from, handover.to);
    let Some(day) = day else { return Ok(handed) };
    for (was, is) in parts.iter().zip(&mut handed).filter(|(was, is)| was.person != is.person) {
        wish::lengths_of_the_new_person(conn, was, is, (stored.guest.customer, day))?;
    }
    Ok(handed)
}

/// What someone takes over who does no services, as an apprentice: the phases in which the price list allows help, and not
/// the service itself. Nothing where there are none, or where that person does services.
fn helped(
    conn: &Connection,
    parts: &[StoredPart],
    handover: Handover,
    day: contract::Day,
) -> Outcome<Option<Vec<StoredPart>>> {
    let to = staff::people(conn)?.into_iter().find(|person| person.id == handover.to);
    if to.is_none_or(|person| person.performs) {
        return Ok(None);
    }
    let (mut parts, mut helps) = (parts.to_vec(), false);
    for part in &mut parts {
        let theirs = handover.from.is_none() || part.person == handover.from;
        let may_help = wish::may_help(conn, part.article, day)?;
        for (phase, may_help) in part.phases.iter_mut().zip(may_help) {
            let had = phase.helper.is_some() && phase.helper == handover.from;
            if may_help && (theirs || had) {
                (phase.helper, helps) = (Some(handover.to), true);
            }
        }
    }
    Ok(helps.then_some(parts))
}

/// A team that comes down from the air in one column stays a team: nothing is handed over if its person is one of
/// them, else only what the first one had.
fn within_the_team(stored: &StoredAppointment, handover: Handover) -> Option<Handover> {
    let team = keep::people_of(&stored.plan);
    match (handover.from, team.as_slice()) {
        (None, [_, _, ..]) if team.contains(&handover.to) => None,
        (None, [first, _, ..]) => Some(Handover { from: Some(*first), ..handover }),
        _ => Some(handover),
    }
}

/// Moves an appointment; a parked one comes down.
pub fn move_to(tx: &WriteTx<'_>, wish: &Move) -> Outcome<ChangeId> {
    let old = keep::fresh(tx, wish.appointment, wish.version)?;
    movable(&old)?;
    if old.guest.name.is_empty() || old.plan.parts.is_empty() {
        return Err(CalendarRefusal::HalfMade.into());
    }
    let parts = after(tx, &old, wish.person)?;
    let wanted = place_of(tx, &old, parts, wish.at);
    let place = placing::place(&tx.as_read(), &wanted, wish.at)?;
    let (start, parts, chair) = (Some(place.start), place.parts, place.chair);
    let plan = AppointmentPlan { start, parts, chair, parked: None, half_made: false, ..old.plan.clone() };
    let new = StoredAppointment { plan, ..old.clone() };
    let what = moved(tx, &old, &new)?;
    keep::replace(tx, &old, &new, &Told::plain("moved", &what))
}

/// `verschoben: Fr 27.11.2026 09:45, Jana → Fr 27.11.2026 10:15, Mehmet`.
fn moved(conn: &Connection, old: &StoredAppointment, new: &StoredAppointment) -> Outcome<String> {
    let today = conn_day(new);
    let capacity = Capacity::load(conn, today, today)?;
    let told = |stored: &StoredAppointment| {
        let people: Vec<String> =
            keep::people_of(&stored.plan).into_iter().map(|id| capacity.name(id)).collect();
        let at = stored.plan.start.map(|start| Frame::at(start).slot(start).to_string());
        let at = at.filter(|_| stored.plan.parked.is_none()).unwrap_or_else(|| "in der Luft".to_owned());
        if people.is_empty() { at } else { format!("{at}, {}", people.join(" und ")) }
    };
    Ok(format!("verschoben: {} → {}", told(old), told(new)))
}

fn conn_day(stored: &StoredAppointment) -> contract::Day {
    stored.plan.start.map(|start| Frame::at(start).day).unwrap_or_default()
}

/// The parts with one phase of another length.
pub fn resized(stored: &StoredAppointment, part: u32, phase: u32, minutes: u32) -> Outcome<Vec<StoredPart>> {
    let mut parts = stored.plan.parts.clone();
    let found = parts.get_mut(part as usize).and_then(|part| part.phases.get_mut(phase as usize));
    found.ok_or(CalendarRefusal::NoSuchAppointment)?.minutes = minutes;
    if minutes == 0 || length(&parts) > MINUTES_MAX {
        return Err(CalendarRefusal::TooMuch.into());
    }
    Ok(parts)
}

/// Makes a block longer or shorter; what comes after it moves along.
pub fn resize(tx: &WriteTx<'_>, wish: &Resize) -> Outcome<ChangeId> {
    let old = keep::fresh(tx, wish.appointment, wish.version)?;
    movable(&old)?;
    let parts = resized(&old, wish.part, wish.phase, wish.minutes)?;
    let what = format!("Dauer: {} → {} min", length(&old.plan.parts), length(&parts));
    let told = Told::plain("resized", &what);
    let Some(start) = old.plan.start.filter(|_| old.plan.parked.is_none()) else {
        let new = StoredAppointment {
            plan: AppointmentPlan { parts, start: None, ..old.plan.clone() },
            ..old.clone()
        };
        return keep::replace(tx, &old, &new, &told);
    };
    let at = Frame::at(start).slot(start);
    let wanted = looking(tx, &old, parts, at);
    let place = placing::place(&tx.as_read(), &wanted, at)?;
    let plan = AppointmentPlan { parts: place.parts, chair: place.chair, ..old.plan.clone() };
    keep::replace(tx, &old, &StoredAppointment { plan, ..old.clone() }, &told)
}

/// The same for the same guest at another time.
pub fn copy(tx: &WriteTx<'_>, wish: &CopyAppointment) -> Outcome<(AppointmentId, ChangeId)> {
    let old = keep::known(tx, wish.appointment)?;
    copied(tx, &old, wish.at, wish.person, None)
}

/// An appointment as it would be agreed for another day: who comes is the customer of today, and services, names and
/// prices are those of the list on that day. Lengths and people stay as agreed.
///
/// # Errors
/// Refused if a service has left the price list, or the customer was erased.
pub fn anew(conn: &Connection, old: &StoredAppointment, day: contract::Day) -> Outcome<StoredAppointment> {
    let mut new = old.clone();
    for part in &mut new.plan.parts {
        let article = wish::service(conn, part.article, day)?;
        (part.name, part.price, part.tone) = (article.name, article.price, article.tone);
        part.price_reason = None;
    }
    if let Some(customer) = old.guest.customer {
        let card = customers::living(conn, customer)?;
        (new.guest.customer, new.guest.name) = (Some(card.id), card.master.name);
    }
    Ok(new)
}

/// A copy at another time, in a series or not.
pub fn copied(
    tx: &WriteTx<'_>,
    old: &StoredAppointment,
    at: Slot,
    person: Option<Handover>,
    series: Option<i64>,
) -> Outcome<(AppointmentId, ChangeId)> {
    if old.guest.name.is_empty() || old.plan.parts.is_empty() {
        return Err(CalendarRefusal::HalfMade.into());
    }
    let fresh = anew(tx, old, at.day)?;
    let parts: Vec<StoredPart> = after(tx, &fresh, person)?;
    let mut wanted = place_of(tx, &fresh, parts, at);
    wanted.visitor.appointment = None;
    let place = placing::place(&tx.as_read(), &wanted, at)?;
    let new = placing::stored(tx, fresh.guest, Some(place), Vec::new(), None);
    keep::create(tx, &StoredAppointment { series, ..new }, "copied", "kopiert")
}

/// Takes an appointment into the air.
pub fn park(tx: &WriteTx<'_>, wish: &Park) -> Outcome<ChangeId> {
    let old = keep::fresh(tx, wish.appointment, wish.version)?;
    movable(&old)?;
    parked(tx, &old)
}

/// Takes an appointment into the air, whoever asks.
pub fn parked(tx: &WriteTx<'_>, old: &StoredAppointment) -> Outcome<ChangeId> {
    let plan = AppointmentPlan { parked: Some(tx.now), chair: None, ..old.plan.clone() };
    let new = StoredAppointment { plan, ..old.clone() };
    keep::replace(tx, old, &new, &Told::plain("parked", "in die Luft gehängt"))
}
