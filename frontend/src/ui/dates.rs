//! Reads a typed date: `0` (today), `+7`, `fr`, `2711`, `27.11.26`, `kw48`.

use chrono::{Datelike, Duration, NaiveDate, Weekday};
use contract::Day;

/// The day meant by the text, seen from `today`; `None` where it is no date.
#[must_use]
pub fn read_date(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let text = text.trim().to_lowercase();
    match text.as_str() {
        "" => None,
        "0" | "heute" => Some(today),
        "morgen" => today.succ_opt(),
        "gestern" => today.pred_opt(),
        _ => offset(&text, today)
            .or_else(|| weekday(&text).and_then(|day| next(day, today)))
            .or_else(|| week(&text, today))
            .or_else(|| calendar(&text, today)),
    }
}

/// As it stands in a date field: `Fr 27.11.2026`.
#[must_use]
pub fn show_date(day: NaiveDate) -> String {
    format!("{} {}", short_weekday(day.weekday()), day.format("%d.%m.%Y"))
}

/// The two letters of a weekday.
#[must_use]
pub fn short_weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Mo",
        Weekday::Tue => "Di",
        Weekday::Wed => "Mi",
        Weekday::Thu => "Do",
        Weekday::Fri => "Fr",
        Weekday::Sat => "Sa",
        Weekday::Sun => "So",
    }
}

/// The same day for the date field.
#[must_use]
pub fn date(day: Day) -> NaiveDate {
    NaiveDate::from_ymd_opt(day.year(), day.month(), day.day_of_month()).unwrap_or_default()
}

/// The same day for the salon.
#[must_use]
pub fn whole_day(date: NaiveDate) -> Option<Day> {
    Day::from_ymd(date.year(), date.month(), date.day())
}

fn offset(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let days: i64 = match text.chars().next()? {
        '+' | '-' => text.parse().ok()?,
        _ => return None,
    };
    today.checked_add_signed(Duration::try_days(days)?)
}

fn weekday(text: &str) -> Option<Weekday> {
    let days =
        [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];
    days.into_iter().find(|day| short_weekday(*day).to_lowercase() == text)
}

/// Today counts: on a Friday, `fr` is today.
fn next(day: Weekday, today: NaiveDate) -> Option<NaiveDate> {
    today.iter_days().take(7).find(|candidate| candidate.weekday() == day)
}

fn week(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let number: u32 = text.strip_prefix("kw")?.trim().parse().ok()?;
    NaiveDate::from_isoywd_opt(today.iso_week().year(), number, Weekday::Mon)
}

fn calendar(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let parts: Vec<&str> = text.split('.').filter(|part| !part.is_empty()).collect();
    let split = match *parts.as_slice() {
        [run] => split_run(run)?,
        [day, month] => (day, month, ""),
        [day, month, year] => (day, month, year),
        _ => return None,
    };
    let (day, month, year) = split;
    let month = if month.is_empty() { today.month() } else { month.parse().ok()? };
    let year = match (year.len(), year.parse::<i32>()) {
        (0, _) => today.year(),
        (2, Ok(year)) => 2000 + year,
        (4, Ok(year)) => year,
        _ => return None,
    };
    NaiveDate::from_ymd_opt(year, month, day.parse().ok()?)
}

/// Digits without dots: day, day and month, or all three.
fn split_run(run: &str) -> Option<(&str, &str, &str)> {
    if !run.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    match run.len() {
        1 | 2 => Some((run, "", "")),
        4 | 6 | 8 => Some((&run[..2], &run[2..4], &run[4..])),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day")
    }

    #[test]
    fn reads_what_is_typed_on_friday_the_27th_of_november() {
        let today = day(2026, 11, 27);
        for (typed, meant) in [
            ("0", today),
            ("+7", day(2026, 12, 4)),
            ("-1", day(2026, 11, 26)),
            ("fr", today),
            ("Mo", day(2026, 11, 30)),
            ("2711", today),
            ("0112", day(2026, 12, 1)),
            ("271126", today),
            ("27112026", today),
            ("1.12.", day(2026, 12, 1)),
            ("1.2.27", day(2027, 2, 1)),
            ("30", day(2026, 11, 30)),
            ("kw48", day(2026, 11, 23)),
            ("KW 1", day(2025, 12, 29)),
        ] {
            assert_eq!(read_date(typed, today), Some(meant), "{typed}");
        }
    }

    #[test]
    fn refuses_what_is_no_day() {
        let today = day(2026, 11, 27);
        for typed in ["", "3002", "kw60", "abc", "12345", "1.2.3.4", "99.99.", "+x", "+99999999999"] {
            assert_eq!(read_date(typed, today), None, "{typed}");
        }
    }
}
