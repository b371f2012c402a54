//! From when and how long a test holds.

use proof::Day;

/// The first day on which a test of so many months no longer holds. In a shorter month it is the last day.
pub fn expiry(tested: Day, months: u32) -> Day {
    tested.plus_months(months)
}

/// The first day that a test carries: the skin has so many hours to answer. Of a test the day is known and not the
/// hour, so hours count as whole days, rounded up.
pub fn carries_from(tested: Day, waiting_hours: u32) -> Day {
    tested.plus_days(i64::from(waiting_hours.div_ceil(24)))
}
