//! The rule of months: which entries belong to a month, for every list, report and archive.
//!
//! The book is cut by `seq`, so that every entry stands in exactly one month and the next begins where this one ends:
//! 1. From its opening to its close, everything belongs to the month of the booking day, also what is booked after midnight or
//!    noted without a day (a price that changes, a wrong PIN).
//! 2. What is noted between two booking days belongs to the month of its own time.
//! 3. Days whose date does not fit the order, because the clock was wrong, belong to the month in which they stand; which these
//!    are is chosen so that they are as few as possible.

use proof::{Day, Seq};
use rusqlite::Connection;

use super::read::newest_seq;
use crate::db::row::{self, Query};
use crate::fault::Outcome;
use crate::month::Month;

/// The entries of a month, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    /// Which month it is.
    pub month: Month,
    /// Its first entry.
    pub first: Seq,
    /// Its last entry.
    pub last: Seq,
}

/// A stretch of the book up to an entry, with the month that its date names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct RangeMark {
    last: Seq,
    month: Month,
}

/// The whole book, cut into months, oldest first.
///
/// # Errors
/// A fault of the store.
pub fn cuts(conn: &Connection) -> Outcome<Vec<Cut>> {
    let newest = newest_seq(conn)?;
    if newest == Seq::new(0) {
        return Ok(Vec::new());
    }
    Ok(cut(&marks(conn, newest)?, newest))
}

/// Stretches in the order of the book: each booking day, and what lies between two days of different months.
fn marks(conn: &Connection, newest: Seq) -> Outcome<Vec<RangeMark>> {
    let bounds = bounds(conn)?;
    let mut marks = Vec::with_capacity(bounds.len());
    match bounds.first() {
        Some(first) if first.seq > Seq::new(1) => between(conn, Seq::new(1), before(first.seq), &mut marks)?,
        Some(_) => {}
        None => between(conn, Seq::new(1), newest, &mut marks)?,
    }
    for (at, bound) in bounds.iter().enumerate() {
        let next: Option<&Bound> = bounds.get(at + 1);
        let end = next.map_or(newest, |next| before(next.seq));
        let month = Month::of(bound.day);
        if !bound.closes {
            marks.push(RangeMark { last: end, month });
            continue;
        }
        marks.push(RangeMark { last: bound.seq, month });
        if end > bound.seq && next.is_none_or(|next| Month::of(next.day) != month) {
            between(conn, bound.seq.next(), end, &mut marks)?;
        }
    }
    Ok(marks)
}

fn between(conn: &Connection, first: Seq, last: Seq, marks: &mut Vec<RangeMark>) -> Outcome<()> {
    let found = months_by_time(conn, first, last)?;
    marks.extend(found.into_iter().map(|(last, day)| RangeMark { last, month: Month::of(day) }));
    Ok(())
}

const fn before(seq: Seq) -> Seq {
    Seq::new(seq.get().saturating_sub(1))
}

/// Joins stretches to months that follow each other without a gap.
fn cut(marks: &[RangeMark], newest: Seq) -> Vec<Cut> {
    let fitting = fitting(marks);
    let mut cuts: Vec<Cut> = Vec::new();
    let mut begin = Seq::new(1);
    for (mark, fits) in marks.iter().zip(fitting) {
        match cuts.last_mut() {
            Some(open) if !fits || open.month == mark.month => open.last = mark.last,
            // Days before the first one that fits go with it.
            None if !fits => continue,
            _ => cuts.push(Cut { month: mark.month, first: begin, last: mark.last }),
        }
        begin = mark.last.next();
    }
    if let Some(last) = cuts.last_mut() {
        last.last = newest;
    }
    cuts
}

/// Which stretches stand in the order of their months: the most that can (a longest sequence that never
/// falls, found by its smallest ends).
fn fitting(marks: &[RangeMark]) -> Vec<bool> {
    let mut ends: Vec<usize> = Vec::new();
    let mut previous: Vec<Option<usize>> = Vec::with_capacity(marks.len());
    for (at, mark) in marks.iter().enumerate() {
        let month_of = |end: &usize| marks.get(*end).map_or(mark.month, |m| m.month);
        let place = ends.partition_point(|end| month_of(end) <= mark.month);
        previous.push(place.checked_sub(1).and_then(|before| ends.get(before).copied()));
        match ends.get_mut(place) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut fits = vec![false; marks.len()];
    let mut at = ends.last().copied();
    while let Some(here) = at {
        if let Some(fit) = fits.get_mut(here) {
            *fit = true;
        }
        at = previous.get(here).copied().flatten();
    }
    fits
}

/// An entry that begins, ends or reopens a booking day.
struct Bound {
    seq: Seq,
    day: Day,
    closes: bool,
}

/// All bounds of booking days, oldest first, by their partial index.
fn bounds(conn: &Connection) -> Outcome<Vec<Bound>> {
    let mut statement = conn.prepare_cached(
        "select seq, booking_day, kind = 'closing', date(ended_ms / 1000 + ended_offset * 60, 'unixepoch') from entry
         where kind in ('opening_stock', 'closing', 'revocation') order by seq",
    )?;
    statement.all([], |row| {
        let booked = row::optional(row, 1, row::day)?;
        let day = booked.map_or_else(|| row::day(row, 3), Ok)?;
        Ok(Bound { seq: Seq::new(row.get(0)?), day, closes: row.get(2)? })
    })
}

/// The last entry of each month of time within a stretch, in the order of the book, with a day of that month.
fn months_by_time(conn: &Connection, first: Seq, last: Seq) -> Outcome<Vec<(Seq, Day)>> {
    let mut statement = conn.prepare_cached(
        "select max(seq), date(ended_ms / 1000 + ended_offset * 60, 'unixepoch', 'start of month') as month
         from entry where seq between ?1 and ?2 group by month order by 1",
    )?;
    statement.all([first.get(), last.get()], |row| Ok((Seq::new(row.get(0)?), row::day(row, 1)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Days as `(last entry, year, month)`; the book ends with the last of them, or later.
    fn cut_of(days: &[(u64, i32, u32)], newest: u64) -> Vec<(String, u64, u64)> {
        let mark = |&(last, year, month): &(u64, i32, u32)| RangeMark {
            last: Seq::new(last),
            month: Month::of(Day::from_ymd(year, month, 1).unwrap()),
        };
        let marks: Vec<RangeMark> = days.iter().map(mark).collect();
        let cuts = cut(&marks, Seq::new(newest));
        let name = |cut: &Cut| cut.month.first().to_string()[..7].to_owned();
        cuts.iter().map(|cut| (name(cut), cut.first.get(), cut.last.get())).collect()
    }

    #[test]
    fn months_follow_each_other_without_a_gap() {
        assert_eq!(
            cut_of(&[(10, 2026, 11), (20, 2026, 11), (30, 2026, 12), (40, 2027, 2)], 42),
            [("2026-11".into(), 1, 20), ("2026-12".into(), 21, 30), ("2027-02".into(), 31, 42)]
        );
        assert_eq!(cut_of(&[], 0), []);
    }

    #[test]
    fn a_day_with_a_wrong_date_belongs_to_the_month_in_which_it_stands() {
        let ahead = [(10, 2026, 11), (20, 2035, 5), (30, 2026, 11), (40, 2026, 12)];
        assert_eq!(cut_of(&ahead, 40), [("2026-11".into(), 1, 30), ("2026-12".into(), 31, 40)]);
        let behind = [(10, 2026, 11), (20, 2026, 12), (30, 2010, 1), (40, 2026, 12)];
        assert_eq!(cut_of(&behind, 40), [("2026-11".into(), 1, 10), ("2026-12".into(), 11, 40)]);
        let first = [(10, 2035, 1), (20, 2026, 11), (30, 2026, 11)];
        assert_eq!(cut_of(&first, 30), [("2026-11".into(), 1, 30)]);
    }

    #[test]
    fn a_month_knows_its_days() {
        let december = Month::of(Day::from_ymd(2026, 12, 31).unwrap());
        assert_eq!(december.first().to_string(), "2026-12-01");
        assert_eq!((december.year(), december.before().first().to_string()), (2026, "2026-11-01".into()));
    }
}
