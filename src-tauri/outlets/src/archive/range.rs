//! Which entries belong to a month (the rule stands in the module's story).

use book::fault::Outcome;
use book::ledger;
use contract::lists::Span;
use contract::refusal::ArchiveRefusal;
use proof::{Day, Moment, Seq};
use rusqlite::Connection;

use super::store::{self, Bound};

/// A month by its number: twelve times the year and the months before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month(i32);

impl Month {
    pub fn of(day: Day) -> Self {
        Self(day.year() * 12 + i32::try_from(day.month()).unwrap_or(1) - 1)
    }

    /// Its first day.
    pub fn first(self) -> Day {
        let month = u32::try_from(self.0.rem_euclid(12)).unwrap_or_default() + 1;
        Day::from_ymd(self.0.div_euclid(12), month, 1).unwrap_or_default()
    }

    pub const fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    pub const fn before(self) -> Self {
        Self(self.0 - 1)
    }
}

/// The entries of a month, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    pub month: Month,
    pub first: Seq,
    pub last: Seq,
}

/// A stretch of the book up to an entry, with the month that its date names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RangeMark {
    pub last: Seq,
    pub month: Month,
}

/// The whole book, cut into months, oldest first.
pub fn cuts(conn: &Connection) -> Outcome<Vec<Cut>> {
    let newest = ledger::newest_seq(conn)?;
    if newest == Seq::new(0) {
        return Ok(Vec::new());
    }
    Ok(cut(&marks(conn, newest)?, newest))
}

/// First and last entry of a month or a year; refused if there are none.
pub fn entries_of(cuts: &[Cut], span: Span) -> Outcome<(Seq, Seq)> {
    let inside: Box<dyn Fn(&&Cut) -> bool> = match span {
        Span::Month(day) => Box::new(move |cut| cut.month == Month::of(day)),
        Span::Year(day) => Box::new(move |cut| cut.month.year() == day.year()),
        Span::Day(_) | Span::Week(_) => return Err(ArchiveRefusal::MonthOrYear.into()),
    };
    let mut found = cuts.iter().filter(inside);
    let first = found.next().ok_or(ArchiveRefusal::NoEntries { title: span.german() })?;
    let last = found.next_back().unwrap_or(first);
    Ok((first.first, last.last))
}

/// Whether a month or a year is over: its last day has passed, and no day of it is open.
pub fn is_over(conn: &Connection, span: Span, now: Moment) -> Outcome<bool> {
    let (_, last) = span.bounds();
    let open = ledger::period(conn)?.opening;
    Ok(now.day() > last && open.is_none_or(|opening| opening.day > last))
}

/// Stretches in the order of the book: each booking day, and what lies between two days of different months.
fn marks(conn: &Connection, newest: Seq) -> Outcome<Vec<RangeMark>> {
    let bounds = store::bounds(conn)?;
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
    let found = store::months_by_time(conn, first, last)?;
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
        let name = |cut: &Cut| Span::Month(cut.month.first()).stem();
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
