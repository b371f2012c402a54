//! The closing period: what has happened since the last close, and which booking day is open.
//!
//! A revoked closing ends its period all the same: drawer and figures go on behind it, and its receipts stand
//! in no other Z report. But the day is open again, so what came since the last closing that stands can be
//! taken back.

use contract::refusal::TillRefusal;
use proof::{Day, Moment, Money, Seq, ZNumber};
use rusqlite::{Connection, Row, params};

use crate::db::row::{self, Query};
use crate::fault::Outcome;

/// The entries after the last closing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// The last entry that no longer belongs to the period; 0 at the beginning of the book.
    pub after: Seq,
    /// The last entry that no storno reaches any more. It lies before `after` while a day goes on after a
    /// revocation.
    pub closed_up_to: Seq,
    /// The revoked closing that this period goes on after.
    pub continues: Option<ZNumber>,
    /// The opening of this period, if the day is open.
    pub opening: Option<Opening>,
    pub last_closing: Option<LastClosing>,
}

/// The booking day that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    pub day: Day,
    pub seq: Seq,
    pub at: Moment,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LastClosing {
    pub seq: Seq,
    pub z_number: ZNumber,
    pub day: Day,
    pub at: Moment,
}

impl Period {
    /// The open booking day, or the refusal that asks to open one.
    pub fn open_day(&self) -> Result<Opening, TillRefusal> {
        self.opening.ok_or(TillRefusal::DayNotOpen)
    }
}

/// The newest entry of a kind that bounds a period, by its partial index. The kind is spelled out: with a
/// parameter SQLite would weigh the index anew, and parse the statement again, at every sale.
macro_rules! newest_of {
    ($kind:literal) => {
        concat!(
            "select seq, booking_day, ended_ms, ended_offset, z_number from entry
             where kind in ('opening_stock', 'closing', 'revocation') and kind = '",
            $kind,
            "' order by seq desc limit 1"
        )
    };
}

/// The newest closing that was not revoked. A revocation follows its closing, so few rows are looked at.
const NEWEST_STANDING: &str = "select seq, booking_day, ended_ms, ended_offset, z_number from entry c
     where kind in ('opening_stock', 'closing', 'revocation') and kind = 'closing' and not exists (
        select 1 from entry r where r.kind in ('opening_stock', 'closing', 'revocation')
            and r.kind = 'revocation' and r.seq > c.seq and r.z_number = c.z_number)
     order by seq desc limit 1";

/// The period that runs now.
pub fn period(conn: &Connection) -> Outcome<Period> {
    let last_closing = conn.prepare_cached(newest_of!("closing"))?.first([], closing)?;
    let after = seq_of(last_closing);
    let opening = conn.prepare_cached(newest_of!("opening_stock"))?.first([], opening)?;
    let opening = opening.filter(|opening| opening.seq > after);
    let revoked = last_closing.is_some() && revoked_after(conn, after)?;
    let closed_up_to =
        if revoked { seq_of(conn.prepare_cached(NEWEST_STANDING)?.first([], closing)?) } else { after };
    let continues = last_closing.filter(|_| revoked).map(|closing| closing.z_number);
    Ok(Period { after, closed_up_to, continues, opening, last_closing })
}

fn seq_of(closing: Option<LastClosing>) -> Seq {
    closing.map_or(Seq::new(0), |closing| closing.seq)
}

/// Whether there is a revocation after an entry; after the last closing it can only be that one's.
fn revoked_after(conn: &Connection, seq: Seq) -> Outcome<bool> {
    let mut statement = conn.prepare_cached(
        "select exists (select 1 from entry
         where kind in ('opening_stock', 'closing', 'revocation') and kind = 'revocation' and seq > ?1)",
    )?;
    statement.one([seq.get()], |row| row.get(0))
}

fn opening(row: &Row<'_>) -> rusqlite::Result<Opening> {
    Ok(Opening { seq: Seq::new(row.get(0)?), day: row::day(row, 1)?, at: row::moment(row, 2)? })
}

fn closing(row: &Row<'_>) -> rusqlite::Result<LastClosing> {
    let (day, at) = (row::day(row, 1)?, row::moment(row, 2)?);
    Ok(LastClosing { seq: Seq::new(row.get(0)?), z_number: ZNumber::new(row.get(4)?), day, at })
}

/// Places of the closings behind an entry, oldest first, at most so many.
///
/// # Errors
/// The store can't be read.
pub fn closings_behind(conn: &Connection, seq: Seq, most: usize) -> Outcome<Vec<Seq>> {
    let mut statement = conn.prepare_cached(
        "select seq from entry where kind in ('opening_stock', 'closing', 'revocation') and kind = 'closing'
            and seq > ?1 order by seq limit ?2",
    )?;
    statement.all(params![seq.get(), most], |row| row.get(0).map(Seq::new))
}

/// Places of the last closings, newest first, at most so many.
///
/// # Errors
/// The store can't be read.
pub fn last_closings(conn: &Connection, most: usize) -> Outcome<Vec<Seq>> {
    let mut statement = conn.prepare_cached(
        "select seq from entry where kind in ('opening_stock', 'closing', 'revocation') and kind = 'closing'
         order by seq desc limit ?1",
    )?;
    statement.all([most], |row| row.get(0).map(Seq::new))
}

/// The closing before an entry, revoked or not.
///
/// # Errors
/// The store can't be read.
pub fn closing_before(conn: &Connection, seq: Seq) -> Outcome<Option<Seq>> {
    let mut statement = conn.prepare_cached(
        "select seq from entry where kind in ('opening_stock', 'closing', 'revocation') and kind = 'closing'
            and seq < ?1 order by seq desc limit 1",
    )?;
    statement.first([seq.get()], |row| row.get(0).map(Seq::new))
}

/// Cash payments behind one entry up to another, opening stocks included: of a period from its closing before to its own,
/// what that one left in the drawer (rule R8).
///
/// # Errors
/// The store can't be read.
pub fn cash_between(conn: &Connection, (after, to): (Seq, Seq)) -> Outcome<Money> {
    let mut statement = conn.prepare_cached(
        "select coalesce(sum(amount_cents), 0) from entry_payment where seq > ?1 and seq <= ?2 and kind = 'Bar'",
    )?;
    statement.one([after.get(), to.get()], |row| row::money(row, 0))
}

/// Cash by the book: the period's cash payments, opening stock included (rule R8: never across closings).
pub fn cash_in_drawer(conn: &Connection, period: &Period) -> Outcome<Money> {
    let mut statement = conn.prepare_cached(
        "select coalesce(sum(amount_cents), 0) from entry_payment where seq > ?1 and kind = 'Bar'",
    )?;
    statement.one([period.after.get()], |row| row::money(row, 0))
}
