//! Derived states: what was cancelled, corrected or returned. Nothing of this is stored.

use std::collections::HashMap;

use proof::{EntryKind, LineNumber, Moment, Quantity, ReceiptNumber, ReferenceKind, Seq};
use rusqlite::{Connection, params};
use serde::de::DeserializeOwned;

use crate::db::is_damage;
use crate::db::row::{self, Query};
use crate::fault::Outcome;

/// The entry with this receipt number.
pub fn seq_of_receipt(conn: &Connection, number: ReceiptNumber) -> Outcome<Option<Seq>> {
    let mut statement = conn.prepare_cached("select seq from entry where receipt_number = ?1")?;
    Ok(statement.first([number.get()], |row| row.get(0))?.map(Seq::new))
}

/// The receipt number of an entry, if it is a bon.
pub fn number_of(conn: &Connection, seq: Seq) -> Outcome<Option<ReceiptNumber>> {
    let mut statement = conn.prepare_cached("select receipt_number from entry where seq = ?1")?;
    let number: Option<Option<u64>> = statement.first([seq.get()], |row| row.get(0))?;
    Ok(number.flatten().map(ReceiptNumber::new))
}

/// The bons that name this transaction and signature counter of a TSE: one for each device.
pub fn of_transaction(conn: &Connection, transaction: u64, counter: u64) -> Outcome<Vec<Seq>> {
    let mut statement = conn.prepare_cached(
        "select seq from entry where tse_transaction = ?1 and tse_counter = ?2 order by seq",
    )?;
    statement.all([transaction, counter], |row| row.get(0).map(Seq::new))
}

/// The entry that a basket became.
pub fn seq_of_basket(conn: &Connection, basket: &str) -> Outcome<Option<Seq>> {
    let mut statement = conn.prepare_cached("select seq from entry where basket = ?1")?;
    Ok(statement.first([basket], |row| row.get(0))?.map(Seq::new))
}

/// Places of the entries of some kinds within a part of the book, oldest first.
pub fn of_kinds(conn: &Connection, (from, to): (Seq, Seq), kinds: &[EntryKind]) -> Outcome<Vec<Seq>> {
    // Sales are nearly all of a book: whoever doesn't ask for them is answered by the index of the others.
    let mut statement = conn.prepare_cached(if kinds.contains(&EntryKind::Sale) {
        "select seq from entry where seq between ?1 and ?2 and kind in (select value from json_each(?3)) order by seq"
    } else {
        "select e.seq from (select distinct value from json_each(?3)) k cross join entry e
         where e.kind <> 'sale' and e.kind = k.value and e.seq between ?1 and ?2 order by e.seq"
    })?;
    let kinds: Vec<&str> = kinds.iter().map(|kind| kind.as_str()).collect();
    statement
        .all(params![from.get(), to.get(), serde_json::to_string(&kinds)?], |row| row.get(0).map(Seq::new))
}

/// Whether a line or a part of one was taken out of this basket since an entry.
///
/// # Errors
/// A fault of the store.
pub fn voided_of_basket(conn: &Connection, after: Seq, basket: &str) -> Outcome<bool> {
    let mut statement = conn.prepare_cached(concat!(
        "select exists (select 1 from entry where kind <> 'sale' and kind = 'voided_line' and seq > ?1 and ",
        crate::detail!("basket"),
        " = ?2)"
    ))?;
    statement.one(params![after.get(), basket], |row| row.get(0))
}

/// Details of the first entry of a kind and form behind a place that can be read: what a later change says of before.
pub fn next_details<T: DeserializeOwned>(
    conn: &Connection,
    kind: EntryKind,
    form: &str,
    behind: Seq,
) -> Outcome<Option<T>> {
    let mut statement = conn.prepare_cached(
        "select details_body, seq from entry
         where kind <> 'sale' and kind = ?1 and seq > ?2 and details_form = ?3 and details_body is not null
         order by seq",
    )?;
    statement.first_readable(params![kind.as_str(), behind.get(), form], |row| row::json(row, 0))
}

/// Details of all incidents as JSON, with their moments, oldest first. Each is read by itself: one on a damaged page takes none of the others
/// along, and is logged.
pub fn incidents(conn: &Connection) -> Outcome<Vec<(Moment, String)>> {
    let mut places =
        conn.prepare_cached("select seq from entry where kind <> 'sale' and kind = 'incident' order by seq")?;
    let places: Vec<u64> = places.all([], |row| row.get(0))?;
    let mut body = conn.prepare_cached(
        "select ended_ms, ended_offset, coalesce(details_body, ''), seq from entry where seq = ?1",
    )?;
    let mut bodies = Vec::with_capacity(places.len());
    for seq in places {
        match body.first([seq], |row| Ok((row::moment(row, 0)?, row.get(2)?))) {
            Ok(body) => bodies.extend(body),
            Err(trouble) if is_damage(&trouble) => {
                tracing::error!(seq, %trouble, "an incident can't be read")
            }
            Err(trouble) => return Err(trouble),
        }
    }
    Ok(bodies)
}

/// Details of the newest note of a kind and form that can be read.
///
/// # Errors
/// The store can't be read.
pub fn newest_note<T: DeserializeOwned>(
    conn: &Connection,
    kind: EntryKind,
    form: &str,
) -> Outcome<Option<T>> {
    let mut statement = conn.prepare_cached(
        "select details_body, seq from entry
         where kind <> 'sale' and kind = ?1 and details_form = ?2 order by seq desc",
    )?;
    statement.first_readable(params![kind.as_str(), form], |row| row::json(row, 0))
}

/// As [`of_kinds`], of one person.
pub fn of_kinds_by(
    conn: &Connection,
    (from, to): (Seq, Seq),
    kinds: &[EntryKind],
    person: i64,
) -> Outcome<Vec<Seq>> {
    let mut statement = conn.prepare_cached(
        "select seq from entry where person_id = ?4 and seq between ?1 and ?2
            and kind in (select value from json_each(?3))
         order by seq",
    )?;
    let kinds: Vec<&str> = kinds.iter().map(|kind| kind.as_str()).collect();
    let values = params![from.get(), to.get(), serde_json::to_string(&kinds)?, person];
    statement.all(values, |row| row.get(0).map(Seq::new))
}

/// Entries that refer to this one, oldest first.
pub fn references_to(conn: &Connection, seq: Seq) -> Outcome<Vec<(Seq, EntryKind, ReferenceKind)>> {
    let mut statement = conn.prepare_cached(
        "select r.seq, e.kind, r.kind, r.number, e.seq from entry_reference r join entry e on e.seq = r.seq
         where r.target_seq = ?1 order by r.seq",
    )?;
    statement
        .all([seq.get()], |row| Ok((Seq::new(row.get(0)?), row::spelled(row, 1)?, row::spelled(row, 2)?)))
}

/// The storno that took this entry back.
pub fn cancelled_by(conn: &Connection, seq: Seq) -> Outcome<Option<Seq>> {
    referring_as(conn, seq, ReferenceKind::Cancels)
}

/// The revocation of this closing.
pub fn revoked_by(conn: &Connection, seq: Seq) -> Outcome<Option<Seq>> {
    referring_as(conn, seq, ReferenceKind::Revokes)
}

fn referring_as(conn: &Connection, seq: Seq, kind: ReferenceKind) -> Outcome<Option<Seq>> {
    let found = references_to(conn, seq)?;
    Ok(found.iter().find(|(_, _, reference)| *reference == kind).map(|(seq, ..)| *seq))
}

/// How much of a line has come back, as a positive quantity and positive cents, by returns that stand.
pub fn returned_of(conn: &Connection, seq: Seq, line: LineNumber) -> Outcome<(Quantity, proof::Money)> {
    let mut statement = conn.prepare_cached(
        "select coalesce(sum(-quantity), 0), coalesce(sum(-gross_cents), 0) from entry_line
         where origin_seq = ?1 and origin_line = ?2 and not exists (
            select 1 from entry_reference r where r.target_seq = entry_line.seq and r.kind = 'cancels')
           and not exists (select 1 from entry e where e.seq = entry_line.seq and e.kind = 'storno')",
    )?;
    statement.one(params![seq.get(), line.get()], |row| {
        Ok((Quantity::thousandths(row.get(0)?), proof::Money::cents(row.get(1)?)))
    })
}

/// How often each article stands on the newest sales, by its id.
pub fn sold_lately(conn: &Connection, entries: u64) -> Outcome<HashMap<i64, i64>> {
    let mut statement = conn.prepare_cached(
        "select article_id, count(*) from entry_line
         where seq > (select coalesce(max(seq), 0) - ?1 from entry) and article_id is not null and voided = 0
           and quantity > 0
         group by article_id",
    )?;
    Ok(statement.all([entries], |row| Ok((row.get(0)?, row.get(1)?)))?.into_iter().collect())
}

/// When a customer last bought something.
pub fn last_visit(conn: &Connection, customer: i64) -> Outcome<Option<Moment>> {
    let mut statement = conn.prepare_cached(
        "select e.ended_ms, e.ended_offset from entry_customer c join entry e on e.seq = c.seq
         where c.customer_id = ?1 and e.kind = 'sale' order by c.seq desc limit 1",
    )?;
    statement.first([customer], |row| Ok(Moment::new(row.get(0)?, row.get(1)?)))
}
