//! Counting at the close: blind, as often as wanted, every count kept; the difference only by its own key.

use book::book_tx::BookTx;
use book::booking::Judging;
use book::fault::{Outcome, Trouble};
use book::ledger::Draft;
use book::tx::WriteTx;
use contract::day::{BookDifference, CountResult, StoreCount};
use contract::refusal::{DayRefusal, RollRefusal};
use proof::ReferenceKind;

use super::count::{self, CountDetails};
use super::newest::newest;
use super::state::open_period;
use crate::cash;

/// From now on no cash figure is shown to this person until the count is stored.
pub fn begin(tx: &WriteTx<'_>) -> Outcome<()> {
    open_period(tx)?;
    cash::begin(tx)
}

/// Records the count with what the book expected, and shows how they compare.
pub fn store(tx: &mut BookTx<'_>, wish: &StoreCount) -> Outcome<CountResult> {
    let (_, opening) = open_period(tx)?;
    let details = CountDetails::of(&wish.sheet, tx.cash(), false)?;
    tx.append(count::note(opening.day, &details)?)?;
    cash::end(tx)?;
    let newest = newest(tx, &opening)?;
    newest.ok_or_else(|| Trouble::fault("a count that was just stored is not there"))?.result()
}

/// The bon of the newest count's difference, once.
pub fn difference(judging: &Judging<'_>, wish: &BookDifference) -> Outcome<Draft> {
    let (_, opening) = open_period(judging.conn)?;
    let newest = newest(judging.conn, &opening)?.ok_or(DayRefusal::NoCount)?;
    if newest.settled {
        return Err(DayRefusal::NoDifference.into());
    }
    if wish.reason.trim().is_empty() {
        return Err(RollRefusal::ReasonMissing.into());
    }
    let bon = count::difference(&opening, newest.details.difference, &wish.reason);
    Ok(bon.referring(ReferenceKind::Count, newest.seq))
}
