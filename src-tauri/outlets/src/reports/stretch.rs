//! A stretch of booking days in figures: what its closings stored, and what runs now.
//!
//! Each receipt stands in exactly one closing, the revoked ones included, so all closings of a day are added up.

use book::fault::Outcome;
use book::ledger;
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
        for closing in store::closings(conn, first, last)? {
            parts.push(part(conn, closing)?);
        }
        let period = ledger::period(conn)?;
        if let Some(opening) = period.opening.filter(|opening| (first..=last).contains(&opening.day)) {
            let figures = closing::figures(conn, &period, &opening)?;
            let to = ledger::newest_seq(conn)?;
            parts.push(StretchPart { day: opening.day, after: period.after, to, z_number: None, figures });
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

    /// The figures of some days of it.
    pub fn figures_of(&self, days: impl Fn(Day) -> bool) -> Outcome<Figures> {
        let mut figures = Figures::default();
        for part in self.parts.iter().filter(|part| days(part.day)) {
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

fn part(conn: &Connection, closing: StoredClosing<StoredFigures>) -> Outcome<StretchPart> {
    let StoredClosing { seq, day, z_number, after, details } = closing;
    let StoredFigures { mut figures } = details;
    if figures.mix.is_none() {
        figures.mix = Some(mix_of_entries(conn, after, seq)?);
    }
    Ok(StretchPart { day, after, to: seq, z_number: Some(z_number), figures })
}

/// What closings stored before groups were among their figures.
fn mix_of_entries(conn: &Connection, after: Seq, to: Seq) -> Outcome<Mix> {
    let mut sum = Figures { mix: Some(Mix::default()), ..Figures::default() };
    closing::shares(conn, after, to, |_, share| Ok(sum.add(share)?))?;
    Ok(sum.mix.unwrap_or_default())
}
