//! Customers beside the book: whose entries are whose, and the texts that an erasure takes away. The entries keep their
//! commitments, so the chain holds and the verifier says "Kundendaten gelöscht".

use std::ops::ControlFlow;

use proof::{Day, Seq};
use rusqlite::{Connection, params};

use crate::clock::local;
use crate::db::row::{self, Query};
use crate::fault::Outcome;

/// Entries of a customer, newest first.
pub fn of_customer(conn: &Connection, customer: i64) -> Outcome<Vec<Seq>> {
    let mut statement =
        conn.prepare_cached("select seq from entry_customer where customer_id = ?1 order by seq desc")?;
    statement.all([customer], |row| row.get(0).map(Seq::new))
}

/// Entries of a customer that ended before a day, newest first.
pub fn of_customer_before(conn: &Connection, customer: i64, day: Day) -> Outcome<Vec<Seq>> {
    let mut statement = conn.prepare_cached(
        "select c.seq from entry_customer c join entry e on e.seq = c.seq
         where c.customer_id = ?1 and e.ended_ms < ?2 order by c.seq desc",
    )?;
    statement.all(params![customer, local(day, 0, 0, 0).utc_ms()], |row| row.get(0).map(Seq::new))
}

/// Entries that ended before a day and name someone without a file, oldest first.
pub fn names_before(conn: &Connection, day: Day) -> Outcome<Vec<Seq>> {
    let mut statement = conn.prepare_cached(
        "select c.seq from entry_customer c join entry e on e.seq = c.seq
         where c.customer_id is null and e.ended_ms < ?1 order by c.seq",
    )?;
    statement.all([local(day, 0, 0, 0).utc_ms()], |row| row.get(0).map(Seq::new))
}

/// Tells entries that name someone without a file, oldest first, each with the name.
pub fn names_without_file(conn: &Connection, mut tell: impl FnMut(Seq, &str)) -> Outcome<()> {
    let mut statement =
        conn.prepare_cached("select seq, name from entry_customer where customer_id is null order by seq")?;
    statement.scan([], |row| {
        tell(Seq::new(row.get(0)?), row::text(row, 1)?);
        Ok(ControlFlow::Continue(()))
    })
}

/// Erases the customer's text beside an entry.
pub fn forget_customer(conn: &Connection, seq: Seq) -> Outcome<()> {
    conn.prepare_cached("delete from entry_customer where seq = ?1")?.execute([seq.get()])?;
    Ok(())
}
