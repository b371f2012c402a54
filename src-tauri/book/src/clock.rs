//! The one place where time comes from. Everything else is told the moment.

use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, Offset, TimeZone, Utc};
use chrono_tz::Europe::Berlin;
use proof::{Day, Moment};

/// Tells the time; given to the desk by the program that runs it.
pub trait Clock: Send + Sync {
    /// The present moment, with the offset that holds in the salon. May jump either way: what that means is
    /// judged where entries are recorded (IKS-03).
    fn now(&self) -> Moment;
}

/// The machine's clock, read as German time.
#[derive(Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one reading of the system clock")]
    fn now(&self) -> Moment {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        in_berlin(i64::try_from(since.map(|d| d.as_millis()).unwrap_or_default()).unwrap_or(i64::MAX))
    }
}

/// A clock that is moved by hand.
#[derive(Debug)]
pub struct HandClock(AtomicI64);

impl HandClock {
    /// A clock that stands at this moment until it is moved.
    pub fn at(moment: Moment) -> Self {
        Self(AtomicI64::new(moment.utc_ms()))
    }

    /// Moves it to a moment, forward or back; its offset becomes the one that holds in Germany then.
    pub fn set(&self, moment: Moment) {
        self.0.store(moment.utc_ms(), Ordering::SeqCst);
    }

    /// Moves it on by so many milliseconds; back, when negative.
    pub fn advance_ms(&self, ms: i64) {
        self.0.fetch_add(ms, Ordering::SeqCst);
    }
}

impl Clock for HandClock {
    fn now(&self) -> Moment {
        in_berlin(self.0.load(Ordering::SeqCst))
    }
}

/// The moment of so many milliseconds since 1970 UTC, with the offset that holds in Germany then.
pub fn in_berlin(utc_ms: i64) -> Moment {
    let utc = DateTime::<Utc>::from_timestamp_millis(utc_ms).unwrap_or_default();
    let offset = utc.with_timezone(&Berlin).offset().fix().local_minus_utc() / 60;
    Moment::new(utc_ms, i16::try_from(offset).unwrap_or_default())
}

/// The moment of a local time on a day. A time that the change to summer time leaves out moves on by an
/// hour; one that the change back repeats is the first.
pub fn local(day: Day, hour: u32, minute: u32, second: u32) -> Moment {
    let naive = chrono::NaiveDate::from_ymd_opt(day.year(), day.month(), day.day_of_month())
        .and_then(|date| date.and_hms_opt(hour, minute, second))
        .unwrap_or_default();
    let later = || Berlin.from_local_datetime(&(naive + chrono::Duration::hours(1))).earliest();
    let found = Berlin.from_local_datetime(&naive).earliest().or_else(later);
    in_berlin(found.map(|t| t.timestamp_millis()).unwrap_or_default())
}

/// Whole minutes since 1970 UTC of a local minute of a day; 1440 is the midnight that ends it. None for a
/// time that the change to summer time leaves out; of one that comes twice, the first.
pub fn utc_minute(day: Day, minute: u32) -> Option<i64> {
    let (day, minute) = if minute < 1_440 { (day, minute) } else { (day.plus_days(1), minute - 1_440) };
    let naive = chrono::NaiveDate::from_ymd_opt(day.year(), day.month(), day.day_of_month())
        .and_then(|date| date.and_hms_opt(minute / 60, minute % 60, 0))?;
    Some(Berlin.from_local_datetime(&naive).earliest()?.timestamp().div_euclid(60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_23_and_25_hours() {
        let spring = Day::from_ymd(2026, 3, 29).unwrap();
        let autumn = Day::from_ymd(2026, 10, 25).unwrap();
        let hours = |day: Day| local(day.plus_days(1), 0, 0, 0).since_ms(local(day, 0, 0, 0)) / 3_600_000;
        assert_eq!((hours(spring), hours(autumn), hours(autumn.plus_days(1))), (23, 25, 24));
        assert_eq!(local(spring, 2, 30, 0).hour_minute(), "03:30");
        assert_eq!(local(autumn, 2, 30, 0).offset_min(), 120);
    }
}
