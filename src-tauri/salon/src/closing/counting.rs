//! Counting at the close: blind, as often as wanted, every count kept; the difference only by its own key.

use contract::day::{BookDifference, CountResult, StoreCount};
use contract::refusal::{DayRefusal, RollRefusal};
use contract::till::Receipt;

use super::count::{self, CountDetails};
use super::newest::newest;
use super::state::open_period;
use crate::act::Act;
use crate::cash;
use crate::fault::{Outcome, Trouble};
use crate::pen::Pen;

/// From now on no cash figure is shown to this person until the count is stored.
pub fn begin(act: &Act<'_>) -> Outcome<()> {
    open_period(act)?;
    cash::begin(act)
}

/// Records the count with what the book expected, and shows how they compare.
pub fn store(pen: &mut Pen<'_>, wish: &StoreCount) -> Outcome<CountResult> {
    let (_, opening) = open_period(pen)?;
    let details = CountDetails::of(&wish.sheet, pen.cash(), false)?;
    count::keep(pen, opening.day, &details)?;
    cash::end(pen)?;
    let newest = newest(pen, &opening)?;
    newest.ok_or_else(|| Trouble::fault("a count that was just stored is not there"))?.result()
}

/// Books the difference of the newest count, once.
pub fn book_difference(pen: &mut Pen<'_>, wish: &BookDifference) -> Outcome<Receipt> {
    let (_, opening) = open_period(pen)?;
    let newest = newest(pen, &opening)?.ok_or(DayRefusal::NoCount)?;
    if newest.settled {
        return Err(DayRefusal::NoDifference.into());
    }
    if wish.reason.trim().is_empty() {
        return Err(RollRefusal::ReasonMissing.into());
    }
    let difference = newest.details.difference;
    let recorded = count::book_difference(pen, &opening, newest.seq, difference, &wish.reason)?;
    cash::receipt(pen, &recorded)
}
