//! Keeping appointments: their rows, what they take, and what happened.

use book::act::Act;
use book::fault::Outcome;
use contract::refusal::CalendarRefusal;
use contract::{AppointmentId, ChangeId, PersonId};

use super::agenda::{Subject, Taken};
use super::held::{Held, HeldGuest, Image, laid_out, services};
use super::store::{self, NewChange};

/// An appointment, or the refusal that there is none.
pub fn known(conn: &rusqlite::Connection, id: AppointmentId) -> Outcome<Held> {
    Ok(store::load(conn, id)?.ok_or(CalendarRefusal::NoSuchAppointment)?)
}

/// An appointment as the page that asks knows it: a stale one is refused.
pub fn fresh(conn: &rusqlite::Connection, id: AppointmentId, version: u32) -> Outcome<Held> {
    let held = known(conn, id)?;
    if held.version == version {
        return Ok(held);
    }
    let by = store::last_changed_by(conn, id)?.unwrap_or_else(|| "Jemand".to_owned());
    Err(CalendarRefusal::ChangedMeanwhile { by }.into())
}

/// Adds an appointment and takes its time.
pub fn create(act: &Act<'_>, held: &Held, kind: &str, what: &str) -> Outcome<(AppointmentId, ChangeId)> {
    let id = store::insert(act, held)?;
    take(act, id, &held.guest, &held.image)?;
    store::lay_parts(act, id, &held.image)?;
    let change = store::add_change(
        act,
        &NewChange {
            appointment: id,
            at: act.now,
            by: &act.standing.actor,
            kind,
            state: held.image.state,
            what,
            before: None,
            guest: None,
            undoes: None,
        },
    )?;
    Ok((id, change))
}

/// How a change is told.
pub struct Told<'a> {
    pub kind: &'a str,
    pub what: &'a str,
    pub undoes: Option<ChangeId>,
}

/// Stores an appointment as it is now, in place of how it was.
pub fn replace(act: &Act<'_>, old: &Held, new: &Held, told: &Told<'_>) -> Outcome<ChangeId> {
    store::take_up_parts(act, old.id)?;
    store::free(act, old.id)?;
    store::update(act, new)?;
    take(act, new.id, &new.guest, &new.image)?;
    store::lay_parts(act, new.id, &new.image)?;
    store::add_change(
        act,
        &NewChange {
            appointment: old.id,
            at: act.now,
            by: &act.standing.actor,
            kind: told.kind,
            state: new.image.state,
            what: told.what,
            before: Some(&old.image),
            guest: (old.guest != new.guest).then_some(&old.guest),
            undoes: told.undoes,
        },
    )
}

/// Takes people and customer in active phases, things for their phases, the chair for the whole visit. An overlap
/// is refused by the store itself.
fn take(act: &Act<'_>, id: AppointmentId, guest: &HeldGuest, image: &Image) -> Outcome<()> {
    let Some((start, end)) = image.span().filter(|_| image.takes_time()) else { return Ok(()) };
    if image.parts.iter().any(|part| part.person.is_none()) {
        return Err(CalendarRefusal::HalfMade.into());
    }
    let visitor = guest.customer.map_or(Subject::Guest(id), Subject::Customer);
    for segment in laid_out(&image.parts, start) {
        let what = segment.of.name.as_str();
        let taken = Taken { from: segment.from, until: segment.until, appointment: id };
        if let Some(person) = segment.hands() {
            store::take(act, Subject::Person(person), taken, what)?;
            store::take(act, visitor, taken, what)?;
        }
        if let Some(resource) = segment.is.resource {
            store::take(act, Subject::Resource(resource), taken, what)?;
        }
    }
    match image.chair {
        Some(chair) if start < end => {
            let taken = Taken { from: start, until: end, appointment: id };
            store::take(act, Subject::Resource(chair), taken, &services(&image.parts))
        }
        _ => Ok(()),
    }
}

/// Who has hands in an appointment, each once.
pub fn people_of(image: &Image) -> Vec<PersonId> {
    let mut people = Vec::new();
    for segment in laid_out(&image.parts, 0) {
        if let Some(person) = segment.column().filter(|person| !people.contains(person)) {
            people.push(person);
        }
    }
    people
}
