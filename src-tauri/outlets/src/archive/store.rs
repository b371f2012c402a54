//! SQL of the archive: what stands before a range, customers, archives made before.

use book::db::row::{self, Query};
use book::fault::Outcome;
use proof::{Salt, Seq};
use rusqlite::Connection;

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
