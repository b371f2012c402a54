//! SQL of the witnesses.

use book::db::row::Query;
use book::fault::Outcome;
use proof::{ReceiptNumber, Seq, ZNumber};
use rusqlite::Connection;

/// The last receipt number up to an entry.
pub fn last_receipt(conn: &Connection) -> Outcome<Option<ReceiptNumber>> {
    let mut statement = conn.prepare_cached(
        "select receipt_number from entry where receipt_number is not null order by receipt_number desc limit 1",
    )?;
    statement.first([], |row| row.get(0).map(ReceiptNumber::new))
}

/// The last Z number.
pub fn last_z(conn: &Connection) -> Outcome<Option<ZNumber>> {
    let mut statement = conn
        .prepare_cached("select z_number from entry where kind = 'closing' order by z_number desc limit 1")?;
    statement.first([], |row| row.get(0).map(ZNumber::new))
}

/// The newest entry that a printed page, a message or a paid appointment speaks of.
pub fn spoken_of(conn: &Connection) -> Outcome<Option<Seq>> {
    let mut statement = conn.prepare_cached(
        "select max(seq) from (
            select max(seq) seq from print_job where seq is not null
            union all select max(seq) from outbox
            union all select max(paid_seq) from appointment where paid_seq is not null)",
    )?;
    statement.one([], |row| row.get::<_, Option<u64>>(0).map(|seq| seq.map(Seq::new)))
}
