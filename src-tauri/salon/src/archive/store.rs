//! SQL of the archive: where days begin and end, what stands before a range, customers, archives made before.

use proof::{Day, ReceiptNumber, Salt, Seq, ZNumber};
use rusqlite::{Connection, OptionalExtension};

use crate::fault::{Outcome, Trouble};

/// An entry that begins, ends or reopens a booking day.
pub struct Bound {
    pub seq: Seq,
    pub day: Day,
    pub closes: bool,
}

/// All bounds of booking days, oldest first, by their partial index.
pub fn bounds(conn: &Connection) -> Outcome<Vec<Bound>> {
    let mut statement = conn.prepare_cached(
        "select seq, booking_day, kind = 'closing', date(ended_ms / 1000 + ended_offset * 60, 'unixepoch') from entry
         where kind in ('opening_stock', 'closing', 'revocation') order by seq",
    )?;
    let rows = statement.query_map([], |row| {
        let day: Option<String> = row.get(1)?;
        let day = day.map_or_else(|| row.get(3), Ok)?;
        Ok(Bound { seq: Seq::new(row.get(0)?), day: day.parse().unwrap_or_default(), closes: row.get(2)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The last entry of each month of time within a stretch, in the order of the book, with a day of that month.
pub fn months_by_time(conn: &Connection, first: Seq, last: Seq) -> Outcome<Vec<(Seq, Day)>> {
    let mut statement = conn.prepare_cached(
        "select max(seq), date(ended_ms / 1000 + ended_offset * 60, 'unixepoch', 'start of month') as month
         from entry where seq between ?1 and ?2 group by month order by 1",
    )?;
    let rows = statement.query_map([first.get(), last.get()], |row| {
        let day: String = row.get(1)?;
        Ok((Seq::new(row.get(0)?), day.parse().unwrap_or_default()))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The last receipt number that stands before an entry.
pub fn receipt_before(conn: &Connection, seq: Seq) -> Outcome<Option<ReceiptNumber>> {
    let mut statement = conn.prepare_cached(
        "select receipt_number from entry where seq < ?1 and receipt_number is not null order by seq desc limit 1",
    )?;
    Ok(statement.query_row([seq.get()], |row| row.get(0)).optional()?.map(ReceiptNumber::new))
}

/// The last Z number that stands before an entry.
pub fn z_before(conn: &Connection, seq: Seq) -> Outcome<Option<ZNumber>> {
    let mut statement = conn.prepare_cached(
        "select z_number from entry where kind in ('opening_stock', 'closing', 'revocation') and kind = 'closing'
           and seq < ?1 order by seq desc limit 1",
    )?;
    Ok(statement.query_row([seq.get()], |row| row.get(0)).optional()?.map(ZNumber::new))
}

/// The closings and revocations of a stretch, in the order of the book.
pub fn pages_of_days(conn: &Connection, first: Seq, last: Seq) -> Outcome<Vec<Seq>> {
    let mut statement = conn.prepare_cached(
        "select seq from entry where kind in ('opening_stock', 'closing', 'revocation') and kind <> 'opening_stock'
           and seq between ?1 and ?2 order by seq",
    )?;
    let rows = statement.query_map([first.get(), last.get()], |row| row.get(0).map(Seq::new))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A customer's text beside an entry.
pub struct KeptCustomer {
    pub seq: Seq,
    pub salt: Salt,
    pub body: String,
}

/// The customers of a stretch who were not erased, in the order of the book.
pub fn customers(conn: &Connection, first: Seq, last: Seq) -> Outcome<Vec<KeptCustomer>> {
    let mut statement = conn.prepare_cached(
        "select seq, salt, body from entry_customer where seq between ?1 and ?2 order by seq",
    )?;
    let mut rows = statement.query([first.get(), last.get()])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let seq = Seq::new(row.get(0)?);
        let salt: Vec<u8> = row.get(1)?;
        let salt = Salt::from_slice(&salt)
            .map_err(|_| Trouble::fault(format!("the salt of entry {seq} is unreadable")))?;
        found.push(KeptCustomer { seq, salt, body: row.get(2)? });
    }
    Ok(found)
}

/// The entries that record an archive, newest first.
pub fn made(conn: &Connection) -> Outcome<Vec<Seq>> {
    let mut statement =
        conn.prepare_cached("select seq from entry where details_form = 'archive/1' order by seq desc")?;
    let rows = statement.query_map([], |row| row.get(0).map(Seq::new))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
