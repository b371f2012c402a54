//! Calendar days of the salon: a date without a time and without a time zone.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// A calendar day (Gregorian); `2026-11-27` in text form (ISO 8601), which is its JSON form too.
///
/// A booking day (Buchungstag) is one of these, although it may pass midnight: it is named after the day on
/// which it was opened. The default, 1970-01-01, stands in where chrono knows no such day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Day(NaiveDate);

const WEEKDAYS: [&str; 7] = ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"];

impl Day {
    /// The day of a year, a month (1 to 12) and a day of the month (from 1); `None` where the calendar has
    /// none.
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).map(Self)
    }

    /// The day that is spelled just so: `2026-11-27`. No library reads it, which a page would have to carry.
    pub fn from_iso(text: &str) -> Option<Self> {
        let (date, "") = text.split_at_checked(10)? else { return None };
        let bytes = date.as_bytes();
        let parted = bytes.get(4) == Some(&b'-') && bytes.get(7) == Some(&b'-');
        let (year, month, day) = (digits(date.get(..4)?)?, digits(date.get(5..7)?)?, digits(date.get(8..)?)?);
        let year = i32::try_from(year).ok()?;
        if parted { Self::from_ymd(year, month, day) } else { None }
    }

    /// The year, as in `2026`.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    pub fn day_of_month(self) -> u32 {
        self.0.day()
    }

    /// The day of the week, 0 (Monday) to 6 (Sunday).
    pub fn weekday(self) -> u32 {
        self.0.weekday().num_days_from_monday()
    }

    /// So many days later (earlier, when negative). Past the end of chrono's calendar, the same day.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        let moved = chrono::Duration::try_days(days).and_then(|d| self.0.checked_add_signed(d));
        Self(moved.unwrap_or(self.0))
    }

    /// So many months later; where the month is shorter, its last day (§ 188 Abs. 3 BGB). Past the end of chrono's
    /// calendar, the same day.
    #[must_use]
    pub fn plus_months(self, months: u32) -> Self {
        Self(self.0.checked_add_months(chrono::Months::new(months)).unwrap_or(self.0))
    }

    /// Whole days from an earlier day to this one; negative when that one is later.
    pub fn days_since(self, earlier: Self) -> i64 {
        self.0.signed_duration_since(earlier.0).num_days()
    }

    /// As people read it: `27.11.2026`.
    pub fn german(self) -> String {
        format!("{:02}.{:02}.{}", self.day_of_month(), self.month(), FourDigits(self.year()))
    }

    /// As people read it, with the weekday's two letters: `Fr 27.11.2026`.
    pub fn german_with_weekday(self) -> String {
        let weekday = WEEKDAYS.get(self.weekday() as usize).copied().unwrap_or_default();
        format!("{weekday} {}", self.german())
    }
}

/// The number that stands in nothing but digits.
pub(crate) fn digits(text: &str) -> Option<u32> {
    text.bytes().try_fold(0_u32, |number, byte| match byte {
        b'0'..=b'9' => number.checked_mul(10)?.checked_add(u32::from(byte - b'0')),
        _ => None,
    })
}

/// A year; beyond four digits and before the common era with its sign (ISO 8601).
struct FourDigits(i32);

impl fmt::Display for FourDigits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            year @ 0..=9999 => write!(f, "{year:04}"),
            year => write!(f, "{year:+05}"),
        }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}-{:02}", FourDigits(self.year()), self.month(), self.day_of_month())
    }
}

impl FromStr for Day {
    type Err = chrono::ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        NaiveDate::parse_from_str(text, "%Y-%m-%d").map(Self)
    }
}
