//! Moving, resizing, copying and parking.

use book::act::Act;
use book::fault::Outcome;
use contract::calendar::{AppointmentState, CopyAppointment, Handover, Move, Park, Resize, Slot};
use contract::refusal::CalendarRefusal;
use contract::{AppointmentId, ChangeId};
use rusqlite::Connection;

use super::frame::Frame;
use super::held::{Held, HeldPart, Image, length};
use super::keep::{self, Told};
use super::placing::{self, Wanted, by_leisure, handed, only_person, visitor};
use super::search::Plan;
use super::trial::House;

/// The longest visit, in minutes.
const MINUTES_MAX: u32 = 720;

/// Refuses to move what is over.
pub fn movable(held: &Held) -> Outcome<()> {
    use AppointmentState::{Cancelled, Finished, NoShow, Paid};
    let over = matches!(held.image.state, Cancelled | Finished | NoShow | Paid) || held.basket.is_some();
    if over {
        return Err(CalendarRefusal::Over { state: held.image.state.german().to_owned() }.into());
    }
    Ok(())
}

/// An appointment that looks for a new place; also as others would do it.
pub fn looking<'a>(conn: &'a Connection, held: &Held, parts: Vec<HeldPart>, at: Slot) -> Wanted<'a> {
    let (only, known) = (only_person(&parts), parts.clone());
    let others = move || match only {
        None => Ok(Vec::new()),
        Some(only) => {
            let people = by_leisure(conn, at)?.into_iter().filter(|person| *person != only);
            Ok(people.map(|person| (Some(person), handed(&known, Some(only), person))).collect())
        }
    };
    Wanted { visitor: visitor(&held.guest, Some(held)), asked: Some(parts), others: Box::new(others) }
}

/// An appointment that looks for its place; parts that nobody has go to whoever is free.
pub fn place_of<'a>(conn: &'a Connection, held: &Held, parts: Vec<HeldPart>, at: Slot) -> Wanted<'a> {
    if parts.iter().all(|part| part.person.is_some()) {
        return looking(conn, held, parts, at);
    }
    let others = move || {
        let people = by_leisure(conn, at)?.into_iter();
        Ok(people.map(|person| (Some(person), handed(&parts, None, person))).collect::<Vec<Plan>>())
    };
    Wanted { visitor: visitor(&held.guest, Some(held)), asked: None, others: Box::new(others) }
}

/// The parts of an appointment after a handover.
pub fn after(held: &Held, person: Option<Handover>) -> Vec<HeldPart> {
    match person {
        Some(handover) => handed(&held.image.parts, handover.from, handover.to),
        None => held.image.parts.clone(),
    }
}

/// Moves an appointment; a parked one comes down.
pub fn move_to(act: &Act<'_>, wish: &Move) -> Outcome<ChangeId> {
    let old = keep::fresh(act, wish.appointment, wish.version)?;
    movable(&old)?;
    if old.guest.name.is_empty() || old.image.parts.is_empty() {
        return Err(CalendarRefusal::HalfMade.into());
    }
    let parts = after(&old, wish.person);
    let wanted = place_of(act, &old, parts, wish.at);
    let place = placing::place(&act.view(), &wanted, wish.at)?;
    let (start, parts, chair) = (Some(place.start), place.parts, place.chair);
    let image = Image { start, parts, chair, parked: None, half_made: false, ..old.image.clone() };
    let new = Held { image, ..old.clone() };
    let what = moved(act, &old, &new)?;
    keep::replace(act, &old, &new, &Told { kind: "moved", what: &what, undoes: None })
}

/// `verschoben: Fr 27.11.2026 09:45, Jana → Fr 27.11.2026 10:15, Mehmet`.
fn moved(conn: &Connection, old: &Held, new: &Held) -> Outcome<String> {
    let today = conn_day(new);
    let house = House::load(conn, today, today)?;
    let told = |held: &Held| {
        let people: Vec<String> = keep::people_of(&held.image).into_iter().map(|id| house.name(id)).collect();
        let at = held.image.start.map(|start| Frame::at(start).slot(start).to_string());
        let at = at.filter(|_| held.image.parked.is_none()).unwrap_or_else(|| "in der Luft".to_owned());
        if people.is_empty() { at } else { format!("{at}, {}", people.join(" und ")) }
    };
    Ok(format!("verschoben: {} → {}", told(old), told(new)))
}

fn conn_day(held: &Held) -> contract::Day {
    held.image.start.map(|start| Frame::at(start).day).unwrap_or_default()
}

/// The parts with one phase of another length.
pub fn resized(held: &Held, part: u32, phase: u32, minutes: u32) -> Outcome<Vec<HeldPart>> {
    let mut parts = held.image.parts.clone();
    let found = parts.get_mut(part as usize).and_then(|part| part.phases.get_mut(phase as usize));
    found.ok_or(CalendarRefusal::NoSuchAppointment)?.minutes = minutes;
    if minutes == 0 || length(&parts) > MINUTES_MAX {
        return Err(CalendarRefusal::TooMuch.into());
    }
    Ok(parts)
}

/// Makes a block longer or shorter; what comes after it moves along.
pub fn resize(act: &Act<'_>, wish: &Resize) -> Outcome<ChangeId> {
    let old = keep::fresh(act, wish.appointment, wish.version)?;
    movable(&old)?;
    let parts = resized(&old, wish.part, wish.phase, wish.minutes)?;
    let what = format!("Dauer: {} → {} min", length(&old.image.parts), length(&parts));
    let told = Told { kind: "resized", what: &what, undoes: None };
    let Some(start) = old.image.start.filter(|_| old.image.parked.is_none()) else {
        let new = Held { image: Image { parts, start: None, ..old.image.clone() }, ..old.clone() };
        return keep::replace(act, &old, &new, &told);
    };
    let at = Frame::at(start).slot(start);
    let wanted = looking(act, &old, parts, at);
    let place = placing::place(&act.view(), &wanted, at)?;
    let image = Image { parts: place.parts, chair: place.chair, ..old.image.clone() };
    keep::replace(act, &old, &Held { image, ..old.clone() }, &told)
}

/// The same for the same guest at another time.
pub fn copy(act: &Act<'_>, wish: &CopyAppointment) -> Outcome<(AppointmentId, ChangeId)> {
    let old = keep::known(act, wish.appointment)?;
    copied(act, &old, wish.at, wish.person, None)
}

/// A copy at another time, in a series or not.
pub fn copied(
    act: &Act<'_>,
    old: &Held,
    at: Slot,
    person: Option<Handover>,
    series: Option<i64>,
) -> Outcome<(AppointmentId, ChangeId)> {
    if old.guest.name.is_empty() || old.image.parts.is_empty() {
        return Err(CalendarRefusal::HalfMade.into());
    }
    let parts: Vec<HeldPart> = after(old, person);
    let mut wanted = place_of(act, old, parts, at);
    wanted.visitor.appointment = None;
    let place = placing::place(&act.view(), &wanted, at)?;
    let new = placing::held(act, old.guest.clone(), Some(place), Vec::new(), None);
    keep::create(act, &Held { series, ..new }, "copied", "kopiert")
}

/// Takes an appointment into the air.
pub fn park(act: &Act<'_>, wish: &Park) -> Outcome<ChangeId> {
    let old = keep::fresh(act, wish.appointment, wish.version)?;
    movable(&old)?;
    parked(act, &old)
}

/// Takes an appointment into the air, whoever asks.
pub fn parked(act: &Act<'_>, old: &Held) -> Outcome<ChangeId> {
    let image = Image { parked: Some(act.now), chair: None, ..old.image.clone() };
    let new = Held { image, ..old.clone() };
    keep::replace(act, old, &new, &Told { kind: "parked", what: "in die Luft gehängt", undoes: None })
}
