//! A month of the calendar.

use proof::Day;

/// A month by its number: twelve times the year and the months before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month(i32);

impl Month {
    /// The month of a day.
    pub fn of(day: Day) -> Self {
        Self(day.year() * 12 + day.month().cast_signed() - 1)
    }

    /// Its first day.
    pub fn first(self) -> Day {
        let month = self.0.rem_euclid(12).cast_unsigned() + 1;
        Day::from_ymd(self.0.div_euclid(12), month, 1).unwrap_or_default()
    }

    /// Its year.
    pub const fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// The month before.
    #[must_use]
    pub const fn before(self) -> Self {
        Self(self.0 - 1)
    }
}
