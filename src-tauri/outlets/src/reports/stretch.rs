//! A stretch of booking days in figures: what its closings stored, and what runs now.
//!
//! Each receipt stands in exactly one closing, the revoked ones included, so all closings of a day are added up.

use book::fault::Outcome;
use book::ledger::{self, Cut, Part};
use book::month::Month;
use contract::lists::Span;
use figures::{Figures, Mix};
use proof::{Day, Seq, ZNumber};
use rusqlite::Connection;
use salon::closing;
use serde::Deserialize;

use super::store::{self, StoredClosing};

/// The figures of one closing, or of the day that is open.
pub struct StretchPart {
    pub day: Day,
    /// The month in whose lists it stands: that of its day, unless the date was wrong.
    pub month: Month,
    /// The period's entries: after this one, up to that.
    pub after: Seq,
    pub to: Seq,
    /// Absent while the day is open.
    pub z_number: Option<ZNumber>,
    pub figures: Figures,
}

/// The parts of a stretch, and their sum.
#[derive(Default)]
pub struct Stretch {
    pub parts: Vec<StretchPart>,
    pub figures: Figures,
}

/// The one part of a closing's details that reports need.
#[derive(Deserialize)]
struct StoredFigures {
    figures: Figures,
}

impl Stretch {
    /// Reads a stretch.
    pub fn of(conn: &Connection, span: Span) -> Outcome<Self> {
        let (first, last) = span.bounds();
        let mut parts = Vec::new();
        let chosen = Part::of(conn, first, last)?;
        let months = Months::of(conn, span)?;
        for closing in store::closings(conn, chosen)? {
            parts.push(part(conn, &months, closing)?);
        }
        let period = ledger::period(conn)?;
        if let Some(opening) = period.opening.as_ref().filter(|opening| chosen.holds(opening)) {
            let figures = closing::figures(conn, &period, opening)?.whole(conn)?;
            let to = ledger::newest_seq(conn)?;
            // Not that of what was noted before the opening, which may stand in the month before.
            let month = months.of_entry(opening.seq, opening.day);
            parts.push(StretchPart {
                day: opening.day,
                month,
                after: period.after,
                to,
                z_number: None,
                figures,
            });
        }
        Self::sum(parts)
    }

    /// The stretch that this one is compared with: the one before; before a day the last booked day.
    pub fn before(conn: &Connection, span: Span) -> Outcome<Option<Span>> {
        Ok(match span {
            Span::Day(day) => store::booked_day_before(conn, day)?.map(Span::Day),
            other => Some(other.beside(false)),
        })
    }

    fn sum(parts: Vec<StretchPart>) -> Outcome<Self> {
        let mut figures = Figures { mix: Some(Mix::default()), ..Figures::default() };
        for part in &parts {
            figures.add(&part.figures)?;
        }
        Ok(Self { parts, figures })
    }

    /// The figures of some parts of it.
    pub fn figures_of(&self, wanted: impl Fn(&StretchPart) -> bool) -> Outcome<Figures> {
        let mut figures = Figures::default();
        for part in self.parts.iter().filter(|part| wanted(part)) {
            figures.add(&part.figures)?;
        }
        Ok(figures)
    }

    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The day in it that is still open.
    pub fn open_day(&self) -> Option<Day> {
        self.parts.iter().find(|part| part.z_number.is_none()).map(|part| part.day)
    }
}

fn part(conn: &Connection, months: &Months, closing: StoredClosing<StoredFigures>) -> Outcome<StretchPart> {
    let StoredClosing { seq, day, z_number, after, details } = closing;
    let StoredFigures { mut figures } = details;
    if figures.mix.is_none() {
        figures.mix = Some(mix_of_entries(conn, after, seq)?);
    }
    let month = months.of_entry(seq, day);
    Ok(StretchPart { day, month, after, to: seq, z_number: Some(z_number), figures })
}

/// The months of a year's parts; shorter stretches need none.
struct Months(Vec<Cut>);

impl Months {
    fn of(conn: &Connection, span: Span) -> Outcome<Self> {
        let is_year = matches!(span, Span::Year(_));
        Ok(Self(if is_year { ledger::cuts(conn)? } else { Vec::new() }))
    }

    fn of_entry(&self, seq: Seq, day: Day) -> Month {
        let at = self.0.partition_point(|cut| cut.last < seq);
        self.0.get(at).map_or_else(|| Month::of(day), |cut| cut.month)
    }
}

/// What closings stored before groups were among their figures.
fn mix_of_entries(conn: &Connection, after: Seq, to: Seq) -> Outcome<Mix> {
    let mut sum = Figures { mix: Some(Mix::default()), ..Figures::default() };
    closing::shares(conn, after, to, |_, share| Ok(sum.add(share)?))?;
    Ok(sum.mix.unwrap_or_default())
}
