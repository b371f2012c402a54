//! Points in time with the offset that held in the salon.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Datelike, FixedOffset, TimeZone, Timelike, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::day::Day;
use crate::text::push_digits;

/// A point in time: milliseconds since 1970 UTC, with the salon's offset from UTC at that time.
///
/// The offset is part of the record, so that a reader needs no table of time zones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Moment {
    utc_ms: i64,
    offset_min: i16,
}

impl Moment {
    /// A moment of so many milliseconds UTC at an offset of so many minutes east.
    pub const fn new(utc_ms: i64, offset_min: i16) -> Self {
        Self { utc_ms, offset_min }
    }

    pub const fn utc_ms(self) -> i64 {
        self.utc_ms
    }

    pub const fn offset_min(self) -> i16 {
        self.offset_min
    }

    /// The calendar day in the salon.
    pub fn day(self) -> Day {
        let local = self.local();
        Day::from_ymd(local.year(), local.month(), local.day()).unwrap_or_default()
    }

    /// Minutes since local midnight, 0 to 1439.
    pub fn minute_of_day(self) -> u32 {
        let local = self.local();
        local.hour() * 60 + local.minute()
    }

    /// `08:30`.
    pub fn hour_minute(self) -> String {
        self.local().format("%H:%M").to_string()
    }

    /// `27.11.2026 08:30:12`.
    pub fn german(self) -> String {
        self.local().format("%d.%m.%Y %H:%M:%S").to_string()
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
