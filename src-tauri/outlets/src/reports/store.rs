//! SQL of the reports: closings with their stored figures, without the rest of their entries.

use book::db::row::{self, Query};
use book::fault::Outcome;
use book::ledger::Part;
use contract::PersonId;
use proof::{Day, EntryKind, Seq, ZNumber};
use rusqlite::{Connection, params};
use serde::de::DeserializeOwned;

/// A closing as a report needs it.
pub struct StoredClosing<T> {
    pub seq: Seq,
    pub day: Day,
    pub z_number: ZNumber,
    /// The closing before, whose period ends where this one begins; 0 for the first.
    pub after: Seq,
    /// What is wanted of the closing's details.
    pub details: T,
}

/// Closings of a part of the book by number; the revoked ones too. The few closings are looked through rather than the many
/// entries of those days (`+`).
pub fn closings<T: DeserializeOwned>(conn: &Connection, part: Part) -> Outcome<Vec<StoredClosing<T>>> {
    let mut statement = conn.prepare_cached(
        "select c.seq, c.booking_day, c.z_number, c.details_body, coalesce((
            select p.seq from entry p where p.kind = 'closing' and p.z_number < c.z_number
            order by p.z_number desc limit 1), 0)
         from entry c
         where c.kind = 'closing' and c.z_number is not null and +c.seq between ?1 and ?2
           and +c.booking_day between ?3 and ?4
         order by c.z_number",
    )?;
    statement.all(part.bounds(), |row| {
        Ok(StoredClosing {
            seq: Seq::new(row.get(0)?),
            day: row::day(row, 1)?,
            z_number: ZNumber::new(row.get(2)?),
            details: row::json(row, 3)?,
            after: Seq::new(row.get(4)?),
        })
    })
}

/// The last booking day before a day that was closed.
pub fn booked_day_before(conn: &Connection, day: Day) -> Outcome<Option<Day>> {
    let mut statement = conn.prepare_cached(
        "select booking_day, seq from entry
         where kind = 'closing' and z_number is not null and +booking_day < ?1 order by z_number desc limit 1",
    )?;
    statement.first([day.to_string()], |row| row::day(row, 0))
}

/// Places of what someone recorded of one kind in a part of the book.
pub fn deeds(
    conn: &Connection,
    (from, to): (Seq, Seq),
    kind: EntryKind,
    person: Option<PersonId>,
) -> Outcome<Vec<Seq>> {
    let mut statement = conn.prepare_cached(
        "select seq from entry
         where seq between ?1 and ?2 and kind = ?3 and (?4 is null or +person_id = ?4) order by seq",
    )?;
    let wanted = params![from.get(), to.get(), kind.as_str(), person.map(|person| person.0)];
    statement.all(wanted, |row| row.get(0).map(Seq::new))
}

/// Places of the sales whose sum is a whole multiple of so many cents.
pub fn round_sales(conn: &Connection, (from, to): (Seq, Seq), cents: i64) -> Outcome<Vec<Seq>> {
    let mut statement = conn.prepare_cached(
        "select seq from entry
         where seq between ?1 and ?2 and kind = 'sale' and total_cents > 0 and total_cents % ?3 = 0 order by seq",
    )?;
    statement.all(params![from.get(), to.get(), cents], |row| row.get(0).map(Seq::new))
}

/// Whether a storno is part of a payment correction, and so none of its own.
pub fn belongs_to_correction(conn: &Connection, storno: Seq) -> Outcome<bool> {
    let mut statement = conn.prepare_cached(
        "select exists (
            select 1 from entry_reference mine
            join entry_reference other on other.target_seq = mine.target_seq and other.kind = 'replaces'
            join entry e on e.seq = other.seq and e.kind = 'payment_correction'
            where mine.seq = ?1 and mine.kind = 'cancels')",
    )?;
    statement.one([storno.get()], |row| row.get(0))
}
