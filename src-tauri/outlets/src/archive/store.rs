//! SQL of the archive: where days begin and end, what stands before a range, customers, archives made before.

use book::db::row::{self, Query};
use book::fault::Outcome;
use proof::{Day, Salt, Seq};
use rusqlite::Connection;

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
    statement.all([], |row| {
        let booked = row::optional(row, 1, row::day)?;
        let day = booked.map_or_else(|| row::day(row, 3), Ok)?;
        Ok(Bound { seq: Seq::new(row.get(0)?), day, closes: row.get(2)? })
    })
}

/// The last entry of each month of time within a stretch, in the order of the book, with a day of that month.
pub fn months_by_time(conn: &Connection, first: Seq, last: Seq) -> Outcome<Vec<(Seq, Day)>> {
    let mut statement = conn.prepare_cached(
        "select max(seq), date(ended_ms / 1000 + ended_offset * 60, 'unixepoch', 'start of month') as month
         from entry where seq between ?1 and ?2 group by month order by 1",
    )?;
    statement.all([first.get(), last.get()], |row| Ok((Seq::new(row.get(0)?), row::day(row, 1)?)))
}

/// The closings and revocations of a stretch, in the order of the book.
pub fn pages_of_days(conn: &Connection, first: Seq, last: Seq) -> Outcome<Vec<Seq>> {
    let mut statement = conn.prepare_cached(
        "select seq from entry where kind in ('opening_stock', 'closing', 'revocation') and kind <> 'opening_stock'
           and seq between ?1 and ?2 order by seq",
    )?;
    statement.all([first.get(), last.get()], |row| row.get(0).map(Seq::new))
}

/// A customer's text beside an entry.
pub struct KeptCustomer {
    pub seq: Seq,
    /// What the entry is committed to; absent where it knows no customer, or is not there.
    pub committed: Option<String>,
    /// Absent where it can't be read.
    pub text: Option<(Salt, String)>,
}

/// The customers of a stretch who were not erased, in the order of the book. One that is damaged takes nobody along.
pub fn customers(conn: &Connection, first: Seq, last: Seq) -> Outcome<Vec<KeptCustomer>> {
    let mut statement = conn.prepare_cached(
        "select c.seq, c.salt, c.body, e.customer from entry_customer c left join entry e on e.seq = c.seq
         where c.seq between ?1 and ?2 order by c.seq",
    )?;
    statement.all([first.get(), last.get()], |row| {
        let text = match (row::salt(row, 1), row::text(row, 2)) {
            (Ok(salt), Ok(body)) => Some((salt, body.to_owned())),
            _ => None,
        };
        Ok(KeptCustomer { seq: Seq::new(row.get(0)?), committed: row.get(3)?, text })
    })
}

/// The entries that record an archive, newest first.
pub fn made(conn: &Connection) -> Outcome<Vec<Seq>> {
    let mut statement = conn.prepare_cached(
        "select seq from entry where details_form in ('archive/1', 'archive/2') order by seq desc",
    )?;
    statement.all([], |row| row.get(0).map(Seq::new))
}
