//! Kassensturz now: what should be in the drawer this second beside what was counted. It books nothing, opens
//! no count of the close and settles no difference; that it was done is recorded.

use book::book_tx::BookTx;
use book::fault::Outcome;
use book::ledger::Draft;
use contract::cash::{CashCheck, CheckCash};
use contract::slip::{Block, Slip, SlipKind};
use proof::EntryKind;
use rusqlite::Connection;

use super::count::CountDetails;
use super::form::{page, sheet};
use super::state::open_period;
use crate::cash;
use crate::letterhead::{self, Booked, Likeness, pair, sum};
use crate::printing;

/// Details of the entry that records it; the same as of a count.
pub const CASH_CHECK_FORM: &str = "cash_check/1";
/// What stands on the protocol, so that nobody takes it for the count of a close.
const BOOKS_NOTHING: &str = "Kassensturz – bucht nichts";

/// Compares a sheet with the book. Who counts blind for the close is refused.
pub fn check_cash(tx: &mut BookTx<'_>, wish: &CheckCash) -> Outcome<CashCheck> {
    let (_, opening) = open_period(tx)?;
    cash::hide_from_who_counts(&tx.as_read())?;
    let details = CountDetails::of(&wish.sheet, tx.cash(), false)?;
    let mut note = Draft::note(EntryKind::Insight).with_details(CASH_CHECK_FORM, &details)?;
    note.booking_day = Some(opening.day);
    let recorded = tx.append(note)?;
    let slip = check_slip(tx, (&recorded).into(), tx.program.notice)?;
    printing::enqueue(tx, &slip, Some(recorded.seq()))?;
    Ok(CashCheck {
        seq: recorded.seq(),
        at: recorded.ended(),
        counted: details.counted,
        expected: details.expected,
        difference: details.difference,
        slip,
    })
}

/// The protocol, to be signed by who counted and who looked on.
pub fn check_slip(conn: &Connection, booked: Booked<'_>, notice: Option<&str>) -> Outcome<Slip> {
    let check: CountDetails = letterhead::details(booked.entry, CASH_CHECK_FORM)?;
    let likeness = Likeness::of(booked.entry)?;
    let head = &booked.entry.head;
    let mut blocks = letterhead::head(&likeness, notice);
    blocks.push(Block::Heading(String::from("Kassensturz")));
    blocks.push(Block::Notice(BOOKS_NOTHING.to_owned()));
    blocks.push(pair("Stand", head.ended.german()));
    blocks.push(pair("von", likeness.person.clone()));
    blocks.push(pair("Kasse", head.register.clone()));
    blocks.extend(sheet(&check));
    blocks.push(sum("Gezählt", check.counted));
    blocks.extend([pair("Soll", check.expected), pair("Differenz", check.difference)]);
    blocks.push(Block::Text(String::from(
        "Eine Differenz wird erst mit der Zählung zum Tagesabschluss gebucht.",
    )));
    blocks.extend(letterhead::foot(conn, booked, &likeness)?);
    blocks.push(Block::Signature(String::from("Datum, Unterschrift")));
    blocks.push(Block::Signature(String::from("anwesend, Unterschrift")));
    Ok(page(SlipKind::CashSlip, format!("Kassensturz {}", head.seq), blocks))
}
