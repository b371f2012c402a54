//! The history of appointments.

use book::authority::Actor;
use book::db::row::{self, Query};
use book::db::spelling::Spelled;
use book::fault::Outcome;
use contract::calendar::AppointmentState;
use contract::{AppointmentId, ChangeId, CustomerId, Moment};
use rusqlite::{Connection, Row, params};

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
    pub state: AppointmentState,
    pub what: &'a str,
    pub before: Option<&'a AppointmentPlan>,
    pub guest: Option<&'a StoredGuest>,
    pub undoes: Option<ChangeId>,
}

/// Keeps a change.
pub fn add_change(conn: &Connection, change: &NewChange<'_>) -> Outcome<ChangeId> {
    let before = change.before.map(serde_json::to_string).transpose()?;
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
        change.state.spelling(),
        change.what,
        before,
        guest,
        change.undoes.map(|id| id.0),
    ])?;
    Ok(ChangeId(conn.last_insert_rowid()))
}

const COLUMNS: &str = "id, appointment_id, at_ms, at_offset, person_name, kind, state, what, before, guest,
    undoes";

fn change(row: &Row<'_>) -> rusqlite::Result<StoredChange> {
    Ok(StoredChange {
        id: ChangeId(row.get(0)?),
        appointment: AppointmentId(row.get(1)?),
        at: row::moment(row, 2)?,
        by: row.get(4)?,
        kind: row.get(5)?,
        state: row::spelled(row, 6)?,
        what: row.get(7)?,
        before: row::optional(row, 8, row::json)?,
        guest: row::optional(row, 9, row::json)?,
        undoes: row.get::<_, Option<i64>>(10)?.map(ChangeId),
    })
}

/// A change by its id.
pub fn change_of(conn: &Connection, id: ChangeId) -> Outcome<Option<StoredChange>> {
    let mut statement =
        conn.prepare_cached(&format!("select {COLUMNS} from appointment_change where id = ?1"))?;
    statement.first([id.0], change)
}

/// All changes of an appointment, the oldest first.
pub fn changes(conn: &Connection, appointment: AppointmentId) -> Outcome<Vec<StoredChange>> {
    let mut statement = conn.prepare_cached(&format!(
        "select {COLUMNS} from appointment_change where appointment_id = ?1 order by id"
    ))?;
    statement.all([appointment.0], change)
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
        "update appointment_change set guest = null where guest is not null and guest ->> '$.customer' = ?1",
        [customer.0],
    )?;
    Ok(())
}
