//! The history of appointments. What people typed stands beside the rest of a change, so that it can be erased.

use std::ops::ControlFlow;

use book::authority::Actor;
use book::db::row::{self, Query};
use book::db::spelling::Spelled;
use book::fault::Outcome;
use contract::calendar::{AppointmentState, FeeDecision};
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
    /// In someone's words; absent where nobody gave a reason, and once it was erased.
    pub reason: Option<String>,
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
    pub reason: Option<&'a str>,
    pub before: Option<&'a AppointmentPlan>,
    pub guest: Option<&'a StoredGuest>,
    pub undoes: Option<ChangeId>,
}

/// A plan without what someone typed, and that: it stands beside the plan, where it can be erased.
fn parted(plan: &AppointmentPlan) -> (AppointmentPlan, Option<String>) {
    let mut plan = plan.clone();
    let waived = plan.fee.as_mut().and_then(|fee| match &mut fee.decision {
        Some(FeeDecision::Waive { reason }) => Some(std::mem::take(reason)),
        _ => None,
    });
    (plan, waived)
}

/// A plan with what someone typed, unless that was erased.
fn whole(mut plan: AppointmentPlan, waived: Option<String>) -> AppointmentPlan {
    let typed = plan.fee.as_mut().and_then(|fee| fee.decision.as_mut());
    if let (Some(FeeDecision::Waive { reason }), Some(waived)) = (typed, waived) {
        *reason = waived;
    }
    plan
}

/// Keeps a change.
pub fn add_change(conn: &Connection, change: &NewChange<'_>) -> Outcome<ChangeId> {
    let (before, waived) = change.before.map(parted).unzip();
    let before = before.as_ref().map(serde_json::to_string).transpose()?;
    let guest = change.guest.map(serde_json::to_string).transpose()?;
    conn.prepare_cached(
        "insert into appointment_change (appointment_id, at_ms, at_offset, person_id, person_name, kind, state, what,
            before, guest, undoes, reason, waived)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
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
        change.reason,
        waived.flatten(),
    ])?;
    Ok(ChangeId(conn.last_insert_rowid()))
}

const COLUMNS: &str = "id, appointment_id, at_ms, at_offset, person_name, kind, state, what, before, guest,
    undoes, reason, waived";

fn change(row: &Row<'_>) -> rusqlite::Result<StoredChange> {
    Ok(StoredChange {
        id: ChangeId(row.get(0)?),
        appointment: AppointmentId(row.get(1)?),
        at: row::moment(row, 2)?,
        by: row.get(4)?,
        kind: row.get(5)?,
        state: row::spelled(row, 6)?,
        what: row.get(7)?,
        reason: row.get(11)?,
        before: before(row)?,
        guest: row::optional(row, 9, row::json)?,
        undoes: row.get::<_, Option<i64>>(10)?.map(ChangeId),
    })
}

fn before(row: &Row<'_>) -> rusqlite::Result<Option<AppointmentPlan>> {
    let plan: Option<AppointmentPlan> = row::optional(row, 8, row::json)?;
    let waived = row.get(12)?;
    Ok(plan.map(|plan| whole(plan, waived)))
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

/// Forgets who an appointment was for, and what was typed, in all its history.
pub fn forget_words(conn: &Connection, appointment: AppointmentId) -> Outcome<()> {
    conn.execute(
        "update appointment_change set guest = null, reason = null, waived = null
         where appointment_id = ?1 and (guest is not null or reason is not null or waived is not null)",
        [appointment.0],
    )?;
    Ok(())
}

/// Forgets a customer in the history of appointments that are somebody else's by now, with what was typed then.
pub fn forget_guest(conn: &Connection, customer: CustomerId) -> Outcome<()> {
    conn.execute(
        "update appointment_change set guest = null, reason = null, waived = null
         where guest is not null and iif(json_valid(guest), guest ->> '$.customer', null) = ?1",
        [customer.0],
    )?;
    Ok(())
}

/// Who an appointment was for until a change, of those that a customer had.
pub fn former_of(conn: &Connection, customer: CustomerId) -> Outcome<Vec<(Moment, StoredGuest)>> {
    let mut statement = conn.prepare_cached(
        "select at_ms, at_offset, guest, id from appointment_change
         where guest is not null and iif(json_valid(guest), guest ->> '$.customer', null) = ?1 order by id",
    )?;
    statement.all([customer.0], |row| Ok((row::moment(row, 0)?, row::json(row, 2)?)))
}

/// Tells who appointments were for before and are no longer, of those without a file.
pub fn former_guests(
    conn: &Connection,
    mut tell: impl FnMut(ChangeId, String, Option<String>),
) -> Outcome<()> {
    let mut statement = conn.prepare_cached(
        "select id, guest ->> '$.name', guest ->> '$.phone' from appointment_change
         where guest is not null and iif(json_valid(guest), guest ->> '$.customer' is null, 0)",
    )?;
    statement.scan([], |row| {
        tell(ChangeId(row.get(0)?), row.get(1)?, row.get(2)?);
        Ok(ControlFlow::Continue(()))
    })
}

/// Forgets who an appointment was for before a change.
pub fn forget_former(conn: &Connection, change: ChangeId) -> Outcome<()> {
    conn.execute(
        "update appointment_change set guest = null, reason = null, waived = null where id = ?1",
        [change.0],
    )?;
    Ok(())
}
