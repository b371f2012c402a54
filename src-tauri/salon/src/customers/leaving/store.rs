//! SQL of those who leave.

use std::ops::ControlFlow;

use book::db::row::Query;
use book::fault::Outcome;
use book::json_field;
use contract::customers::Customer;
use contract::{CustomerId, Day, Moment};
use rusqlite::{Connection, params};

use crate::customers::store::{CUSTOMER, SEEN, count_change, family, plain, with_visit};

/// Leaves of a customer nothing but the place that receipts refer to.
pub fn blank(conn: &Connection, id: CustomerId, on: Day) -> Outcome<()> {
    count_change(conn)?;
    conn.execute("delete from customer_merge where kept = ?1 or absorbed = ?1", [id.0])?;
    conn.execute(
        "update customer set name = '', phone = null, folded = '', digits = '', body = '{}', since = null, active = 0,
            erased = ?2, changed = (select number from customer_change)
         where id = ?1",
        params![id.0, on.to_string()],
    )?;
    Ok(())
}

/// Customers whose data were erased.
pub fn erased(conn: &Connection) -> Outcome<Vec<CustomerId>> {
    let mut statement =
        conn.prepare_cached("select id from customer where erased is not null order by +id")?;
    statement.all([], |row| row.get(0).map(CustomerId))
}

/// Whether someone of a family was here, was booked or waits since a moment: by receipts, by appointments that began
/// since or are to come, by appointments in the air, by the waiting list.
fn lives(conn: &Connection, family: &[CustomerId], since: Moment) -> Outcome<bool> {
    let mut statement = conn.prepare_cached(
        "with member as (select value id from json_each(?1))
         select exists (select 1 from entry_customer e join entry b on b.seq = e.seq
                where e.customer_id in (select id from member) and b.ended_ms >= ?2)
            or exists (select 1 from appointment where customer_id in (select id from member)
                and (start_minute >= ?2 / 60000 or parked_ms >= ?2))
            or exists (select 1 from waiting where customer_id in (select id from member) and taken_by is null)",
    )?;
    statement.one(params![serde_json::to_string(family)?, since.utc_ms()], |row| row.get(0))
}

/// Takes the allergies out of a file, and out of what its merges remember of it.
pub fn clear_allergies(conn: &Connection, id: CustomerId) -> Outcome<()> {
    count_change(conn)?;
    conn.execute(
        concat!(
            "update customer set body = json_set(body, '$.allergies', ''), changed = (select number from customer_change)
             where id = ?1 and json_valid(body) and coalesce(",
            json_field!("body", "allergies"),
            ", '') <> ''"
        ),
        [id.0],
    )?;
    conn.execute(
        "update customer_merge set before = json_set(before, '$.allergies', ''),
            after = iif(json_valid(after), json_set(after, '$.allergies', ''), after)
         where kept = ?1 and undone_ms is null and json_valid(before)",
        [id.0],
    )?;
    Ok(())
}

/// Who was seen last before a day, and when the file was begun before it; longest ago first.
pub fn not_seen_since(conn: &Connection, before: Moment, limit: u32) -> Outcome<Vec<Customer>> {
    // Most of a salon's customers were here lately: they are passed over in the store, by indexes, and only who is left is
    // asked for whoever it became one with.
    let mut statement = conn.prepare_cached(&format!(
        "{CUSTOMER} where {SEEN} and since < ?1
            and not exists (select 1 from appointment a where a.customer_id = customer.id and a.start_minute >= ?2 / 60000)
            and not exists (select 1 from entry b where b.ended_ms >= ?2
                and b.seq = (select max(e.seq) from entry_customer e where e.customer_id = customer.id))
         order by since, id"
    ))?;
    let (mut found, limit) = (Vec::new(), limit as usize);
    statement.each(params![before.day().to_string(), before.utc_ms()], plain, |customer| {
        if !lives(conn, &family(conn, customer.id)?, before)? {
            found.push(with_visit(conn, customer)?);
        }
        Ok(if found.len() < limit { ControlFlow::Continue(()) } else { ControlFlow::Break(()) })
    })?;
    Ok(found)
}

/// How often someone was erased, merged or renamed: whoever remembers names drops them when it grows.
pub fn forgotten(conn: &Connection) -> Outcome<i64> {
    let mut statement = conn.prepare_cached("select forgotten from customer_change")?;
    statement.one([], |row| row.get(0))
}
