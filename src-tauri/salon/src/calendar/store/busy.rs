//! What is taken: rows are inserted to take and deleted to free; the store refuses any overlap.

use book::db::row::Query;
use book::fault::Outcome;
use contract::{AppointmentId, CustomerId};
use rusqlite::{Connection, params};

use crate::calendar::agenda::{Subject, TakenStretch};

/// The longest stretch that a row can span, in minutes: a day of 25 hours.
const LONGEST: i64 = 1_500;

const fn key(subject: Subject) -> (&'static str, i64) {
    match subject {
        Subject::Person(id) => ("person", id.0),
        Subject::Customer(id) => ("customer", id.0),
        Subject::Guest(id) => ("guest", id.0),
        Subject::Resource(id) => ("resource", id.0),
    }
}

/// Takes a stretch of a subject.
pub fn reserve(conn: &Connection, subject: Subject, taken: TakenStretch, what: &str) -> Outcome<()> {
    let (kind, id) = key(subject);
    conn.prepare_cached(
        "insert into busy (subject_kind, subject_id, start_minute, end_minute, appointment_id, what)
         values (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![kind, id, taken.from, taken.until, taken.appointment.0, what])?;
    Ok(())
}

/// When two people, each with all their files, are taken at once from a minute on.
pub fn twice(conn: &Connection, one: &[CustomerId], other: &[CustomerId], from: i64) -> Outcome<Vec<i64>> {
    let mut statement = conn.prepare_cached(
        "select distinct max(a.start_minute, b.start_minute) from busy a join busy b
            on a.start_minute < b.end_minute and b.start_minute < a.end_minute
         where a.subject_kind = 'customer' and a.subject_id in (select value from json_each(?1))
           and b.subject_kind = 'customer' and b.subject_id in (select value from json_each(?2))
           and a.end_minute > ?3 and b.end_minute > ?3
         order by 1",
    )?;
    let (one, other) = (serde_json::to_string(one)?, serde_json::to_string(other)?);
    statement.all(params![one, other, from], |row| row.get(0))
}

/// Frees all that an appointment takes.
pub fn free(conn: &Connection, appointment: AppointmentId) -> Outcome<()> {
    conn.prepare_cached("delete from busy where appointment_id = ?1")?.execute([appointment.0])?;
    Ok(())
}

/// Stretches of a subject that reach into a time, in order.
pub fn taken(conn: &Connection, subject: Subject, from: i64, until: i64) -> Outcome<Vec<TakenStretch>> {
    let (kind, id) = key(subject);
    let mut statement = conn.prepare_cached(
        "select start_minute, end_minute, appointment_id from busy
         where subject_kind = ?1 and subject_id = ?2 and start_minute > ?3 and start_minute < ?4 and end_minute > ?5
         order by start_minute",
    )?;
    statement.all(params![kind, id, from - LONGEST, until, from], |row| {
        Ok(TakenStretch { from: row.get(0)?, until: row.get(1)?, appointment: AppointmentId(row.get(2)?) })
    })
}

/// What takes the stretch of a subject that begins at a minute.
pub fn what(conn: &Connection, subject: Subject, from: i64) -> Outcome<String> {
    let (kind, id) = key(subject);
    let mut statement = conn.prepare_cached(
        "select what from busy where subject_kind = ?1 and subject_id = ?2 and start_minute = ?3",
    )?;
    statement.one(params![kind, id, from], |row| row.get(0))
}
