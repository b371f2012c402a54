//! A local day between two midnights, and the way from its minutes to those since 1970 UTC and back.

use book::clock::{in_berlin, utc_minute};
use book::fault::Outcome;
use contract::Day;
use contract::calendar::{DAY_MINUTES, GRID_MINUTES, Slot, hour_minute};
use contract::refusal::CalendarRefusal;
use proof::Moment;

/// How many days ahead an appointment may be.
const DAYS_AHEAD: i64 = 731;

/// A local day of 23, 24 or 25 hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    pub day: Day,
    /// Its midnights, in minutes since 1970 UTC.
    pub start: i64,
    pub end: i64,
}

impl Frame {
    pub fn of(day: Day) -> Self {
        let start = utc_minute(day, 0).unwrap_or_default();
        Self { day, start, end: utc_minute(day, DAY_MINUTES).unwrap_or(start) }
    }

    /// The day on which a minute lies.
    pub fn at(minute: i64) -> Self {
        Self::of(in_berlin(minute.saturating_mul(60_000)).day())
    }

    const fn is_even(self) -> bool {
        self.end - self.start == DAY_MINUTES as i64
    }

    /// None for a time that this day leaves out.
    pub fn utc(self, minute: u32) -> Option<i64> {
        if minute > DAY_MINUTES {
            return None;
        }
        if self.is_even() { Some(self.start + i64::from(minute)) } else { utc_minute(self.day, minute) }
    }

    /// The minute since 1970 at which a stretch of hours begins or ends; what the day leaves out moves on.
    pub fn bound(self, minute: u32) -> i64 {
        self.utc(minute).or_else(|| self.utc(minute + 60)).unwrap_or(self.end)
    }

    /// Minutes since local midnight; those past the day's end are its end.
    pub fn local(self, minute: i64) -> u32 {
        if minute >= self.end {
            return DAY_MINUTES;
        }
        if self.is_even() {
            return u32::try_from(minute - self.start).unwrap_or_default();
        }
        in_berlin(minute.saturating_mul(60_000)).minute_of_day()
    }

    /// The same minute, or the next one that lies on the grid of proposals.
    pub fn on_grid(self, minute: i64) -> i64 {
        let grid = i64::from(GRID_MINUTES);
        self.start + (minute - self.start + grid - 1).div_euclid(grid) * grid
    }

    pub fn slot(self, minute: i64) -> Slot {
        Slot { day: self.day, minute: self.local(minute) }
    }
}

/// Whole minutes since 1970 of a moment.
pub const fn minute_of(moment: Moment) -> i64 {
    moment.utc_ms().div_euclid(60_000)
}

/// Refuses a day that is farther ahead than appointments go.
pub fn within_reach(day: Day, now: Moment) -> Outcome<()> {
    if day.days_since(now.day()) > DAYS_AHEAD {
        return Err(CalendarRefusal::TooFarAhead.into());
    }
    Ok(())
}

/// The minute at which something is to begin, or why it can't begin then.
pub fn begin(at: Slot, now: Moment) -> Outcome<(Frame, i64)> {
    if at.day < now.day() {
        return Err(CalendarRefusal::InThePast.into());
    }
    within_reach(at.day, now)?;
    let frame = Frame::of(at.day);
    let minute = Some(at.minute).filter(|minute| *minute < DAY_MINUTES).and_then(|minute| frame.utc(minute));
    let time = hour_minute(at.minute);
    Ok((frame, minute.ok_or(CalendarRefusal::NoSuchTime { time })?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_23_and_25_hours_go_there_and_back() {
        for (month, day, hours) in [(3, 29, 23), (10, 25, 25), (11, 27, 24)] {
            let frame = Frame::of(Day::from_ymd(2026, month, day).unwrap());
            assert_eq!(frame.end - frame.start, hours * 60);
            for minute in [0, 60, 240, 540, 1_439, 1_440] {
                assert_eq!(frame.local(frame.utc(minute).unwrap()), minute, "{month} {minute}");
            }
        }
    }

    #[test]
    fn a_time_that_is_left_out_is_none_and_one_that_comes_twice_is_the_first() {
        let spring = Frame::of(Day::from_ymd(2026, 3, 29).unwrap());
        assert_eq!(spring.utc(150), None);
        assert_eq!(spring.bound(150), spring.utc(210).unwrap());
        let autumn = Frame::of(Day::from_ymd(2026, 10, 25).unwrap());
        assert_eq!(autumn.utc(150).unwrap() - autumn.start, 150);
        assert_eq!(autumn.utc(180).unwrap() - autumn.start, 240);
    }
}
