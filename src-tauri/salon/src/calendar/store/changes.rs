//! The history of appointments. What people typed stands beside the rest of a change, so that it can be erased.

use std::ops::ControlFlow;

use book::authority::Actor;
use book::db::row::{self, Query};
use book::db::spelling::Spelled;
use book::fault::Outcome;
use book::json_field;
use contract::calendar::{AppointmentState, FeeDecision};
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
    pub what: &'a str,
    pub reason: Option<&'a str>,
    pub before: Option<&'a AppointmentPlan>,
    pub after: &'a AppointmentPlan,
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

/// Keeps a change, with what it made different: the history of ten years is small, and any state is made again from it.
pub fn add_change(conn: &Connection, change: &NewChange<'_>) -> Outcome<ChangeId> {
    let (before, waived) = change.before.map(parted).unzip();
    let before = match before {
        Some(before) => {
            let (before, after) =
                (serde_json::to_value(before)?, serde_json::to_value(parted(change.after).0)?);
            Some(serde_json::to_string(&difference(&before, &after))?)
        }
        None => None,
    };
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
        change.after.state.spelling(),
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

/// A change, of which `at` is how it came out; from then on it is how it was before.
fn change(row: &Row<'_>, at: &mut Value) -> rusqlite::Result<StoredChange> {
    let before = |row: &Row<'_>, column| {
        back(at, row::json(row, column)?).map_err(|astray| row::unreadable(column, astray))?;
        let plan = AppointmentPlan::deserialize(&*at).map_err(|error| row::unreadable(column, error))?;
        Ok(whole(plan, row.get(12)?))
    };
    Ok(StoredChange {
        id: ChangeId(row.get(0)?),
        appointment: AppointmentId(row.get(1)?),
        at: row::moment(row, 2)?,
        by: row.get(4)?,
        kind: row.get(5)?,
        state: row::spelled(row, 6)?,
        what: row.get(7)?,
        reason: row.get(11)?,
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
    let mut at = serde_json::to_value(parted(&now.plan).0)?;
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
        concat!(
            "update appointment_change set guest = null, reason = null, waived = null where guest is not null and ",
            json_field!("guest", "customer"),
            " = ?1"
        ),
        [customer.0],
    )?;
    Ok(())
}

/// Who an appointment was for until a change, of those that a customer had.
pub fn former_of(conn: &Connection, customer: CustomerId) -> Outcome<Vec<(Moment, StoredGuest)>> {
    let mut statement = conn.prepare_cached(concat!(
        "select at_ms, at_offset, guest, id from appointment_change where guest is not null and ",
        json_field!("guest", "customer"),
        " = ?1 order by id"
    ))?;
    statement.all([customer.0], |row| Ok((row::moment(row, 0)?, row::json(row, 2)?)))
}

/// Tells who appointments were for before and are no longer, of those without a file.
pub fn former_guests(
    conn: &Connection,
    mut tell: impl FnMut(ChangeId, String, Option<String>),
) -> Outcome<()> {
    let mut statement = conn.prepare_cached(concat!(
        "select id, ",
        json_field!("guest", "name"),
        ", ",
        json_field!("guest", "phone"),
        " from appointment_change where guest is not null and json_valid(guest) and ",
        json_field!("guest", "customer"),
        " is null"
    ))?;
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
