//! Times of a day as they are typed: `9-18`, `8:30-13, 14-18`, `frei`.

use contract::calendar::{DAY_MINUTES, Span};

use crate::text::german::planning as words;

/// What stands for no time at all.
const NONE: [&str; 6] = ["frei", "geschlossen", "zu", "keine", "-", "x"];

/// The stretches that are typed, in their order; the sentence says what can't be.
pub fn read_spans(text: &str) -> Result<Vec<Span>, &'static str> {
    let text = text.trim().to_lowercase();
    if text.is_empty() || NONE.contains(&text.as_str()) {
        return Ok(Vec::new());
    }
    let plain = text.replace("uhr", " ").replace(['–', '—', '−'], "-").replace("bis", "-");
    let joined = plain.split('-').map(str::trim).collect::<Vec<_>>().join("-");
    let parts = joined.split([',', ';', '+', '/', ' ']).filter(|part| !part.is_empty());
    let mut spans = parts.map(read_span).collect::<Result<Vec<_>, _>>()?;
    spans.sort_unstable();
    match spans.windows(2).any(|two| matches!(two, [one, next] if one.overlaps(*next))) {
        true => Err(words::OVERLAP),
        false => Ok(spans),
    }
}

fn read_span(text: &str) -> Result<Span, &'static str> {
    let (from, until) = text.split_once('-').ok_or(words::UNREAD)?;
    let (from, until) = (read_minute(from).ok_or(words::UNREAD)?, read_minute(until).ok_or(words::UNREAD)?);
    if from < until { Ok(Span::new(from, until)) } else { Err(words::BACKWARDS) }
}

/// A typed time: `9`, `930`, `9:30`, `9.30`; the end of the day is `24`.
#[must_use]
pub fn read_minute(text: &str) -> Option<u32> {
    let text = text.trim();
    let (hour, minute) = match text.split_once([':', '.', 'h']) {
        Some((hour, minute)) => (hour, minute),
        None if text.len() > 2 => text.split_at_checked(text.len() - 2)?,
        None => (text, "0"),
    };
    let digits =
        |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse::<u32>().ok())?;
    let (hour, minute) = (digits(hour)?, digits(minute)?);
    (hour <= 24 && minute < 60).then_some(hour * 60 + minute).filter(|minute| *minute <= DAY_MINUTES)
}

/// `9–18`, `8:30–13, 14–18`; empty for none.
#[must_use]
pub fn write_spans(spans: &[Span]) -> String {
    spans.iter().map(|span| write_span(*span)).collect::<Vec<_>>().join(", ")
}

/// `8:30–17`.
#[must_use]
pub fn write_span(span: Span) -> String {
    format!("{}–{}", write_minute(span.from), write_minute(span.until))
}

/// `9`, `8:30`.
#[must_use]
pub fn write_minute(minute: u32) -> String {
    match minute % 60 {
        0 => (minute / 60).to_string(),
        rest => format!("{}:{rest:02}", minute / 60),
    }
}

/// Breaks of a day's work: each lies within one of its stretches.
pub fn read_breaks(text: &str, work: &[Span]) -> Result<Vec<Span>, &'static str> {
    let breaks = read_spans(text)?;
    let inside = |pause: &Span| work.iter().any(|of| of.from <= pause.from && pause.until <= of.until);
    if breaks.iter().all(inside) { Ok(breaks) } else { Err(words::BREAK_OUTSIDE) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_they_are_typed() {
        for (typed, meant) in [
            ("9-18", "9–18"),
            (" 9:00 – 18.00 Uhr ", "9–18"),
            ("830-17", "8:30–17"),
            ("0830 bis 1700", "8:30–17"),
            ("14-18, 9-13", "9–13, 14–18"),
            ("9-13 14-18", "9–13, 14–18"),
            ("0-24", "0–24"),
            ("18-24:00", "18–24"),
            ("frei", ""),
            ("Zu", ""),
            ("", ""),
        ] {
            assert_eq!(read_spans(typed).map(|spans| write_spans(&spans)), Ok(meant.to_owned()), "{typed}");
        }
    }

    #[test]
    fn what_is_no_time_is_said() {
        for (typed, said) in [
            ("18-9", words::BACKWARDS),
            ("22-2", words::BACKWARDS),
            ("9-9", words::BACKWARDS),
            ("9", words::UNREAD),
            ("9-25", words::UNREAD),
            ("9-24:30", words::UNREAD),
            ("9-17:75", words::UNREAD),
            ("-9-18", words::UNREAD),
            ("vormittags", words::UNREAD),
            ("٩-١٨", words::UNREAD),
            ("🕘-🕕", words::UNREAD),
            ("99999999999999-18", words::UNREAD),
            ("9-13, 12-18", words::OVERLAP),
        ] {
            assert_eq!(read_spans(typed), Err(said), "{typed}");
        }
    }

    #[test]
    fn a_break_lies_within_the_work() {
        let work = [Span::new(540, 780), Span::new(840, 1_080)];
        assert_eq!(read_breaks("11-11:15, 16-16:15", &work).map(|all| all.len()), Ok(2));
        for outside in ["13-13:30", "8-9:30", "12:30-14:30"] {
            assert_eq!(read_breaks(outside, &work), Err(words::BREAK_OUTSIDE), "{outside}");
        }
        assert_eq!(read_breaks("11-12, 11:30-12:30", &work), Err(words::OVERLAP));
    }
}
