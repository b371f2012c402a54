//! The time in a log message: UTC, in one of three forms.

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};

use crate::der;
use crate::tlv::{Element, Tag, unsigned};

/// How a device writes its time (`TSE_ZEITFORMAT` of DSFinV-K).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeFormat {
    /// Seconds since 1970, INTEGER.
    UnixTime,
    /// `yymmddhhmmssZ`, UTCTime.
    UtcTime,
    /// `yyyymmddhhmmssZ`, GeneralizedTime.
    GeneralizedTime,
}

impl TimeFormat {
    /// The name in a receipt's QR code.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::UnixTime => "unixTime",
            Self::UtcTime => "utcTime",
            Self::GeneralizedTime => "generalizedTime",
        }
    }

    /// The format of a name; TR-03151 has two names for each written time.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "unixTime" => Some(Self::UnixTime),
            "utcTime" | "utcTimeWithSeconds" => Some(Self::UtcTime),
            "generalizedTime" | "generalizedTimeWithMilliseconds" => Some(Self::GeneralizedTime),
            _ => None,
        }
    }
}

/// When a message was signed, by the device's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LogTime {
    /// Seconds since 1970, UTC.
    pub seconds: i64,
    /// How it is written.
    pub format: TimeFormat,
}

impl LogTime {
    /// The time of an element, or `None` if it is none.
    pub fn read(element: &Element<'_>) -> Option<Self> {
        let text = || std::str::from_utf8(element.content).ok();
        match element.tag {
            Tag::INTEGER => {
                let seconds = i64::try_from(unsigned(element.content)?).ok()?;
                DateTime::from_timestamp(seconds, 0)?;
                Some(Self { seconds, format: TimeFormat::UnixTime })
            }
            Tag::UTC_TIME => Some(Self { seconds: utc_time(text()?)?, format: TimeFormat::UtcTime }),
            Tag::GENERALIZED_TIME => {
                Some(Self { seconds: generalized_time(text()?)?, format: TimeFormat::GeneralizedTime })
            }
            _ => None,
        }
    }

    /// As it begins the name of a message's file.
    pub fn in_file_name(self) -> String {
        match self.format {
            TimeFormat::UnixTime => format!("Unixt_{}", self.seconds),
            TimeFormat::UtcTime => instant(self.seconds).format("Utc_%y%m%d%H%M%SZ").to_string(),
            TimeFormat::GeneralizedTime => instant(self.seconds).format("Gent_%Y%m%d%H%M%SZ").to_string(),
        }
    }

    /// The element, as a device writes it.
    pub fn write(self) -> Vec<u8> {
        let written = |form: &str| instant(self.seconds).format(form).to_string();
        match self.format {
            TimeFormat::UnixTime => der::integer(u64::try_from(self.seconds).unwrap_or_default()),
            TimeFormat::UtcTime => der::element(Tag::UTC_TIME, written("%y%m%d%H%M%SZ").as_bytes()),
            TimeFormat::GeneralizedTime => {
                der::element(Tag::GENERALIZED_TIME, written("%Y%m%d%H%M%SZ").as_bytes())
            }
        }
    }
}

/// A moment for people: `27.11.2026 08:20:00 UTC`.
pub fn german(seconds: i64) -> String {
    instant(seconds).format("%d.%m.%Y %H:%M:%S UTC").to_string()
}

/// A moment as receipts' QR codes write it: `2026-11-27T08:20:00.000Z`.
pub fn iso(seconds: i64) -> String {
    instant(seconds).format("%Y-%m-%dT%H:%M:%S.000Z").to_string()
}

/// The moment of exactly that form, and its milliseconds.
pub fn from_iso(text: &str) -> Option<(i64, u32)> {
    let exact = text.len() == 24 && text.ends_with('Z');
    let time = NaiveDateTime::parse_from_str(text.strip_suffix('Z')?, "%Y-%m-%dT%H:%M:%S%.3f").ok()?;
    let time = time.and_utc();
    let same = time.format("%Y-%m-%dT%H:%M:%S%.3fZ").to_string() == text;
    (exact && same).then(|| (time.timestamp(), time.timestamp_subsec_millis()))
}

/// `yymmddhhmmssZ`; BER lets the seconds be left out. Years below 50 are of this century (X.680).
pub fn utc_time(text: &str) -> Option<i64> {
    let digits = text.strip_suffix('Z')?;
    let (year, rest) = digits.split_at_checked(2)?;
    let year: i32 = number(year)?;
    let century = if year < 50 { 2000 } else { 1900 };
    moment(century + year, rest)
}

/// `yyyymmddhhmmssZ`, perhaps with a fraction of a second, which is cut.
pub fn generalized_time(text: &str) -> Option<i64> {
    let digits = text.strip_suffix('Z')?;
    let (year, rest) = digits.split_at_checked(4)?;
    let (rest, fraction) = rest.split_once(['.', ',']).map_or((rest, None), |(rest, cut)| (rest, Some(cut)));
    let is_number = |cut: &str| !cut.is_empty() && cut.bytes().all(|digit| digit.is_ascii_digit());
    (fraction.is_none_or(is_number)).then(|| moment(number(year)?, rest)).flatten()
}

fn moment(year: i32, rest: &str) -> Option<i64> {
    let pairs = (0..rest.len()).step_by(2).map(|at| rest.get(at..at + 2).and_then(number::<u32>));
    let pairs: Option<Vec<u32>> = pairs.collect();
    let (month, day, hour, minute, second) = match *pairs?.as_slice() {
        [month, day, hour, minute] => (month, day, hour, minute, 0),
        [month, day, hour, minute, second] => (month, day, hour, minute, second),
        _ => return None,
    };
    let day = NaiveDate::from_ymd_opt(year, month, day)?;
    Some(day.and_hms_opt(hour, minute, second)?.and_utc().timestamp())
}

fn number<N: std::str::FromStr>(text: &str) -> Option<N> {
    text.bytes().all(|digit| digit.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

/// What lies beyond the calendar's end is shown as that end.
fn instant(seconds: i64) -> DateTime<Utc> {
    let clamped = seconds.clamp(-62_135_596_800, 253_402_300_799);
    DateTime::UNIX_EPOCH + TimeDelta::try_seconds(clamped).unwrap_or_default()
}
