//! SQL of the state strip.

use book::db::row::Query;
use book::fault::Outcome;
use proof::Seq;
use rusqlite::Connection;

/// IKS-14: sales without a customer's name since an entry.
pub fn anonymous_sales_after(conn: &Connection, seq: Seq) -> Outcome<u32> {
    let mut statement = conn
        .prepare_cached("select count(*) from entry where seq > ?1 and kind = 'sale' and customer is null")?;
    statement.one([seq.get()], |row| row.get(0))
}
