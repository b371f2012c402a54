//! Keeping appointments: their rows, what they take, and what happened.

use book::fault::Outcome;
use book::tx::WriteTx;
use contract::refusal::CalendarRefusal;
use contract::{AppointmentId, ChangeId, PersonId};

use super::agenda::{Subject, TakenStretch};
use super::care;
use super::learned;
use super::store::{self, NewChange};
use super::stored::{AppointmentPlan, StoredAppointment, StoredGuest, laid_out, services};

/// An appointment, or the refusal that there is none.
pub fn known(conn: &rusqlite::Connection, id: AppointmentId) -> Outcome<StoredAppointment> {
    Ok(store::load(conn, id)?.ok_or(CalendarRefusal::NoSuchAppointment)?)
}

/// An appointment as the page that asks knows it: a stale one is refused.
pub fn fresh(conn: &rusqlite::Connection, id: AppointmentId, version: u32) -> Outcome<StoredAppointment> {
    let stored = known(conn, id)?;
    if stored.version == version {
        return Ok(stored);
    }
    let by = store::last_changed_by(conn, id)?.unwrap_or_else(|| "Jemand".to_owned());
    Err(CalendarRefusal::ChangedMeanwhile { by }.into())
}

/// Adds an appointment and takes its time.
pub fn create(
    tx: &WriteTx<'_>,
    stored: &StoredAppointment,
    kind: &str,
    what: &str,
) -> Outcome<(AppointmentId, ChangeId)> {
    care::judge(tx, None, stored)?;
    let id = store::insert(tx, stored)?;
    reserve(tx, id, &stored.guest, &stored.plan)?;
    store::lay_parts(tx, id, &stored.plan)?;
    let change = store::add_change(
        tx,
        &NewChange {
            appointment: id,
            at: tx.now,
            by: &tx.authority.actor,
            kind,
            what,
            reason: None,
            before: None,
            after: &stored.plan,
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
    /// In someone's words: what an erasure takes away.
    pub reason: Option<&'a str>,
    pub undoes: Option<ChangeId>,
}

impl<'a> Told<'a> {
    /// What the program alone says.
    pub const fn plain(kind: &'a str, what: &'a str) -> Self {
        Self { kind, what, reason: None, undoes: None }
    }
}

/// Stores an appointment as it is now, in place of how it was, unless the stop of services without a patch test stands
/// against it.
pub fn replace(
    tx: &WriteTx<'_>,
    old: &StoredAppointment,
    new: &StoredAppointment,
    told: &Told<'_>,
) -> Outcome<ChangeId> {
    care::judge(tx, Some(old), new)?;
    put(tx, old, new, told)
}

/// As [`replace`], whatever is done to whom: for an erasure, which takes the guest away and begins nothing.
pub fn put(
    tx: &WriteTx<'_>,
    old: &StoredAppointment,
    new: &StoredAppointment,
    told: &Told<'_>,
) -> Outcome<ChangeId> {
    store::take_up_parts(tx, old.id)?;
    store::free(tx, old.id)?;
    store::update(tx, new)?;
    reserve(tx, new.id, &new.guest, &new.plan)?;
    store::lay_parts(tx, new.id, &new.plan)?;
    learned::learn(tx, old, new)?;
    store::add_change(
        tx,
        &NewChange {
            appointment: old.id,
            at: tx.now,
            by: &tx.authority.actor,
            kind: told.kind,
            what: told.what,
            reason: told.reason,
            before: Some(&old.plan),
            after: &new.plan,
            guest: (old.guest != new.guest).then_some(&old.guest),
            undoes: told.undoes,
        },
    )
}

/// Takes people and customer in active phases, things for their phases, the chair for the whole visit. An overlap
/// is refused by the store itself.
fn reserve(tx: &WriteTx<'_>, id: AppointmentId, guest: &StoredGuest, plan: &AppointmentPlan) -> Outcome<()> {
    let Some((start, end)) = plan.span().filter(|_| plan.takes_time()) else { return Ok(()) };
    if plan.parts.iter().any(|part| part.person.is_none()) {
        return Err(CalendarRefusal::HalfMade.into());
    }
    let visitor = guest.customer.map_or(Subject::Guest(id), Subject::Customer);
    for segment in laid_out(&plan.parts, start) {
        let what = segment.of.name.as_str();
        let taken = TakenStretch { from: segment.from, until: segment.until, appointment: id };
        if let Some(person) = segment.hands() {
            store::reserve(tx, Subject::Person(person), taken, what)?;
            store::reserve(tx, visitor, taken, what)?;
        }
        if let Some(resource) = segment.is.resource {
            store::reserve(tx, Subject::Resource(resource), taken, what)?;
        }
    }
    match plan.chair {
        Some(chair) if start < end => {
            let taken = TakenStretch { from: start, until: end, appointment: id };
            store::reserve(tx, Subject::Resource(chair), taken, &services(&plan.parts))
        }
        _ => Ok(()),
    }
}

/// Who has hands in an appointment, each once.
pub fn people_of(plan: &AppointmentPlan) -> Vec<PersonId> {
    let mut people = Vec::new();
    for segment in laid_out(&plan.parts, 0) {
        if let Some(person) = segment.column().filter(|person| !people.contains(person)) {
            people.push(person);
        }
    }
    people
}
