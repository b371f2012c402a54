//! How long a test holds.

use proof::Day;

/// The first day on which a test of so many months no longer holds. In a shorter month it is the last day.
pub fn expiry(tested: Day, months: u32) -> Day {
    let month = tested.month() - 1 + months;
    let (years, month) = (i32::try_from(month / 12).unwrap_or_default(), month % 12 + 1);
    let day_of = |day| Day::from_ymd(tested.year() + years, month, day);
    (1..=tested.day_of_month()).rev().find_map(day_of).unwrap_or(tested)
}
