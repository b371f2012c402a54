//! The end of the chain, kept in memory so that a booking costs the same after ten years.

use proof::{Digest, Moment, Money, ReceiptNumber, Seq, ZNumber};
use rusqlite::{Connection, OptionalExtension};

use super::period::{cash_in_drawer, period};
use super::rows::digest;
use super::time::last_time;
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
}

impl ChainEnd {
    /// Reads the end of the chain from the store.
    pub fn load(conn: &Connection) -> Outcome<Self> {
        let last = conn
            .query_row("select seq, hash from entry order by seq desc limit 1", [], |row| {
                Ok((Seq::new(row.get(0)?), digest(row, 1)?))
            })
            .optional()?;
        let (receipts, closings) =
            settings::get::<(u64, u64)>(conn, settings::FIRST_NUMBERS)?.unwrap_or_default();
        let receipt: Option<u64> = conn.query_row(
            "select max(receipt_number) from entry where receipt_number is not null",
            [],
            |row| row.get(0),
        )?;
        let z: Option<u64> =
            conn.query_row("select max(z_number) from entry where kind = 'closing'", [], |row| row.get(0))?;
        let now = period(conn)?;
        Ok(Self {
            seq: last.as_ref().map_or(Seq::new(0), |l| l.0),
            hash: last.as_ref().map_or(Digest::GENESIS, |l| l.1),
            receipt_number: ReceiptNumber::new(receipt.unwrap_or(receipts)),
            z_number: ZNumber::new(z.unwrap_or(closings)),
            last: last_time(conn)?.map(|(_, last)| last),
            cash: cash_in_drawer(conn, &now)?,
        })
    }
}
