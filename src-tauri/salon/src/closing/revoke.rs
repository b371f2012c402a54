//! The owner takes the last close back, on its own day (Widerruf). Nothing in the book changes: the revoked Z
//! report keeps its number and its receipts; the day goes on behind it and is closed by the next number.

use book::booking::{Booking, Following, Judging};
use book::db::settings;
use book::fault::{Outcome, Trouble};
use book::ledger::{self, Draft, LastClosing, Opening, StoredEntry};
use book::tx::{ReadTx, WriteTx};
use contract::day::{LastClose, Reopened};
use contract::refusal::{DayRefusal, RollRefusal};
use contract::{EntryKind, ZNumber};
use proof::{Day, ReferenceKind};
use rusqlite::Connection;

use super::details::closing_details;
use super::opening::opening_stock;
use super::revocation_slip::{REVOCATION_FORM, RevocationDetails, revocation_slip};
use super::store;
use crate::letterhead::{self, Likeness};
use crate::printing;

/// The last close, and what stands against its revocation.
pub fn outlook(tx: &ReadTx<'_>) -> Outcome<Option<LastClose>> {
    let Some(closing) = ledger::period(tx.conn)?.last_closing else { return Ok(None) };
    let hindrance = match revocable(tx, closing.z_number) {
        Ok(_) => None,
        Err(Trouble::Refused(no)) => Some(no.to_string()),
        Err(fault) => return Err(fault),
    };
    let stored = stored(tx.conn, &closing)?;
    let details = closing_details(&stored.entry)?;
    Ok(Some(LastClose {
        z_number: closing.z_number,
        seq: closing.seq,
        day: closing.day,
        at: closing.at,
        person: Likeness::of(&stored.entry)?.person,
        receipts: details.figures.first_receipt.zip(details.figures.last_receipt),
        stock: details.carried.cash_left,
        hindrance,
    }))
}

/// What revokes the last close and opens its day again with what it left in the drawer.
pub fn revocation(judging: &Judging<'_>, z_number: ZNumber, reason: &str) -> Outcome<Booking> {
    let closing = revocable(judging, z_number)?;
    if reason.trim().is_empty() {
        return Err(RollRefusal::ReasonMissing.into());
    }
    let closed = closing_details(&stored(judging.conn, &closing)?.entry)?;
    let details = RevocationDetails {
        closed: closing.at,
        receipts: closed.figures.first_receipt.zip(closed.figures.last_receipt),
        stock: closed.carried.cash_left,
    };
    let mut note = Draft::note(EntryKind::Revocation)
        .with_details(REVOCATION_FORM, &details)?
        .referring(ReferenceKind::Revokes, closing.seq)
        .because(reason);
    note.booking_day = Some(closing.day);
    let day = Opening { day: closing.day, seq: closing.seq, at: judging.now };
    let carried_on = format!("Übertrag nach Widerruf von Z-{z_number}");
    Ok(Booking::of(note).and(opening_stock(details.stock).draft(&day).because(&carried_on)))
}

/// The day goes on.
pub fn revoked(after: &Following<'_>) -> Outcome<Reopened> {
    let (revocation, stock) = (after.entry(0)?, after.entry(1)?);
    let details: RevocationDetails = letterhead::details(&revocation.entry, REVOCATION_FORM)?;
    let slip = revocation_slip(after, revocation.into(), after.program.notice)?;
    let print = printing::enqueue(after, &slip, Some(revocation.seq()))?;
    let head = &revocation.entry.head;
    let (z_number, day) = head.z_number.zip(head.booking_day).ok_or_else(|| Trouble::fault("no Z number"))?;
    Ok(Reopened {
        z_number,
        seq: head.seq,
        day,
        at: head.ended,
        stock: details.stock,
        stock_number: stock.number()?,
        slip,
        print,
    })
}

/// The closing, if it may be revoked now.
fn revocable(tx: &ReadTx<'_>, z_number: ZNumber) -> Outcome<LastClosing> {
    let period = ledger::period(tx.conn)?;
    let z = z_number.get();
    let closing = period.last_closing.ok_or(DayRefusal::NothingToRevoke)?;
    if closing.z_number != z_number {
        return Err(DayRefusal::NotTheLastClose { z, last: closing.z_number.get() }.into());
    }
    if period.continues.is_some() {
        return Err(DayRefusal::AlreadyRevoked { z }.into());
    }
    if let Some(opening) = period.opening {
        return Err(DayRefusal::NextDayBegun { z, day: opening.day.german() }.into());
    }
    if store::clock_corrected_after(tx.conn, closing.seq)? {
        return Err(DayRefusal::ClockCorrectedSince { z }.into());
    }
    if latest_day(tx, &closing)? != closing.day || tx.now.day() != closing.day {
        return Err(DayRefusal::RevocationDayOver { z, day: closing.day.german() }.into());
    }
    if let Some(sealed) = sealed_until(tx.conn)?.filter(|sealed| closing.day <= *sealed) {
        return Err(DayRefusal::MonthSealed { month: contract::lists::Span::Month(sealed).german() }.into());
    }
    Ok(closing)
}

/// The latest day that the book and the desk have seen: a clock that is set back brings no day back.
fn latest_day(tx: &ReadTx<'_>, closing: &LastClosing) -> Outcome<Day> {
    let in_book = store::latest_moment_since(tx.conn, closing.seq)?.day();
    let at_desk: Option<Day> = settings::get(tx.conn, settings::LATEST_DAY)?;
    Ok(at_desk.map_or(in_book, |day| day.max(in_book)).max(tx.now.day()))
}

/// Keeps in mind that somebody stood at the desk today.
pub fn note_day(tx: &WriteTx<'_>) -> Outcome<()> {
    let today = tx.now.day();
    match settings::get::<Day>(tx, settings::LATEST_DAY)? {
        Some(latest) if latest >= today => Ok(()),
        _ => settings::put(tx, settings::LATEST_DAY, &today),
    }
}

/// Whether [`note_day`] has something to keep.
pub fn is_new_day(tx: &ReadTx<'_>) -> Outcome<bool> {
    let latest: Option<Day> = settings::get(tx.conn, settings::LATEST_DAY)?;
    Ok(latest.is_none_or(|latest| latest < tx.now.day()))
}

/// A sealed month (Festschreibung) keeps its closings. Sealing will set this; until then no month is sealed.
fn sealed_until(conn: &Connection) -> Outcome<Option<Day>> {
    settings::get(conn, settings::SEALED_UNTIL)
}

fn stored(conn: &Connection, closing: &LastClosing) -> Outcome<StoredEntry> {
    let found = ledger::entry(conn, closing.seq)?;
    found.ok_or_else(|| Trouble::fault(format!("closing {} is missing", closing.seq)))
}
