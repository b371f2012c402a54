//! The closings of booking days with their state: the one source for whoever adds up days.
//!
//! A booking day has one closing, and one more for each revocation. A revoked closing keeps its receipts, and
//! the next one covers only what came after it. **Each receipt stands in exactly one closing**, so whoever adds
//! up a day adds up all its closings, the revoked ones too, and leaves none out.

use book::db::unless_damaged;
use book::fault::{Outcome, Trouble};
use book::ledger::{self, Part, StoredEntry};
use contract::day::RevokedNote;
use contract::{Day, Moment, ReceiptNumber, Seq, ZNumber};
use rusqlite::Connection;

use super::details::{ClosingDetails, closing_details};
use super::{revocation_slip, store};
use crate::letterhead::Likeness;

/// One closing of a booking day.
#[derive(Clone, Debug, PartialEq)]
pub struct DayClosing {
    pub z_number: ZNumber,
    pub seq: Seq,
    pub day: Day,
    pub at: Moment,
    /// Who closed.
    pub person: String,
    /// All figures, as stored for good.
    pub details: ClosingDetails,
    /// Set if it was revoked; its figures count all the same.
    pub revoked: Option<RevokedNote>,
    /// The revoked closing of the same day that this one goes on after.
    pub continues: Option<ZNumber>,
}

impl DayClosing {
    /// First and last receipt.
    pub fn receipts(&self) -> Option<(ReceiptNumber, ReceiptNumber)> {
        self.details.figures.first_receipt.zip(self.details.figures.last_receipt)
    }

    /// `Abschluss widerrufen am …`, as it stands on the Z report.
    pub fn mark(&self) -> Option<String> {
        self.revoked.as_ref().map(|note| revocation_slip::mark(note, self.receipts()))
    }
}

/// All closings of one booking day in the order of their numbers; none while the day is open for the first
/// time.
pub fn closings_of(conn: &Connection, day: Day) -> Outcome<Vec<DayClosing>> {
    let mut closings = Vec::new();
    closings_within(conn, Part::Days(day, day), |closing| {
        closings.push(closing);
        Ok(())
    })?;
    Ok(closings)
}

/// Visits all closings of a part of the book, in the order of their numbers.
pub fn closings_within(
    conn: &Connection,
    part: Part,
    mut visit: impl FnMut(DayClosing) -> Outcome<()>,
) -> Outcome<()> {
    for seq in store::closings_within(conn, part)? {
        if let Some(stored) = ledger::entry(conn, seq)? {
            visit(day_closing(conn, &stored)?)?;
        }
    }
    Ok(())
}

/// The closings of a part of the book that can be read, for a list that names the others otherwise.
pub fn readable_closings(conn: &Connection, part: Part) -> Outcome<Vec<DayClosing>> {
    let mut closings = Vec::new();
    for seq in store::closings_within(conn, part)? {
        if let Some(stored) = ledger::entry(conn, seq)? {
            closings.extend(unless_damaged(day_closing(conn, &stored))?);
        }
    }
    Ok(closings)
}

/// A closing with its state.
pub fn day_closing(conn: &Connection, stored: &StoredEntry) -> Outcome<DayClosing> {
    let head = &stored.entry.head;
    let z_number = ledger::z_number(head)?;
    let details = closing_details(&stored.entry)?;
    Ok(DayClosing {
        z_number,
        seq: head.seq,
        day: ledger::booking_day(head)?,
        at: head.ended,
        person: Likeness::of(&stored.entry)?.person,
        details,
        revoked: revoked(conn, head.seq, z_number)?,
        continues: continued(conn, z_number)?,
    })
}

/// What became of a closing, if it was revoked.
pub fn revoked(conn: &Connection, closing: Seq, z_number: ZNumber) -> Outcome<Option<RevokedNote>> {
    let Some(seq) = ledger::revoked_by(conn, closing)? else { return Ok(None) };
    let gone = || Trouble::fault(format!("entry {seq} is missing"));
    let stored = ledger::entry(conn, seq)?.ok_or_else(gone)?;
    let next = z_number.next();
    Ok(Some(RevokedNote {
        seq,
        at: stored.entry.head.ended,
        by: revocation_slip::by(&Likeness::of(&stored.entry)?),
        reason: ledger::reason(&stored.entry.head)?.to_owned(),
        continued_in: store::closing_with(conn, next)?.map(|_| next),
    }))
}

/// The closing before a number, if it was revoked.
pub fn continued(conn: &Connection, z_number: ZNumber) -> Outcome<Option<ZNumber>> {
    let before = ZNumber::new(z_number.get().saturating_sub(1));
    let Some(seq) = store::closing_with(conn, before)? else { return Ok(None) };
    Ok(ledger::revoked_by(conn, seq)?.map(|_| before))
}
