//! SQL of the state strip.

use book::db::row::Query;
use book::fault::Outcome;
use proof::Seq;
use rusqlite::Connection;

/// IKS-14: sales of services without a customer's name since an entry; goods over the counter need none, and the Z report
/// counts the same.
pub fn anonymous_sales_after(conn: &Connection, seq: Seq) -> Outcome<u32> {
    let mut statement = conn.prepare_cached(
        "select count(*) from entry e where e.seq > ?1 and e.kind = 'sale' and e.customer is null
             and exists (select 1 from entry_line l where l.seq = e.seq and l.nature = 'service')",
    )?;
    statement.one([seq.get()], |row| row.get(0))
}
