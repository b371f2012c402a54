//! Rows of the menu that the day answers.

use contract::day::{CorrectClock, DayState, DayView, OpenDay, OpenedDay};

use super::{opening, state};
use crate::act::{Look, Pen, Record, View};
use crate::fault::Outcome;

impl Look for DayState {
    fn look(self, view: &View<'_>) -> Outcome<DayView> {
        state::day_view(view)
    }
}

impl Record for OpenDay {
    fn record(self, pen: &mut Pen<'_>) -> Outcome<OpenedDay> {
        opening::open_day(pen, &self)
    }
}

impl Record for CorrectClock {
    fn record(self, pen: &mut Pen<'_>) -> Outcome<()> {
        state::correct_clock(pen, &self.reason)
    }
}
