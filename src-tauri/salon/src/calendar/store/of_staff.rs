//! What the calendar keeps of someone of the staff, and what of it goes.

use book::db::row::{self, Query};
use book::fault::Outcome;
use book::json_field;
use contract::calendar::{Absence, AppointmentState, ShiftPlan, Slot};
use contract::{Day, Moment, PersonId};
use rusqlite::{Connection, params};
use serde::Serialize;

use super::plans::{absence, shift_plans};
use crate::calendar::frame::Frame;

/// A service that someone did, does or helps with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Worked {
    /// Absent without a time.
    pub at: Option<Slot>,
    /// The service, of a helper with the phase.
    pub what: String,
    pub helped: bool,
    pub state: AppointmentState,
}

/// Something that someone did with an appointment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Changed {
    pub at: Moment,
    pub what: String,
}

/// How long a service took.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Took {
    /// Milliseconds since 1970 UTC.
    pub done_ms: i64,
    pub service: String,
    pub planned_minutes: u32,
    pub took_ms: i64,
}

/// All absences of a person, the first first.
pub fn absences_of(conn: &Connection, person: PersonId) -> Outcome<Vec<Absence>> {
    let mut statement = conn.prepare_cached(
        "select id, person_id, from_day, until_day, from_minute, until_minute, kind, note from absence
         where person_id = ?1 order by from_day, id",
    )?;
    statement.all([person.0], absence)
}

/// All plans of a person's shifts, the latest first.
pub fn shift_plans_of(conn: &Connection, person: PersonId) -> Outcome<Vec<ShiftPlan>> {
    let mut statement =
        conn.prepare_cached("select min(from_day), max(from_day) from shift_plan where person_id = ?1")?;
    let days = statement
        .one([person.0], |row| Ok(row::optional(row, 0, row::day)?.zip(row::optional(row, 1, row::day)?)))?;
    let Some((first, last)) = days else { return Ok(Vec::new()) };
    let mut plans = shift_plans(conn, first, last)?;
    plans.retain(|plan| plan.person == person);
    Ok(plans)
}

/// Services that a person does or helps with, without whom they are for, the first first; those without a time last.
pub fn worked(conn: &Connection, person: PersonId) -> Outcome<Vec<Worked>> {
    let mut statement = conn.prepare_cached(
        "select a.start_minute, p.name, 0, a.state, a.id from appointment_part p join appointment a on a.id = p.appointment_id
            where p.person_id = ?1
         union all
         select s.start_minute, p.name || iif(s.name = '', '', ': ' || s.name), 1, a.state, a.id
            from segment s join appointment_part p using (appointment_id, part)
                join appointment a on a.id = s.appointment_id
            where s.person_id = ?1 and s.helper = 1
         order by 1 nulls last, 5",
    )?;
    statement.all([person.0], |row| {
        let start: Option<i64> = row.get(0)?;
        let at = start.map(|start| Frame::at(start).slot(start));
        Ok(Worked { at, what: row.get(1)?, helped: row.get(2)?, state: row::spelled(row, 3)? })
    })
}

/// What a person did with appointments, the oldest first. What is told names no customer.
pub fn changes_by(conn: &Connection, person: PersonId) -> Outcome<Vec<Changed>> {
    let mut statement = conn.prepare_cached(
        "select at_ms, at_offset, what, id from appointment_change where person_id = ?1 order by id",
    )?;
    statement.all([person.0], |row| Ok(Changed { at: row::moment(row, 0)?, what: row.get(2)? }))
}

/// How long a person took for services, the oldest first.
pub fn durations_of(conn: &Connection, person: PersonId) -> Outcome<Vec<Took>> {
    let mut statement = conn.prepare_cached(
        "select d.done_ms, a.name, d.planned_minutes, d.took_ms, d.appointment_id from service_duration d
         join article a on a.id = d.article_id where d.person_id = ?1 order by d.done_ms",
    )?;
    statement.all([person.0], |row| {
        Ok(Took {
            done_ms: row.get(0)?,
            service: row.get(1)?,
            planned_minutes: row.get(2)?,
            took_ms: row.get(3)?,
        })
    })
}

/// Forgets why someone was away, absences and shifts that lie ahead, and how long work took.
pub fn forget_staff(conn: &Connection, person: PersonId, today: Day) -> Outcome<()> {
    let today = today.to_string();
    conn.execute("update absence set note = null where person_id = ?1 and note is not null", [person.0])?;
    conn.execute("delete from absence where person_id = ?1 and from_day > ?2", params![person.0, today])?;
    conn.execute("delete from shift_plan where person_id = ?1 and from_day > ?2", params![person.0, today])?;
    conn.execute("delete from phase_adjustment where person_id = ?1", [person.0])?;
    conn.execute("delete from service_duration where person_id = ?1", [person.0])?;
    Ok(())
}

/// Puts the number in place of the name of who did something with appointments; `names` are short ones.
pub fn rename_staff(conn: &Connection, person: PersonId, names: &[String], to: &str) -> Outcome<()> {
    let names = serde_json::to_string(names)?;
    for column in ["booked_by", "fee_by"] {
        conn.execute(
            &format!(
                "update appointment set {column} = ?3 where {column} in (select value from json_each(?2))
                    and id in (select appointment_id from appointment_change where person_id = ?1)"
            ),
            params![person.0, names, to],
        )?;
    }
    conn.execute(
        "update appointment_change set person_name = ?2 where person_id = ?1 and person_name <> ?2",
        params![person.0, to],
    )?;
    let places = [
        ("$.fee.by", json_field!("before", "fee.by")),
        ("$.\"fee/by\"", json_field!("before", "\"fee/by\"")),
    ];
    for (place, by) in places {
        conn.execute(
            &format!(
                "update appointment_change set before = json_replace(iif(json_valid(before), before, null), ?2, ?4)
                 where {by} in (select value from json_each(?3))
                    and appointment_id in (select appointment_id from appointment_change where person_id = ?1)"
            ),
            params![person.0, place, names, to],
        )?;
    }
    Ok(())
}

/// Sentences of moves within which one of these short names may stand, each with its number.
pub fn moves_naming(conn: &Connection, names: &[String]) -> Outcome<Vec<(i64, String)>> {
    let mut statement = conn.prepare_cached(
        "select id, what from appointment_change where kind = 'moved'
            and exists (select 1 from json_each(?1) where instr(what, value) > 0)",
    )?;
    statement.all([serde_json::to_string(names)?], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Puts another sentence in place of one of a move.
pub fn retell_move(conn: &Connection, change: i64, what: &str) -> Outcome<()> {
    conn.prepare_cached("update appointment_change set what = ?2 where id = ?1")?
        .execute(params![change, what])?;
    Ok(())
}

/// Whether the period of absences or of shift plans is over: everybody's absences that ended before a day, and plans of
/// those who were erased that another one followed, or the erasure, before it.
pub fn staff_times_are_over(conn: &Connection, before: Day) -> Outcome<bool> {
    let mut statement = conn.prepare_cached(&format!(
        "select exists (select 1 from absence where until_day < ?1)
             or exists (select 1 from shift_plan p where {OVER})"
    ))?;
    statement.one([before.to_string()], |row| row.get(0))
}

/// Takes them away; says how many went.
pub fn forget_staff_times(conn: &Connection, before: Day) -> Outcome<usize> {
    let before = before.to_string();
    let absences = conn.execute("delete from absence where until_day < ?1", [&before])?;
    let plans = conn.execute(&format!("delete from shift_plan as p where {OVER}"), [&before])?;
    Ok(absences + plans)
}

const OVER: &str = "exists (select 1 from person w where w.id = p.person_id and w.erased is not null
    and coalesce((select min(n.from_day) from shift_plan n where n.person_id = p.person_id and n.from_day > p.from_day),
        w.erased) < ?1)";
