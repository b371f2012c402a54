//! Counting at the close: blind, as often as wanted, every count kept; the difference only by its own key.

use book::act::Act;
use book::booking::Judging;
use book::fault::{Outcome, Trouble};
use book::ledger::Draft;
use book::pen::Pen;
use contract::day::{BookDifference, CountResult, StoreCount};
use contract::refusal::{DayRefusal, RollRefusal};
use proof::ReferenceKind;

use super::count::{self, CountDetails};
use super::newest::newest;
use super::state::open_period;
use crate::cash;

/// From now on no cash figure is shown to this person until the count is stored.
pub fn begin(act: &Act<'_>) -> Outcome<()> {
    open_period(act)?;
    cash::begin(act)
}

/// Records the count with what the book expected, and shows how they compare.
pub fn store(pen: &mut Pen<'_>, wish: &StoreCount) -> Outcome<CountResult> {
    let (_, opening) = open_period(pen)?;
    let details = CountDetails::of(&wish.sheet, pen.cash(), false)?;
    pen.append(count::note(opening.day, &details)?)?;
    cash::end(pen)?;
    let newest = newest(pen, &opening)?;
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
