//! The newest count of the period, and whether it still holds.

use book::db::unless_damaged;
use book::fault::Outcome;
use book::ledger::{self, Opening, StoredEntry};
use contract::day::CountResult;
use contract::refusal::DayRefusal;
use proof::Seq;
use rusqlite::Connection;

use super::count::{CountDetails, FORM};
use super::store;
use crate::letterhead::{self, Likeness};

/// The newest count since the opening.
pub struct NewestCount {
    pub seq: Seq,
    pub details: CountDetails,
    /// The difference was booked, or there is none.
    pub settled: bool,
    /// Cash moved since, other than by the difference or what was skimmed off.
    pub outdated: bool,
    /// Money was skimmed off after it.
    pub skimmed: bool,
    stored: StoredEntry,
}

/// The newest count of this day, if there is one.
pub fn newest(conn: &Connection, opening: &Opening) -> Outcome<Option<NewestCount>> {
    let Some(seq) = store::newest_count_after(conn, opening.seq)? else { return Ok(None) };
    let Some(stored) = ledger::entry(conn, seq)? else { return Ok(None) };
    // A count that can't be read any more is none: it is counted again.
    let Some(details) = unless_damaged(letterhead::details::<CountDetails>(&stored.entry, FORM))? else {
        return Ok(None);
    };
    let settled = details.difference.is_zero() || store::difference_booked(conn, seq)?;
    let outdated = store::cash_moved_after(conn, seq)?;
    let skimmed = store::skimmed_after(conn, seq)?;
    Ok(Some(NewestCount { seq, details, settled, outdated, skimmed, stored }))
}

impl NewestCount {
    /// IKS-12: a close rests on a count that still holds.
    pub fn check_holds(&self) -> Result<(), DayRefusal> {
        if self.outdated {
            return Err(DayRefusal::CountOutdated);
        }
        if !self.settled {
            return Err(DayRefusal::DifferenceOpen { difference: self.details.difference });
        }
        Ok(())
    }

    /// The count as the person sees it.
    pub fn result(&self) -> Outcome<CountResult> {
        Ok(CountResult {
            seq: self.seq,
            counted: self.details.counted,
            expected: self.details.expected,
            difference: self.details.difference,
            settled: self.settled,
            at: self.stored.entry.head.ended,
            by: Likeness::of(&self.stored.entry)?.person,
        })
    }
}
