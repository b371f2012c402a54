//! SQL of the checks: each reads its stretch of the book once, in order, by the place of the entries.

use std::ops::ControlFlow;

use book::db::row::{self, Query};
use book::fault::Outcome;
use proof::{Day, EntryKind, Moment, Seq, ZNumber};
use rusqlite::{Connection, Row};
use serde::de::DeserializeOwned;

/// What a check wants to know of any entry.
pub struct Seen {
    pub seq: Seq,
    pub kind: EntryKind,
    pub receipt: Option<u64>,
    pub person: i64,
    pub total_cents: i64,
    pub day: Option<Day>,
}

/// Visits the entries of a part of the book with the digests of the people who booked.
pub fn entries(conn: &Connection, (from, to): (Seq, Seq), mut visit: impl FnMut(Seen, &[u8])) -> Outcome<()> {
    let mut statement = conn.prepare_cached(
        "select seq, kind, receipt_number, person_id, total_cents, booking_day, person_snapshot from entry
         where seq between ?1 and ?2 order by seq",
    )?;
    statement.scan([from.get(), to.get()], |row| {
        visit(seen(row)?, row::blob(row, 6)?);
        Ok(ControlFlow::Continue(()))
    })
}

fn seen(row: &Row<'_>) -> rusqlite::Result<Seen> {
    Ok(Seen {
        seq: Seq::new(row.get(0)?),
        kind: row::spelled(row, 1)?,
        receipt: row.get(2)?,
        person: row.get(3)?,
        total_cents: row.get(4)?,
        day: row::optional(row, 5, row::day)?,
    })
}

/// Visits the cash payments of a part of the book: place, cents, and whether the drawer rests behind it. It does not
/// between a storno and the payment correction that brings cash in at the same moment.
pub fn cash(conn: &Connection, (from, to): (Seq, Seq), mut visit: impl FnMut(Seq, i64, bool)) -> Outcome<()> {
    let mut statement = conn.prepare_cached(
        "select p.seq, p.amount_cents, not exists (
            select 1 from entry_payment c join entry e using (seq)
            where c.seq = p.seq + 1 and c.kind = 'Bar' and e.kind = 'payment_correction')
         from entry_payment p
         where p.seq between ?1 and ?2 and p.kind = 'Bar' order by p.seq, p.number",
    )?;
    statement.scan([from.get(), to.get()], |row| {
        visit(Seq::new(row.get(0)?), row.get(1)?, row.get(2)?);
        Ok(ControlFlow::Continue(()))
    })
}

/// A closing as the checks need it.
pub struct StoredClosing<T> {
    pub seq: Seq,
    pub z_number: ZNumber,
    pub day: Day,
    pub at: Moment,
    /// It rests on a count, and which.
    pub count: Option<Seq>,
    pub details: T,
}

/// The closings of a part of the book.
pub fn closings<T: DeserializeOwned>(
    conn: &Connection,
    (from, to): (Seq, Seq),
) -> Outcome<Vec<StoredClosing<T>>> {
    let mut statement = conn.prepare_cached(
        "select c.seq, c.z_number, c.booking_day, c.ended_ms, c.ended_offset, c.details_body, (
            select r.target_seq from entry_reference r where r.seq = c.seq and r.kind = 'count')
         from entry c where c.kind = 'closing' and c.z_number is not null and +c.seq between ?1 and ?2
         order by c.z_number",
    )?;
    statement.all([from.get(), to.get()], |row| {
        Ok(StoredClosing {
            seq: Seq::new(row.get(0)?),
            z_number: ZNumber::new(row.get(1)?),
            day: row::day(row, 2)?,
            at: Moment::new(row.get(3)?, row.get(4)?),
            details: row::json(row, 5)?,
            count: row.get::<_, Option<u64>>(6)?.map(Seq::new),
        })
    })
}

/// The last receipt number before an entry.
pub fn receipt_before(conn: &Connection, seq: Seq) -> Outcome<Option<u64>> {
    let mut statement = conn.prepare_cached(
        "select receipt_number from entry where seq < ?1 and receipt_number is not null order by seq desc limit 1",
    )?;
    statement.first([seq.get()], |row| row.get(0))
}

/// What is wanted of a snapshot.
pub fn snapshot<T: DeserializeOwned>(conn: &Connection, digest: &[u8]) -> Outcome<Option<T>> {
    let mut statement = conn.prepare_cached("select body, digest from snapshot where digest = ?1")?;
    statement.first([digest], |row| row::json(row, 0))
}
