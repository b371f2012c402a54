//! From when and how long a test holds.

use proof::Day;

/// The first day on which a test of so many months no longer holds. In a shorter month it is the last day.
pub fn expiry(tested: Day, months: u32) -> Day {
    let month = tested.month() - 1 + months;
    let (years, month) = (i32::try_from(month / 12).unwrap_or_default(), month % 12 + 1);
    let day_of = |day| Day::from_ymd(tested.year() + years, month, day);
    (1..=tested.day_of_month()).rev().find_map(day_of).unwrap_or(tested)
}

/// The first day that a test carries: the skin has so many hours to answer. Of a test the day is known and not the
/// hour, so hours count as whole days, rounded up.
pub fn carries_from(tested: Day, waiting_hours: u32) -> Day {
    tested.plus_days(i64::from(waiting_hours.div_ceil(24)))
}
