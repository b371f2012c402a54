//! Jumps of the numbers: where the book was put back, and what had been given before (IKS-02).

use proof::{BookEnd, Gap, ReceiptNumber, Seq, ZNumber};
use rusqlite::Connection;

use super::read;
use crate::db::row::Query;
use crate::fault::Outcome;

/// All gaps of the book with their entries, oldest first. One whose details can't be read is left to the verification.
///
/// # Errors
/// The store can't be read.
pub fn gaps(conn: &Connection) -> Outcome<Vec<(Seq, Gap)>> {
    let mut statement = conn.prepare_cached(
        "select seq, details_body from entry where kind <> 'sale' and kind = 'gap' and details_form = ?1 order by seq",
    )?;
    let rows = statement.all([Gap::FORM], |row| Ok((Seq::new(row.get(0)?), row.get::<_, String>(1)?)))?;
    Ok(rows.into_iter().filter_map(|(seq, body)| gap(seq, &body)).collect())
}

fn gap(seq: Seq, body: &str) -> Option<(Seq, Gap)> {
    match serde_json::from_str(body) {
        Ok(gap) => Some((seq, gap)),
        Err(trouble) => {
            tracing::error!(%seq, %trouble, "a gap can't be read");
            None
        }
    }
}

/// The newest gap, where nobody can read any more what it skips.
///
/// # Errors
/// The store can't be read.
pub fn unreadable_gap(conn: &Connection) -> Outcome<Option<Seq>> {
    let mut statement = conn.prepare_cached(
        "select seq, coalesce(details_body, '') from entry where kind <> 'sale' and kind = 'gap' order by seq desc limit 1",
    )?;
    let newest = statement.first([], |row| Ok((Seq::new(row.get(0)?), row.get::<_, String>(1)?)))?;
    Ok(newest.filter(|(seq, body)| gap(*seq, body).is_none()).map(|(seq, _)| seq))
}

/// The last receipt and Z number that were given before an entry: those that stand there, and those that a gap skips.
///
/// # Errors
/// The store can't be read.
pub fn given_before(conn: &Connection, before: Seq) -> Outcome<(Option<ReceiptNumber>, Option<ZNumber>)> {
    let mut receipt = conn.prepare_cached(
        "select receipt_number from entry where seq < ?1 and receipt_number is not null order by seq desc limit 1",
    )?;
    let mut z = conn.prepare_cached(
        "select z_number from entry where kind in ('opening_stock', 'closing', 'revocation') and kind = 'closing'
           and seq < ?1 order by seq desc limit 1",
    )?;
    let receipt = receipt.first([before.get()], |row| row.get(0))?.map(ReceiptNumber::new);
    let z = z.first([before.get()], |row| row.get(0))?.map(ZNumber::new);
    let skipped =
        gaps(conn)?.into_iter().rev().find(|(seq, _)| *seq < before).map(|(_, gap)| gap.last_given());
    Ok(skipped.map_or((receipt, z), |given| (receipt.max(given.receipt), z.max(given.z))))
}

/// The end of the book as it stands in the store; `None` before the first entry.
///
/// # Errors
/// The store can't be read.
pub fn book_end(conn: &Connection) -> Outcome<Option<BookEnd>> {
    let newest = read::newest_seq(conn)?;
    let Some(last) = read::entry(conn, newest)? else { return Ok(None) };
    let (receipt, z) = given_before(conn, newest.next())?;
    Ok(Some(BookEnd { seq: newest, hash: Some(last.hash), receipt, z }))
}
