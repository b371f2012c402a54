//! Groups of customers, as their index holds them.

use book::db::row::Query;
use book::fault::Outcome;
use rusqlite::{Connection, params};

/// All groups that customers are in, each found behind the one before. Data that are no JSON tell of none; whoever opens
/// that file meets the fault.
pub fn groups(conn: &Connection) -> Outcome<Vec<String>> {
    let mut statement = conn.prepare_cached(
        "with recursive one (name) as (
            select min(name) from customer_group
            union all
            select (select min(g.name) from customer_group g where g.name > one.name) from one
            where one.name is not null)
         select name from one where name is not null",
    )?;
    statement.all([], |row| row.get(0))
}

/// So many that a look through the alphabet soon meets the next one.
const LARGE: u32 = 2_000;

/// Whether a group has so many members that they are better not gathered first.
pub fn is_large(conn: &Connection, group: &str) -> Outcome<bool> {
    let mut statement = conn.prepare_cached(
        "select count(*) = ?2 from (select 1 from customer_group where name = ?1 limit ?2)",
    )?;
    statement.one(params![group, LARGE], |row| row.get(0))
}
