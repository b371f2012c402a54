//! Which entries belong to the archive of a month or a year, and whether that is over.

use book::fault::Outcome;
use book::ledger::{self, Cut};
use book::month::Month;
use contract::lists::Span;
use contract::refusal::ArchiveRefusal;
use proof::{Moment, Seq};
use rusqlite::Connection;

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
