//! A stretch of booking days: a day, a week, a month, a year.

use serde::{Deserialize, Serialize};

use crate::Day;

/// A stretch of booking days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Span {
    /// One booking day.
    Day(Day),
    /// Monday to Sunday around a day.
    Week(Day),
    /// The month of a day.
    Month(Day),
    /// The year of a day.
    Year(Day),
}

impl Span {
    /// First and last day.
    pub fn bounds(self) -> (Day, Day) {
        match self {
            Self::Day(day) => (day, day),
            Self::Week(day) => {
                let monday = day.plus_days(-i64::from(day.weekday()));
                (monday, monday.plus_days(6))
            }
            Self::Month(day) => {
                let first = day.plus_days(1 - i64::from(day.day_of_month()));
                // Any month has ended 31 days after its first.
                let next = first.plus_days(31);
                (first, next.plus_days(-i64::from(next.day_of_month())))
            }
            Self::Year(day) => {
                let first = Day::from_ymd(day.year(), 1, 1).unwrap_or(day);
                (first, Day::from_ymd(day.year(), 12, 31).unwrap_or(day))
            }
        }
    }

    /// The span of the same kind before or after this one.
    #[must_use]
    pub fn beside(self, later: bool) -> Self {
        let (first, last) = self.bounds();
        let day = if later { last.plus_days(1) } else { first.plus_days(-1) };
        match self {
            Self::Day(_) => Self::Day(day),
            Self::Week(_) => Self::Week(day),
            Self::Month(_) => Self::Month(day),
            Self::Year(_) => Self::Year(day),
        }
    }

    /// `Fr 27.11.2026`, `Woche 23.11.2026 bis 29.11.2026`, `November 2026`, `2026`.
    pub fn german(self) -> String {
        let (first, last) = self.bounds();
        match self {
            Self::Day(day) => day.german_with_weekday(),
            Self::Week(_) => format!("Woche {} bis {}", first.german(), last.german()),
            Self::Month(day) => format!("{} {}", month(day), day.year()),
            Self::Year(day) => day.year().to_string(),
        }
    }

    /// For file names: `2026-11-27`, `2026-11-23-woche`, `2026-11`, `2026`.
    pub fn stem(self) -> String {
        let (first, _) = self.bounds();
        match self {
            Self::Day(day) => day.to_string(),
            Self::Week(_) => format!("{first}-woche"),
            Self::Month(day) => format!("{:04}-{:02}", day.year(), day.month()),
            Self::Year(day) => format!("{:04}", day.year()),
        }
    }
}

const MONTHS: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];

/// The name of a day's month: `November`.
pub fn month(day: Day) -> &'static str {
    MONTHS.get(day.month() as usize - 1).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bounds(span: Span) -> String {
        let (first, last) = span.bounds();
        format!("{first} {last} {} {}", span.german(), span.stem())
    }

    #[test]
    fn spans_know_their_first_and_last_day() {
        let day = Day::from_ymd(2026, 11, 27).unwrap();
        assert_eq!(bounds(Span::Day(day)), "2026-11-27 2026-11-27 Fr 27.11.2026 2026-11-27");
        assert_eq!(
            bounds(Span::Week(day)),
            "2026-11-23 2026-11-29 Woche 23.11.2026 bis 29.11.2026 2026-11-23-woche"
        );
        assert_eq!(bounds(Span::Month(day)), "2026-11-01 2026-11-30 November 2026 2026-11");
        assert_eq!(bounds(Span::Year(day)), "2026-01-01 2026-12-31 2026 2026");
        assert_eq!(Span::Month(day).beside(true).stem(), "2026-12");
        assert_eq!(Span::Week(day).beside(false).stem(), "2026-11-16-woche");
        let december = Day::from_ymd(2024, 2, 29).unwrap();
        assert_eq!(bounds(Span::Month(december)), "2024-02-01 2024-02-29 Februar 2024 2024-02");
    }
}
