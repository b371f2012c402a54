//! SQL of cash: the tips of a period, and who counts.

use contract::PersonId;
use proof::{Money, Seq};
use rusqlite::{Connection, OptionalExtension, params};

use super::carried::OpenTip;
use crate::fault::Outcome;

/// Staff tips that came in and went out after an entry, by person.
pub fn tips_after(conn: &Connection, after: Seq) -> Outcome<Vec<OpenTip>> {
    let mut statement = conn.prepare_cached(
        "select l.performer_id, max(l.performer), sum(l.gross_cents) from entry_line l join entry e using (seq)
         where l.seq > ?1 and l.business_case = 'TrinkgeldAN' and l.voided = 0 and e.bon_type = 'Beleg'
           and l.performer_id is not null
         group by l.performer_id order by l.performer_id",
    )?;
    let rows = statement.query_map([after.get()], |row| {
        let name: Option<String> = row.get(1)?;
        let open = Money::cents(row.get(2)?);
        Ok(OpenTip { person: PersonId(row.get(0)?), name: name.unwrap_or_default(), open })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Whether this person counts.
pub fn counts(conn: &Connection, person: PersonId) -> Outcome<bool> {
    let mut statement = conn.prepare_cached("select exists (select 1 from counting where person_id = ?1)")?;
    Ok(statement.query_row([person.0], |row| row.get(0))?)
}

/// The sheet that this person put aside, as JSON.
pub fn sheet(conn: &Connection, person: PersonId) -> Outcome<Option<String>> {
    let mut statement = conn.prepare_cached("select sheet from counting where person_id = ?1")?;
    Ok(statement.query_row([person.0], |row| row.get(0)).optional()?.flatten())
}

/// This person counts from now on; a sheet of before stays. Whether that is new.
pub fn begin(conn: &Connection, person: PersonId) -> Outcome<bool> {
    let rows =
        conn.execute("insert into counting (person_id) values (?1) on conflict do nothing", [person.0])?;
    Ok(rows > 0)
}

/// Puts a person's sheet aside.
pub fn put_aside(conn: &Connection, person: PersonId, sheet: &str) -> Outcome<()> {
    conn.execute(
        "insert into counting (person_id, sheet) values (?1, ?2)
         on conflict (person_id) do update set sheet = ?2",
        params![person.0, sheet],
    )?;
    Ok(())
}

/// This person has counted.
pub fn end(conn: &Connection, person: PersonId) -> Outcome<()> {
    conn.execute("delete from counting where person_id = ?1", [person.0])?;
    Ok(())
}

/// Nobody counts any more.
pub fn end_all(conn: &Connection) -> Outcome<()> {
    conn.execute("delete from counting", [])?;
    Ok(())
}
