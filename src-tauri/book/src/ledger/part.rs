//! The part of the book that a stretch of booking days means: whole months as the rule of months cuts them, so that a list and
//! the archive of a month never differ; anything shorter by its booking days.

use proof::{Day, Seq};
use rusqlite::Connection;

use super::months::cuts;
use super::period::Opening;
use super::stretch::stretch_of_days;
use crate::fault::Outcome;
use crate::month::Month;

/// Which closings and receipts belong to a stretch of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Whole months: these entries, both ends included; the first is beyond the last where there is none.
    Entries(Seq, Seq),
    /// What was booked on these days, both included, wherever it stands.
    Days(Day, Day),
}

impl Part {
    /// The part that a stretch of days means, both included.
    ///
    /// # Errors
    /// A fault of the store.
    pub fn of(conn: &Connection, from: Day, to: Day) -> Outcome<Self> {
        Ok(match whole_months(from, to) {
            Some(months) => entries(conn, months).map(|(first, last)| Self::Entries(first, last))?,
            None => Self::Days(from, to),
        })
    }

    /// Whether the period that runs since this opening belongs to it. What was noted between the last closing and the opening may
    /// belong to the month before.
    pub fn holds(self, opening: &Opening) -> bool {
        match self {
            Self::Entries(first, last) => (first..=last).contains(&opening.seq),
            Self::Days(from, to) => (from..=to).contains(&opening.day),
        }
    }

    /// First and last place, first and last booking day, for a query that holds all four.
    pub fn bounds(self) -> (u64, u64, String, String) {
        match self {
            Self::Entries(first, last) => (first.get(), last.get(), "0000".to_owned(), "9999-99".to_owned()),
            Self::Days(from, to) => (0, i64::MAX.unsigned_abs(), from.to_string(), to.to_string()),
        }
    }
}

/// First and last place of the entries of these days, both included; the first is beyond the last where there is none. The
/// parts of neighbouring stretches meet without gap and without overlap.
///
/// # Errors
/// A fault of the store.
pub fn stretch(conn: &Connection, from: Day, to: Day) -> Outcome<(Seq, Seq)> {
    match whole_months(from, to) {
        Some(months) => entries(conn, months),
        None => stretch_of_days(conn, from, to),
    }
}

fn whole_months(from: Day, to: Day) -> Option<(Month, Month)> {
    let whole = from.day_of_month() == 1 && to.plus_days(1).day_of_month() == 1 && from <= to;
    whole.then(|| (Month::of(from), Month::of(to)))
}

fn entries(conn: &Connection, (from, to): (Month, Month)) -> Outcome<(Seq, Seq)> {
    let cuts = cuts(conn)?;
    let before = cuts.iter().rfind(|cut| cut.month < from).map_or(Seq::new(0), |cut| cut.last);
    let last = cuts.iter().rfind(|cut| cut.month <= to).map_or(before, |cut| cut.last);
    Ok((before.next(), last))
}
