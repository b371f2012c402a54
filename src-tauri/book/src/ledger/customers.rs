//! Customers beside the book: whose entries are whose, and the texts that an erasure takes away. The entries keep their
//! commitments, so the chain holds and the verifier says "Kundendaten gelöscht".

use proof::Seq;
use rusqlite::Connection;

use crate::db::row::Query;
use crate::fault::Outcome;

/// Entries of a customer, newest first.
pub fn of_customer(conn: &Connection, customer: i64) -> Outcome<Vec<Seq>> {
    let mut statement =
        conn.prepare_cached("select seq from entry_customer where customer_id = ?1 order by seq desc")?;
    statement.all([customer], |row| row.get(0).map(Seq::new))
}

/// Erases the customer's text beside an entry.
pub fn forget_customer(conn: &Connection, seq: Seq) -> Outcome<()> {
    conn.prepare_cached("delete from entry_customer where seq = ?1")?.execute([seq.get()])?;
    Ok(())
}
