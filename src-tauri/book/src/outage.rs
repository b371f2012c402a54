//! Outages of the technical security device, as the book tells them (AEAO to § 146a no. 7): an entry when one begins, and one
//! when it has ended, which names begin, end and cause. Nothing of what was booked meanwhile is signed afterwards.

use proof::{EntryKind, Moment, Seq};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::book_tx::BookTx;
use crate::fault::Outcome;
use crate::ledger::{self, Draft};

/// Form of the details of an outage.
pub const FORM: &str = "outage/1";

/// What an entry tells of an outage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
enum Told {
    /// It begins; the entry's reason is the cause.
    Begun,
    /// The one that began with an entry has ended; this entry began when the outage did and ended with it.
    Ended { begun: Seq },
}

/// An outage that lasts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outage {
    /// The entry that told of it.
    pub seq: Seq,
    /// By the till's clock.
    pub since: Moment,
    /// In German.
    pub cause: String,
}

/// The outage that lasts, if one does.
///
/// # Errors
/// A fault of the store.
pub fn standing(conn: &Connection) -> Outcome<Option<Outage>> {
    let Some(newest) = ledger::newest_outage(conn)? else { return Ok(None) };
    // What can't be read stops no sale; the verification of the book names it.
    let lasts = matches!(serde_json::from_str(&newest.body), Ok(Told::Begun));
    Ok(lasts.then_some(Outage { seq: newest.seq, since: newest.since, cause: newest.cause }))
}

/// Records that an outage begins, unless one lasts already.
///
/// # Errors
/// As [`standing`], or the entry can't be appended.
pub fn begin(tx: &mut BookTx<'_>, cause: &str) -> Outcome<()> {
    if standing(tx)?.is_some() {
        return Ok(());
    }
    tx.append(Draft::note(EntryKind::Outage).because(cause).with_details(FORM, &Told::Begun)?)?;
    Ok(())
}

/// Records that the outage has ended, if one lasts: begin, end and cause in one entry.
///
/// # Errors
/// As [`begin`].
pub fn end(tx: &mut BookTx<'_>) -> Outcome<()> {
    let Some(outage) = standing(tx)? else { return Ok(()) };
    let ended = Told::Ended { begun: outage.seq };
    let mut note = Draft::note(EntryKind::Outage).because(&outage.cause).with_details(FORM, &ended)?;
    note.started = Some(outage.since);
    tx.append(note).map(drop)
}
