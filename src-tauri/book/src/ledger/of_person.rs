//! What the book says of someone of the staff: which entries, and in which part.

use std::collections::BTreeMap;

use proof::Seq;
use rusqlite::Connection;

use crate::db::row::{self, Query};
use crate::detail;
use crate::fault::Outcome;

/// In which part an entry names someone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// Wrote it.
    pub wrote: bool,
    /// Agreed by PIN.
    pub approved: bool,
    /// Performed at least one of its lines.
    pub performed: bool,
}

/// All entries that name someone of the staff, oldest first. Reads the whole book; for an answer that is seldom given.
///
/// # Errors
/// A row that can't be read.
pub fn of_person(conn: &Connection, person: i64) -> Outcome<BTreeMap<Seq, Named>> {
    let mut found: BTreeMap<Seq, Named> = BTreeMap::new();
    let mut statement =
        conn.prepare_cached("select seq, person_id = ?1, coalesce(approved_by = ?1, 0) from entry where person_id = ?1 or approved_by = ?1")?;
    for (seq, wrote, approved) in
        statement.all([person], |row| Ok((Seq::new(row.get(0)?), row.get(1)?, row.get(2)?)))?
    {
        found.insert(seq, Named { wrote, approved, performed: false });
    }
    let mut statement =
        conn.prepare_cached("select distinct seq from entry_line where performer_id = ?1 order by seq")?;
    for seq in statement.all([person], |row| row.get(0).map(Seq::new))? {
        found.entry(seq).or_default().performed = true;
    }
    Ok(found)
}

/// The newest entry that names someone of the staff.
///
/// # Errors
/// A row that can't be read.
pub fn newest_of_person(conn: &Connection, person: i64) -> Outcome<Option<Seq>> {
    let mut statement = conn.prepare_cached(
        "select max(seq) from (
            select max(seq) as seq from entry where person_id = ?1 or approved_by = ?1
            union all select max(seq) from entry_line where performer_id = ?1)",
    )?;
    let newest: Option<u64> = statement.one([person], |row| row.get(0))?;
    Ok(newest.map(Seq::new))
}

/// What else someone was called: full and short names of earlier, as the changes of the staff tell them.
///
/// # Errors
/// A row that can't be read.
pub fn earlier_names(conn: &Connection, person: i64) -> Outcome<Vec<(String, String)>> {
    let mut statement = conn.prepare_cached(concat!(
        "select distinct told.name, told.short_name from (select ",
        detail!("old.id"),
        " as id, ",
        detail!("old.name"),
        " as name, ",
        detail!("old.short_name"),
        " as short_name from entry where kind <> 'sale' and kind = 'settings' and details_form = 'person/1'
         union all select ",
        detail!("new.id"),
        ", ",
        detail!("new.name"),
        ", ",
        detail!("new.short_name"),
        " from entry where kind <> 'sale' and kind = 'settings' and details_form = 'person/1'
         ) told where told.id = ?1 and told.name is not null and told.short_name is not null",
    ))?;
    statement.all([person], |row| Ok((row::text(row, 0)?.to_owned(), row::text(row, 1)?.to_owned())))
}
