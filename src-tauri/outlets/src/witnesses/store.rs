//! SQL of the witnesses.

use book::db::row::Query;
use book::fault::Outcome;
use proof::Seq;
use rusqlite::Connection;

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
