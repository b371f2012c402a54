//! The end of the chain, kept in memory so that a booking costs the same after ten years.

use std::sync::Arc;

use proof::{Digest, Moment, Money, ReceiptNumber, Seq, ZNumber};
use rusqlite::Connection;

use super::gaps::{gaps, unreadable_gap};
use super::period::{cash_in_drawer, period};
use super::time::last_time;
use crate::db::row::{self, Query};
use crate::db::settings;
use crate::fault::Outcome;

/// Where the next entry goes on.
#[derive(Clone, Debug)]
pub struct ChainEnd {
    pub seq: Seq,
    pub hash: Digest,
    pub receipt_number: ReceiptNumber,
    pub z_number: ZNumber,
    /// Time of the last entry; none in an empty book.
    pub last: Option<Moment>,
    /// What is in the drawer by the book.
    pub cash: Money,
    /// The TSE that serves the register, as the newest bon has it: body of the snapshot `tse`.
    pub tse: Option<Arc<str>>,
}

impl Default for ChainEnd {
    fn default() -> Self {
        Self {
            seq: Seq::new(0),
            hash: Digest::GENESIS,
            receipt_number: ReceiptNumber::default(),
            z_number: ZNumber::default(),
            last: None,
            cash: Money::ZERO,
            tse: None,
        }
    }
}

impl ChainEnd {
    /// Reads the end of the chain from the store.
    pub fn load(conn: &Connection) -> Outcome<Self> {
        let last = conn
            .prepare("select seq, hash from entry order by seq desc limit 1")?
            .first([], |row| Ok((Seq::new(row.get(0)?), row::digest(row, 1)?)))?;
        // A register that is not founded yet goes on after nothing.
        let (receipts, closings): (u64, u64) = settings::get_or_empty(conn, settings::FIRST_NUMBERS)?;
        let receipt = conn
            .prepare("select coalesce(max(receipt_number), ?1) from entry where receipt_number is not null")?
            .one([receipts], |row| row.get(0))?;
        let z = conn
            .prepare("select coalesce(max(z_number), ?1) from entry where kind = 'closing'")?
            .one([closings], |row| row.get(0))?;
        let now = period(conn)?;
        // What a gap skipped was given to entries that are lost; it is never given again.
        let skipped = gaps(conn)?.pop().map(|(_, gap)| gap.last_given());
        let (receipt, z) = behind_unreadable_gap(conn, (receipts, receipt), (closings, z))?;
        let (receipt, z) = (ReceiptNumber::new(receipt), ZNumber::new(z));
        Ok(Self {
            seq: last.as_ref().map_or(Seq::new(0), |l| l.0),
            hash: last.as_ref().map_or(Digest::GENESIS, |l| l.1),
            receipt_number: skipped
                .and_then(|end| end.receipt)
                .map_or(receipt, |skipped| skipped.max(receipt)),
            z_number: skipped.and_then(|end| end.z).map_or(z, |skipped| skipped.max(z)),
            last: last_time(conn)?.map(|(_, last)| last),
            cash: cash_in_drawer(conn, &now)?,
            tse: serving_tse(conn)?.map(|(_, body)| Arc::from(body)),
        })
    }
}

/// The last numbers of receipts and closings, each with the one before the first. A gap that can't be read any more may have
/// skipped as many as there are entries before it: where none was given behind it yet, they go on behind all of these, and
/// none is given twice.
fn behind_unreadable_gap(
    conn: &Connection,
    receipts: (u64, u64),
    closings: (u64, u64),
) -> Outcome<(u64, u64)> {
    let Some(gap) = unreadable_gap(conn)? else { return Ok((receipts.1, closings.1)) };
    let last = "select coalesce(max(seq), 0) from entry where ";
    let behind = |those: &str, (first, last_given): (u64, u64)| -> Outcome<u64> {
        let newest: u64 = conn.prepare(&format!("{last}{those}"))?.one([], |row| row.get(0))?;
        Ok(if newest > gap.get() { last_given } else { last_given.max(first.saturating_add(gap.get())) })
    };
    Ok((behind("receipt_number is not null", receipts)?, behind("kind = 'closing'", closings)?))
}

/// The newest bon and its TSE, as the snapshot keeps it (JSON); absent where that bon has none.
pub fn serving_tse(conn: &Connection) -> Outcome<Option<(Seq, String)>> {
    let mut statement = conn.prepare_cached(
        "select e.seq, s.body from (
            select seq, tse_snapshot from entry where receipt_number is not null order by receipt_number desc limit 1
         ) e join snapshot s on s.digest = e.tse_snapshot",
    )?;
    statement.first([], |row| Ok((Seq::new(row.get(0)?), row.get(1)?)))
}

/// The TSEs that were asked to attest since an entry, or were put to work, as their snapshots have them (JSON), the earliest
/// first: what goes into the closing's table of TSEs (`tse.csv` of DSFinV-K).
///
/// # Errors
/// A fault of the store.
pub fn tses_since(conn: &Connection, after: Seq) -> Outcome<Vec<String>> {
    let mut statement = conn.prepare_cached(
        "select s.body from entry e join snapshot s on s.digest = e.tse_snapshot
         where e.seq > ?1 and (e.tse_present = 1 or e.details_form = 'tse/1')
         group by s.digest order by min(e.seq)",
    )?;
    statement.all([after.get()], |row| row.get(0))
}
