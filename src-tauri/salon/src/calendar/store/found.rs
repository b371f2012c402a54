//! Appointments by who comes, for the search.

use std::ops::ControlFlow;

use book::db::row::Query;
use book::fault::Outcome;
use contract::{AppointmentId, CustomerId};
use rusqlite::{Connection, Params, Row, params};

/// An appointment that was found; one without a time hangs in the air.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    pub id: AppointmentId,
    pub start: Option<i64>,
    /// It is not over yet.
    pub coming: bool,
}

/// Longer than any visit, in minutes.
const LONGEST: i64 = 1_500;

/// Appointments of a customer around a minute, so many of each kind: without a time, coming, over.
pub fn spots_of_customer(
    conn: &Connection,
    customer: CustomerId,
    (now, limit): (i64, u32),
) -> Outcome<Vec<Spot>> {
    spots(conn, "customer_id = ?4", params![now, limit, LONGEST, customer.0])
}

/// The same for a guest without a file.
pub fn spots_of_guest(
    conn: &Connection,
    (name, phone): (&str, Option<&str>),
    (now, limit): (i64, u32),
) -> Outcome<Vec<Spot>> {
    let those = "customer_id is null and guest_name = ?4 and phone is ?5";
    spots(conn, those, params![now, limit, LONGEST, name, phone])
}

fn spots<P: Params>(conn: &Connection, those: &str, values: P) -> Outcome<Vec<Spot>> {
    let those = format!("from appointment where {those} and state <> 'cancelled'");
    let mut statement = conn.prepare_cached(&format!(
        "select id, start_minute, 1 from (select id, start_minute {those} and start_minute is null limit ?2)
         union all
         select id, start_minute, 1 from (select id, start_minute {those} and start_minute > ?1 - ?3
            and end_minute > ?1 order by start_minute limit ?2)
         union all
         select id, start_minute, 0 from (select id, start_minute {those} and start_minute <= ?1
            and end_minute <= ?1 order by start_minute desc limit ?2)"
    ))?;
    let spot =
        |row: &Row<'_>| Ok(Spot { id: AppointmentId(row.get(0)?), start: row.get(1)?, coming: row.get(2)? });
    statement.all(values, spot)
}

/// Tells guests without a file, by name and phone, whose appointments changed behind a change.
pub fn guests_since(
    conn: &Connection,
    change: i64,
    mut tell: impl FnMut(String, Option<String>),
) -> Outcome<()> {
    let all = "select distinct guest_name, phone from appointment where customer_id is null and ?1 = 0";
    let new = "select distinct a.guest_name, a.phone
         from appointment_change c join appointment a on a.id = c.appointment_id
         where c.id > ?1 and a.customer_id is null";
    let mut statement = conn.prepare_cached(if change == 0 { all } else { new })?;
    statement.scan([change], |row| {
        tell(row.get(0)?, row.get(1)?);
        Ok(ControlFlow::Continue(()))
    })
}
