//! The history of appointments.

use book::authority::Actor;
use book::db::row::{self, Query};
use book::db::spelling::Spelled;
use book::fault::Outcome;
use contract::calendar::AppointmentState;
use contract::{AppointmentId, ChangeId, CustomerId, Moment};
use rusqlite::{Connection, Row, params};
use serde::Deserialize;
use serde_json::Value;

use super::appointments::load;
use crate::calendar::difference::{back, difference};
use crate::calendar::stored::{AppointmentPlan, StoredGuest};

/// What happened to an appointment.
#[derive(Clone, Debug)]
pub struct StoredChange {
    pub id: ChangeId,
    pub appointment: AppointmentId,
    pub at: Moment,
    pub by: String,
    /// `moved`, `parked` …
    pub kind: String,
    /// The state to which it came.
    pub state: AppointmentState,
    /// In German, for the history.
    pub what: String,
    /// How it was before; absent for the first.
    pub before: Option<AppointmentPlan>,
    /// Who it was for before, where that changed.
    pub guest: Option<StoredGuest>,
    /// The change that this one took back.
    pub undoes: Option<ChangeId>,
}

/// A change that is about to be kept.
pub struct NewChange<'a> {
    pub appointment: AppointmentId,
    pub at: Moment,
    pub by: &'a Actor,
    pub kind: &'a str,
    pub what: &'a str,
    pub before: Option<&'a AppointmentPlan>,
    pub after: &'a AppointmentPlan,
    pub guest: Option<&'a StoredGuest>,
    pub undoes: Option<ChangeId>,
}

/// Keeps a change, with what it made different: the history of ten years is small, and any state is made again from it.
pub fn add_change(conn: &Connection, change: &NewChange<'_>) -> Outcome<ChangeId> {
    let before = match change.before {
        Some(before) => {
            let told = difference(&serde_json::to_value(before)?, &serde_json::to_value(change.after)?);
            Some(serde_json::to_string(&told)?)
        }
        None => None,
    };
    let guest = change.guest.map(serde_json::to_string).transpose()?;
    conn.prepare_cached(
        "insert into appointment_change (appointment_id, at_ms, at_offset, person_id, person_name, kind, state, what,
            before, guest, undoes) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?
    .execute(params![
        change.appointment.0,
        change.at.utc_ms(),
        change.at.offset_min(),
        change.by.id.0,
        change.by.short_name,
        change.kind,
        change.after.state.spelling(),
        change.what,
        before,
        guest,
        change.undoes.map(|id| id.0),
    ])?;
    Ok(ChangeId(conn.last_insert_rowid()))
}

const COLUMNS: &str = "id, appointment_id, at_ms, at_offset, person_name, kind, state, what, before, guest,
    undoes";

/// A change, of which `at` is how it came out; from then on it is how it was before.
fn change(row: &Row<'_>, at: &mut Value) -> rusqlite::Result<StoredChange> {
    let before = |row: &Row<'_>, column| {
        back(at, row::json(row, column)?).map_err(|astray| row::unreadable(column, astray))?;
        AppointmentPlan::deserialize(&*at).map_err(|error| row::unreadable(column, error))
    };
    Ok(StoredChange {
        id: ChangeId(row.get(0)?),
        appointment: AppointmentId(row.get(1)?),
        at: row::moment(row, 2)?,
        by: row.get(4)?,
        kind: row.get(5)?,
        state: row::spelled(row, 6)?,
        what: row.get(7)?,
        before: row::optional(row, 8, before)?,
        guest: row::optional(row, 9, row::json)?,
        undoes: row.get::<_, Option<i64>>(10)?.map(ChangeId),
    })
}

/// Whose change it is.
pub fn changed_by(conn: &Connection, id: ChangeId) -> Outcome<Option<AppointmentId>> {
    let mut statement = conn.prepare_cached("select appointment_id from appointment_change where id = ?1")?;
    statement.first([id.0], |row| row.get(0).map(AppointmentId))
}

/// All changes of an appointment, the oldest first; from how it is now back to how it was before each.
pub fn changes(conn: &Connection, appointment: AppointmentId) -> Outcome<Vec<StoredChange>> {
    let Some(now) = load(conn, appointment)? else { return Ok(Vec::new()) };
    let mut at = serde_json::to_value(&now.plan)?;
    let mut statement = conn.prepare_cached(&format!(
        "select {COLUMNS} from appointment_change where appointment_id = ?1 order by id desc"
    ))?;
    let mut all = statement.all([appointment.0], |row| change(row, &mut at))?;
    all.reverse();
    Ok(all)
}

/// Since when whoever is in the chair has sat there, in milliseconds since 1970 UTC: nothing but work and its end was said
/// since. Absent where nobody said that it began.
pub fn in_the_chair_since(conn: &Connection, appointment: AppointmentId) -> Outcome<Option<i64>> {
    let mut statement = conn.prepare_cached(
        "select at_ms, state = 'in_service' from appointment_change
         where appointment_id = ?1 and id > coalesce((select max(id) from appointment_change
            where appointment_id = ?1 and state not in ('in_service', 'finished', 'paid')), 0)
         order by id",
    )?;
    let all: Vec<(i64, bool)> = statement.all([appointment.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(all.into_iter().find(|(_, begins)| *begins).map(|(at, _)| at))
}

/// Who changed an appointment last.
pub fn last_changed_by(conn: &Connection, appointment: AppointmentId) -> Outcome<Option<String>> {
    let mut statement = conn.prepare_cached(
        "select person_name from appointment_change where appointment_id = ?1 order by id desc limit 1",
    )?;
    statement.first([appointment.0], |row| row.get(0))
}

/// Number of the newest change of any appointment.
pub fn newest_change(conn: &Connection) -> Outcome<i64> {
    let mut statement = conn.prepare_cached("select coalesce(max(id), 0) from appointment_change")?;
    statement.one([], |row| row.get(0))
}

/// Forgets who an appointment was for in all its history.
pub fn forget_guests(conn: &Connection, appointment: AppointmentId) -> Outcome<()> {
    conn.execute(
        "update appointment_change set guest = null where appointment_id = ?1 and guest is not null",
        [appointment.0],
    )?;
    Ok(())
}

/// Forgets a customer in the history of appointments that are somebody else's by now.
pub fn forget_guest(conn: &Connection, customer: CustomerId) -> Outcome<()> {
    conn.execute(
        "update appointment_change set guest = null
         where guest is not null and iif(json_valid(guest), guest ->> '$.customer', null) = ?1",
        [customer.0],
    )?;
    Ok(())
}
