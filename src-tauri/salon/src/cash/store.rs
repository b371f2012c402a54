//! SQL of cash: the tips of a period, and who counts.

use book::db::row::{self, Query};
use book::fault::Outcome;
use contract::PersonId;
use contract::cash::CountSheet;
use proof::{Money, Seq};
use rusqlite::{Connection, params};

use super::banking::Banking;
use super::handing::OpenTip;

/// Staff tips that came in and went out behind an entry up to another, by person.
pub fn tips_between(conn: &Connection, (after, to): (Seq, Seq)) -> Outcome<Vec<OpenTip>> {
    let mut statement = conn.prepare_cached(
        "select l.performer_id, max(l.performer), sum(l.gross_cents) from entry_line l join entry e using (seq)
         where l.seq > ?1 and l.seq <= ?2 and l.business_case = 'TrinkgeldAN' and l.voided = 0 and e.bon_type = 'Beleg'
           and l.performer_id is not null
         group by l.performer_id order by l.performer_id",
    )?;
    statement.all([after.get(), to.get()], |row| {
        Ok(OpenTip { person: PersonId(row.get(0)?), name: row.get(1)?, open: row::money(row, 2)? })
    })
}

/// Whether this person counts.
pub fn counts(conn: &Connection, person: PersonId) -> Outcome<bool> {
    let mut statement = conn.prepare_cached("select exists (select 1 from counting where person_id = ?1)")?;
    statement.one([person.0], |row| row.get(0))
}

/// The sheet that this person put aside.
pub fn sheet(conn: &Connection, person: PersonId) -> Outcome<Option<CountSheet>> {
    let mut statement = conn.prepare_cached("select sheet, person_id from counting where person_id = ?1")?;
    Ok(statement.first([person.0], |row| row::optional(row, 0, row::json))?.flatten())
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

/// Transits to the bank that stood at an entry and had not been banked, oldest first.
pub fn open_transits(conn: &Connection, until: Seq) -> Outcome<Vec<Seq>> {
    let mut statement = conn.prepare_cached(
        "select l.seq from entry_line l join entry e using (seq)
         where l.business_case = 'Geldtransit' and l.case_name = 'Bank' and l.gross_cents < 0
           and e.kind = 'cash_movement' and l.seq <= ?1 and not exists (
             select 1 from entry_reference r
             where r.target_seq = l.seq and r.seq <= ?1 and (r.kind = 'cancels' or r.kind = 'settles' and not exists (
               select 1 from entry_reference back
               where back.target_seq = r.seq and back.kind = 'cancels' and back.seq <= ?1)))
         order by l.seq",
    )?;
    statement.all([until.get()], |row| row.get(0).map(Seq::new))
}

/// What transits carried from the drawer into the safe up to an entry, less what came back.
pub fn moved_into_safe(conn: &Connection, until: Seq) -> Outcome<Money> {
    let mut statement = conn.prepare_cached(
        "select coalesce(sum(-gross_cents), 0) from entry_line
         where business_case = 'Geldtransit' and case_name = 'Tresor' and seq <= ?1",
    )?;
    Ok(Money::cents(statement.one([until.get()], |row| row.get(0))?))
}

/// What was banked up to an entry, and what was taken back of it, oldest first. A sum is made of it: one that can't be read is
/// a fault that names it.
pub fn banked(conn: &Connection, until: Seq) -> Outcome<Vec<Banking>> {
    let mut statement = conn.prepare_cached(
        "select details_body, seq from entry where kind <> 'sale' and kind = 'banking' and seq <= ?1 order by seq",
    )?;
    statement.all([until.get()], |row| row::json(row, 0))
}

/// Whether a banking with these very details was recorded and stands.
pub fn same_banking(conn: &Connection, details: &str) -> Outcome<bool> {
    let mut statement = conn.prepare_cached(
        "select exists (select 1 from entry e where kind <> 'sale' and kind = 'banking' and details_body = ?1
           and not exists (select 1 from entry_reference r where r.target_seq = e.seq and r.kind = 'cancels'))",
    )?;
    statement.one([details], |row| row.get(0))
}
