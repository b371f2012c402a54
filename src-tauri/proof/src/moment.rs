//! Points in time with the offset that held in the salon.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Datelike, FixedOffset, TimeZone, Timelike, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::day::{Day, digits};
use crate::text::push_digits;

/// A point in time: milliseconds since 1970 UTC, with the salon's offset from UTC at that time.
///
/// The offset is part of the record, so that a reader needs no table of time zones. Text and JSON form: RFC
/// 3339 with three decimals and the offset, `2026-11-27T08:30:00.000+01:00`, which suits DSFinV-K's
/// `BON_START` and `BON_ENDE` too. Ordered by the point in time; the offset only breaks ties.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Moment {
    utc_ms: i64,
    offset_min: i16,
}

impl Moment {
    /// A moment of so many milliseconds since 1970 UTC, at an offset of so many minutes east of UTC (60 in
    /// German winter, 120 in summer). No offset is refused here; one of a day or more is shown as UTC.
    pub const fn new(utc_ms: i64, offset_min: i16) -> Self {
        Self { utc_ms, offset_min }
    }

    /// The moment that is spelled just so: `2026-11-27T08:30:00.000+01:00`.
    pub fn from_rfc3339(text: &str) -> Option<Self> {
        let (date, time) = text.split_at_checked(10)?;
        let marks = [(0, b'T'), (3, b':'), (6, b':'), (9, b'.'), (16, b':')];
        let marked = marks.iter().all(|(at, mark)| time.as_bytes().get(*at) == Some(mark));
        let two = |at: usize| digits(time.get(at..at + 2)?);
        let (hour, minute, second, milli) = (two(1)?, two(4)?, two(7)?, digits(time.get(10..13)?)?);
        let (hours_east, minutes_east) = (two(14)?, two(17)?);
        let east = i64::from(hours_east * 60 + minutes_east);
        let offset_min = match time.as_bytes().get(13) {
            Some(b'+') => east,
            Some(b'-') if east > 0 => -east,
            _ => return None,
        };
        let in_range = hour < 24 && minute < 60 && second < 60 && hours_east < 24 && minutes_east < 60;
        if !marked || !in_range || time.len() != 19 {
            return None;
        }
        let days = Day::from_iso(date)?.days_since(Day::from_ymd(1970, 1, 1)?);
        let minutes = (days * 24 + i64::from(hour)) * 60 + i64::from(minute) - offset_min;
        let utc_ms = (minutes * 60 + i64::from(second)) * 1_000 + i64::from(milli);
        Some(Self::new(utc_ms, i16::try_from(offset_min).ok()?))
    }

    /// Milliseconds since 1970-01-01T00:00:00 UTC; negative before.
    pub const fn utc_ms(self) -> i64 {
        self.utc_ms
    }

    /// The offset in minutes east of UTC.
    pub const fn offset_min(self) -> i16 {
        self.offset_min
    }

    /// The calendar day in the salon, by the moment's own offset.
    pub fn day(self) -> Day {
        let local = self.local();
        Day::from_ymd(local.year(), local.month(), local.day()).unwrap_or_default()
    }

    /// Minutes since local midnight, 0 to 1439.
    pub fn minute_of_day(self) -> u32 {
        let local = self.local();
        local.hour() * 60 + local.minute()
    }

    /// The salon's clock to the minute: `08:30`.
    pub fn hour_minute(self) -> String {
        let local = self.local();
        format!("{:02}:{:02}", local.hour(), local.minute())
    }

    /// The salon's date and clock to the second, as paper shows it: `27.11.2026 08:30:12`.
    pub fn german(self) -> String {
        format!("{} {}:{:02}", self.day().german(), self.hour_minute(), self.local().second())
    }

    /// Milliseconds from an earlier moment to this one; negative when it is later.
    pub const fn since_ms(self, earlier: Self) -> i64 {
        self.utc_ms.saturating_sub(earlier.utc_ms)
    }

    /// Appends the RFC 3339 form without the detour of a format string: every entry has two moments.
    pub(crate) fn write_rfc3339(self, out: &mut String) {
        let local = self.local();
        let (date, offset) = (local.date_naive(), self.offset_min.unsigned_abs());
        let fields = [
            (u64::from(date.year().unsigned_abs()), 4, "-"),
            (u64::from(date.month()), 2, "-"),
            (u64::from(date.day()), 2, "T"),
            (u64::from(local.hour()), 2, ":"),
            (u64::from(local.minute()), 2, ":"),
            (u64::from(local.second()), 2, "."),
            (u64::from(local.timestamp_subsec_millis()), 3, if self.offset_min < 0 { "-" } else { "+" }),
            (u64::from(offset / 60), 2, ":"),
            (u64::from(offset % 60), 2, ""),
        ];
        for (value, width, after) in fields {
            push_digits(out, value, width);
            out.push_str(after);
        }
    }

    fn local(self) -> DateTime<FixedOffset> {
        let utc = Utc.timestamp_millis_opt(self.utc_ms).single().unwrap_or(DateTime::<Utc>::MIN_UTC);
        let offset = FixedOffset::east_opt(i32::from(self.offset_min) * 60);
        utc.with_timezone(&offset.unwrap_or_else(|| chrono::Offset::fix(&Utc)))
    }
}

impl PartialOrd for Moment {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Moment {
    /// By the point in time; the offset only breaks ties.
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.utc_ms, self.offset_min).cmp(&(other.utc_ms, other.offset_min))
    }
}

impl fmt::Display for Moment {
    /// RFC 3339 with milliseconds and offset: `2026-11-27T08:30:00.000+01:00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::with_capacity(29);
        self.write_rfc3339(&mut text);
        f.write_str(&text)
    }
}

impl FromStr for Moment {
    type Err = chrono::ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parsed = DateTime::parse_from_rfc3339(text)?;
        let offset_min = i16::try_from(parsed.offset().local_minus_utc() / 60).unwrap_or_default();
        Ok(Self::new(parsed.timestamp_millis(), offset_min))
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Read by hand and by the common library, and written again: the same, or not read at all.
    #[test]
    fn only_the_one_spelling_is_read() {
        let good = [
            "2026-11-27T08:30:00.123+01:00",
            "1999-12-31T23:59:59.999-03:30",
            "0000-01-01T00:00:00.000+23:59",
        ];
        for text in good {
            let parsed: Moment = text.parse().unwrap();
            assert_eq!(Moment::from_rfc3339(text), Some(parsed), "{text}");
            assert_eq!(parsed.to_string(), text);
        }
        for text in [
            "",
            "2026-11-27",
            "2026-11-27T08:30:00.123Z",
            "2026-11-27T08:30:00.123-00:00",
            "2026-11-27 08:30:00.123+01:00",
            "2026-11-27T08:30:00.123+01:0",
            "2026-11-27T08:30:00.123+01:000",
            "2026-11-27T08:30:00.1234+01:00",
            "2026-11-27T08:30:00,123+01:00",
            "2026-02-30T08:30:00.123+01:00",
            "2026-11-27T24:00:00.000+01:00",
            "2026-11-27T08:60:00.000+01:00",
            "2026-11-27T08:30:60.000+01:00",
            "2026-11-27T08:30:00.000+24:00",
            "2026-11-27T08:30:00.000+01:60",
            "2026-11-27T08:30:00.000 01:00",
            "+026-11-27T08:30:00.000+01:00",
            "2026-11-27T+8:30:00.000+01:00",
            "2026-11-2７T08:30:00.000+01:0",
        ] {
            assert_eq!(Moment::from_rfc3339(text), None, "{text}");
        }
    }

    #[test]
    fn text_form_keeps_offset_and_milliseconds() {
        let text = "2026-11-27T08:30:00.123+01:00";
        let moment: Moment = text.parse().unwrap();
        assert_eq!(moment.to_string(), text);
        assert_eq!(moment.hour_minute(), "08:30");
        assert_eq!(moment.day().to_string(), "2026-11-27");
        assert_eq!(moment.minute_of_day(), 510);
    }
}
