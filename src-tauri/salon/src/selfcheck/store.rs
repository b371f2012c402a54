//! SQL of the checks: each reads its stretch of the book once, in order, by the place of the entries.

use proof::{Day, EntryKind, Moment, Seq, ZNumber};
use rusqlite::{Connection, OptionalExtension, Row};

use crate::fault::Outcome;

/// What a check wants to know of any entry.
pub struct Seen {
    pub seq: Seq,
    pub kind: Option<EntryKind>,
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
    let mut rows = statement.query([from.get(), to.get()])?;
    while let Some(row) = rows.next()? {
        visit(seen(row)?, row.get_ref(6)?.as_blob().unwrap_or_default());
    }
    Ok(())
}

fn seen(row: &Row<'_>) -> rusqlite::Result<Seen> {
    Ok(Seen {
        seq: Seq::new(row.get(0)?),
        kind: EntryKind::from_spelling(row.get_ref(1)?.as_str().unwrap_or_default()),
        receipt: row.get(2)?,
        person: row.get(3)?,
        total_cents: row.get(4)?,
        day: row.get_ref(5)?.as_str().ok().and_then(|day| day.parse().ok()),
    })
}

/// Visits the cash payments of a part of the book: place and cents.
pub fn cash(conn: &Connection, (from, to): (Seq, Seq), mut visit: impl FnMut(Seq, i64)) -> Outcome<()> {
    let mut statement = conn.prepare_cached(
        "select seq, amount_cents from entry_payment
         where seq between ?1 and ?2 and kind = 'Bar' order by seq, number",
    )?;
    let mut rows = statement.query([from.get(), to.get()])?;
    while let Some(row) = rows.next()? {
        visit(Seq::new(row.get(0)?), row.get(1)?);
    }
    Ok(())
}

/// A closing as the checks need it.
pub struct StoredClosing {
    pub seq: Seq,
    pub z_number: ZNumber,
    pub day: Day,
    pub at: Moment,
    /// It rests on a count, and which.
    pub count: Option<Seq>,
    pub details: String,
}

/// The closings of a part of the book.
pub fn closings(conn: &Connection, (from, to): (Seq, Seq)) -> Outcome<Vec<StoredClosing>> {
    let mut statement = conn.prepare_cached(
        "select c.seq, c.z_number, c.booking_day, c.ended_ms, c.ended_offset, c.details_body, (
            select r.target_seq from entry_reference r where r.seq = c.seq and r.kind = 'count')
         from entry c where c.kind = 'closing' and c.z_number is not null and +c.seq between ?1 and ?2
         order by c.z_number",
    )?;
    let rows = statement.query_map([from.get(), to.get()], |row| {
        Ok(StoredClosing {
            seq: Seq::new(row.get(0)?),
            z_number: ZNumber::new(row.get(1)?),
            day: row.get::<_, String>(2)?.parse().unwrap_or_default(),
            at: Moment::new(row.get(3)?, row.get(4)?),
            details: row.get(5)?,
            count: row.get::<_, Option<u64>>(6)?.map(Seq::new),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The last receipt number before an entry.
pub fn receipt_before(conn: &Connection, seq: Seq) -> Outcome<Option<u64>> {
    let mut statement = conn.prepare_cached(
        "select receipt_number from entry where seq < ?1 and receipt_number is not null order by seq desc limit 1",
    )?;
    Ok(statement.query_row([seq.get()], |row| row.get(0)).optional()?)
}

/// The text of a snapshot.
pub fn snapshot(conn: &Connection, digest: &[u8]) -> Outcome<Option<String>> {
    let mut statement = conn.prepare_cached("select body from snapshot where digest = ?1")?;
    Ok(statement.query_row([digest], |row| row.get(0)).optional()?)
}
