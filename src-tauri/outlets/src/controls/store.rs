//! SQL of the controls: which entries tell of a rule.

use book::db::row::Query;
use book::detail;
use book::fault::Outcome;
use proof::Seq;
use rusqlite::{Connection, params};

use super::rules::Trace;

/// Entries that tell of a rule, newest first.
pub fn events(conn: &Connection, trace: Trace, limit: u32) -> Outcome<Vec<Seq>> {
    if let Trace::Kinds(kinds) = trace {
        return of_kinds(conn, kinds, limit);
    }
    let sql = match trace {
        Trace::Nothing | Trace::Kinds(_) => return Ok(Vec::new()),
        Trace::Clock => {
            "select seq from (
                select seq from entry where kind <> 'sale' and kind = 'clock_correction'
                union select seq from entry where clock_adjusted = 1)
             order by seq desc limit ?1"
        }
        Trace::Rights => {
            "select seq from (
                select seq from entry where kind <> 'sale' and kind = 'sign_in_failure'
                union select seq from entry where approved_by is not null)
             order by seq desc limit ?1"
        }
        Trace::Prices => {
            "select distinct seq from entry_line where price_reason is not null order by seq desc limit ?1"
        }
        Trace::Anonymous => {
            "select seq from entry e where kind = 'sale' and customer is null and exists (
                select 1 from entry_line l where l.seq = e.seq and l.nature = 'service')
             order by seq desc limit ?1"
        }
        Trace::BrokenChain => {
            concat!(
                "select seq from entry where kind <> 'sale' and kind = 'incident' and ",
                detail!("what"),
                " = 'chain_broken' order by seq desc limit ?1"
            )
        }
    };
    let mut statement = conn.prepare_cached(sql)?;
    statement.all([limit], |row| row.get(0).map(Seq::new))
}

fn of_kinds(conn: &Connection, kinds: &[proof::EntryKind], limit: u32) -> Outcome<Vec<Seq>> {
    let mut statement = conn.prepare_cached(
        "select seq from entry where kind <> 'sale' and kind = ?1 order by seq desc limit ?2",
    )?;
    let mut found = Vec::new();
    for kind in kinds {
        found.extend(statement.all(params![kind.as_str(), limit], |row| row.get(0).map(Seq::new))?);
    }
    found.sort_unstable_by(|a, b| b.cmp(a));
    found.truncate(limit as usize);
    Ok(found)
}

/// How many entries and receipts there are, and how many there must be by their numbers.
pub fn numbers(conn: &Connection) -> Outcome<[u64; 4]> {
    let mut statement = conn.prepare_cached(
        "select (select count(*) from entry), (select coalesce(max(seq), 0) from entry),
            (select count(*) from entry where receipt_number is not null),
            (select coalesce(max(receipt_number) - min(receipt_number) + 1, 0) from entry
                where receipt_number is not null)",
    )?;
    statement.one([], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?]))
}
