//! Who waits.

use book::db::row::{self, Query};
use book::fault::Outcome;
use contract::calendar::{Guest, PartWish, Span};
use contract::{AppointmentId, CustomerId, Day, Moment, WaitingId};
use rusqlite::{Connection, Row, params};

use super::plans::span;

/// Someone who waits, as the store keeps it.
#[derive(Clone, Debug)]
pub struct HeldWaiting {
    pub id: WaitingId,
    pub guest: Guest,
    pub parts: Vec<PartWish>,
    pub from: Day,
    pub until: Day,
    pub within: Option<Span>,
    pub note: Option<String>,
    pub since: Moment,
}

pub fn add_waiting(conn: &Connection, stored: &HeldWaiting) -> Outcome<WaitingId> {
    conn.execute(
        "insert into waiting (customer_id, guest_name, phone, note, parts, from_day, until_day, from_minute,
            until_minute, since_ms, since_offset) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        params![
            stored.guest.customer.map(|id| id.0),
            stored.guest.name,
            stored.guest.phone,
            stored.note,
            serde_json::to_string(&stored.parts)?,
            stored.from.to_string(),
            stored.until.to_string(),
            stored.within.map(|span| span.from),
            stored.within.map(|span| span.until),
            stored.since.utc_ms(),
            stored.since.offset_min(),
        ],
    )?;
    Ok(WaitingId(conn.last_insert_rowid()))
}

/// Notes that someone who waited was booked; the entry is kept for an undo as long as its days last.
pub fn waiting_taken(conn: &Connection, waiting: WaitingId, by: AppointmentId, today: Day) -> Outcome<()> {
    conn.execute("update waiting set taken_by = ?2 where id = ?1", [waiting.0, by.0])?;
    conn.execute("delete from waiting where taken_by is not null and until_day < ?1", [today.to_string()])?;
    Ok(())
}

/// Whoever was booked from the list by this appointment's first change waits again.
pub fn wait_again(conn: &Connection, appointment: AppointmentId) -> Outcome<()> {
    conn.execute("update waiting set taken_by = null where taken_by = ?1", [appointment.0])?;
    Ok(())
}

pub fn remove_waiting(conn: &Connection, waiting: WaitingId) -> Outcome<bool> {
    Ok(conn.execute("delete from waiting where id = ?1 and taken_by is null", [waiting.0])? == 1)
}

const WAITING: &str =
    "select id, customer_id, guest_name, phone, note, parts, from_day, until_day, from_minute, until_minute,
        since_ms, since_offset from waiting";

/// All who wait, the longest first; one whose row is damaged is left out.
pub fn all_waiting(conn: &Connection) -> Outcome<Vec<HeldWaiting>> {
    conn.prepare_cached(&format!("{WAITING} where taken_by is null order by since_ms, id"))?
        .readable([], held)
}

/// All that stands on the list of a customer, whoever was booked since too.
pub fn waiting_of(conn: &Connection, customer: CustomerId) -> Outcome<Vec<HeldWaiting>> {
    conn.prepare_cached(&format!("{WAITING} where customer_id = ?1 order by since_ms, id"))?
        .all([customer.0], held)
}

fn held(row: &Row<'_>) -> rusqlite::Result<HeldWaiting> {
    Ok(HeldWaiting {
        id: WaitingId(row.get(0)?),
        guest: Guest {
            customer: row.get::<_, Option<i64>>(1)?.map(CustomerId),
            name: row.get(2)?,
            phone: row.get(3)?,
        },
        note: row.get(4)?,
        parts: row::json(row, 5)?,
        from: row::day(row, 6)?,
        until: row::day(row, 7)?,
        within: row::optional(row, 8, span)?,
        since: row::moment(row, 10)?,
    })
}

/// Takes away whoever waited in vain, and whoever was booked, once the last day has passed that would have suited.
pub fn purge_waiting(conn: &Connection, today: Day) -> Outcome<usize> {
    Ok(conn.execute("delete from waiting where until_day < ?1", [today.to_string()])?)
}

/// Whether there is anyone to purge.
pub fn waits_in_vain(conn: &Connection, today: Day) -> Outcome<bool> {
    let mut statement = conn.prepare_cached("select exists (select 1 from waiting where until_day < ?1)")?;
    statement.one([today.to_string()], |row| row.get(0))
}

/// Names and numbers of those on the list who have no file, booked ones too.
pub fn waiting_guests(conn: &Connection) -> Outcome<Vec<(WaitingId, String, Option<String>)>> {
    let mut statement = conn
        .prepare_cached("select id, guest_name, phone from waiting where customer_id is null order by id")?;
    statement.all([], |row| Ok((WaitingId(row.get(0)?), row.get(1)?, row.get(2)?)))
}

/// Takes an entry off the list, booked or not.
pub fn remove_waiting_entry(conn: &Connection, waiting: WaitingId) -> Outcome<()> {
    conn.execute("delete from waiting where id = ?1", [waiting.0])?;
    Ok(())
}

/// Takes a customer off the list.
pub fn remove_waiting_of(conn: &Connection, customer: CustomerId) -> Outcome<()> {
    conn.execute("delete from waiting where customer_id = ?1", [customer.0])?;
    Ok(())
}
