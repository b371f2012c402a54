//! What was seen in a stretch of the book, in one pass over its entries.

use std::collections::BTreeMap;

use book::fault::{Outcome, Trouble};
use book::ledger;
use contract::PersonId;
use contract::lists::Span;
use proof::{Day, EntryKind, Moment, Money, Seq, ZNumber};
use rusqlite::Connection;
use serde::Deserialize;

use super::store::{self, Seen};
use crate::reports;

/// A place where a number is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The number before, and the one that came instead of its next.
    pub before: u64,
    pub after: u64,
    pub seq: Seq,
}

/// A row of numbers without gaps, or with these.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NumberRow {
    pub first: Option<u64>,
    pub last: Option<u64>,
    pub count: u64,
    pub gaps: Vec<Gap>,
}

impl NumberRow {
    /// `before` is the last number before the stretch.
    fn after(before: Option<u64>) -> Self {
        Self { last: before, ..Self::default() }
    }

    fn take(&mut self, number: u64, seq: Seq) {
        if let Some(before) = self.last.filter(|before| number != before + 1) {
            self.gaps.push(Gap { before, after: number, seq });
        }
        self.first.get_or_insert(number);
        self.last = Some(number);
        self.count += 1;
    }
}

/// What one person did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Doings {
    pub name: String,
    pub sales: i64,
    pub by_kind: BTreeMap<EntryKind, i64>,
}

/// A closing with its count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    pub seq: Seq,
    pub z_number: ZNumber,
    pub day: Day,
    pub at: Moment,
    pub count: Option<Seq>,
    pub counted: Money,
    pub difference: Money,
    pub turnover: Money,
}

/// The lowest that the drawer was by the book.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Low {
    pub movements: i64,
    pub lowest: Option<(Seq, Money)>,
    pub below_zero: Vec<(Seq, Money)>,
}

/// Everything that the checks look at.
#[derive(Clone, Debug, Default)]
pub struct Observed {
    pub entries: NumberRow,
    pub receipts: NumberRow,
    pub people: BTreeMap<PersonId, Doings>,
    /// Totals of sales.
    pub totals: Vec<Money>,
    /// Booking days that were opened, with the entry.
    pub opened: BTreeMap<Day, Seq>,
    pub closings: Vec<Closed>,
    pub low: Low,
}

/// Deeds that are counted per person.
pub const COUNTED: [EntryKind; 4] =
    [EntryKind::Storno, EntryKind::DrawerOpened, EntryKind::AbandonedBasket, EntryKind::VoidedLine];

#[derive(Deserialize)]
struct Details {
    figures: FewFigures,
    count: FewOfCount,
}

#[derive(Deserialize)]
struct FewFigures {
    turnover: Money,
    drawer: FewOfDrawer,
}

/// The last count of a close finds what was booked before it, so what differed stands in the figures.
#[derive(Deserialize)]
struct FewOfDrawer {
    difference: Money,
}

#[derive(Deserialize)]
struct FewOfPerson {
    name: String,
}

#[derive(Deserialize)]
struct FewOfCount {
    counted: Money,
}

impl Observed {
    /// Looks at a stretch.
    pub fn of(conn: &Connection, span: Span) -> Outcome<Self> {
        let (first, last) = span.bounds();
        let part = ledger::stretch(conn, first, last)?;
        let mut observed = Self {
            entries: NumberRow::after(part.0.get().checked_sub(1)),
            receipts: NumberRow::after(store::receipt_before(conn, part.0)?),
            ..Self::default()
        };
        let (mut faces, mut stornos) = (BTreeMap::new(), Vec::new());
        store::entries(conn, part, |seen, face| {
            faces.entry(seen.person).or_insert_with(|| face.to_vec());
            if seen.kind == EntryKind::Storno {
                stornos.push((seen.seq, PersonId(seen.person)));
            }
            observed.take(&seen);
        })?;
        for (seq, person) in stornos {
            if !reports::belongs_to_correction(conn, seq)? {
                observed.count(person, EntryKind::Storno);
            }
        }
        observed.name(conn, &faces)?;
        observed.closings(conn, part)?;
        observed.drawer(conn, part)?;
        Ok(observed)
    }

    fn take(&mut self, seen: &Seen) {
        self.entries.take(seen.seq.get(), seen.seq);
        if let Some(number) = seen.receipt {
            self.receipts.take(number, seen.seq);
        }
        match seen.kind {
            EntryKind::Sale => {
                self.totals.push(Money::cents(seen.total_cents));
                self.people.entry(PersonId(seen.person)).or_default().sales += 1;
            }
            EntryKind::OpeningStock => {
                self.opened.extend(seen.day.map(|day| (day, seen.seq)));
            }
            EntryKind::Storno => {}
            kind if COUNTED.contains(&kind) => self.count(PersonId(seen.person), kind),
            _ => {}
        }
    }

    fn count(&mut self, person: PersonId, kind: EntryKind) {
        *self.people.entry(person).or_default().by_kind.entry(kind).or_default() += 1;
    }

    fn name(&mut self, conn: &Connection, faces: &BTreeMap<i64, Vec<u8>>) -> Outcome<()> {
        for (person, doings) in &mut self.people {
            let Some(face) = faces.get(&person.0) else { continue };
            let likeness: Option<FewOfPerson> = store::snapshot(conn, face)?;
            let gone = || Trouble::fault(format!("table snapshot: person {} has no snapshot", person.0));
            doings.name = likeness.ok_or_else(gone)?.name;
        }
        Ok(())
    }

    fn closings(&mut self, conn: &Connection, part: (Seq, Seq)) -> Outcome<()> {
        for stored in store::closings(conn, part)? {
            let details: Details = stored.details;
            self.closings.push(Closed {
                seq: stored.seq,
                z_number: stored.z_number,
                day: stored.day,
                at: stored.at,
                count: stored.count,
                counted: details.count.counted,
                difference: details.figures.drawer.difference,
                turnover: details.figures.turnover,
            });
        }
        Ok(())
    }

    /// Each period begins with an empty drawer, into which the opening stock goes.
    fn drawer(&mut self, conn: &Connection, part: (Seq, Seq)) -> Outcome<()> {
        let mut ends = self.closings.iter().map(|closing| closing.seq).peekable();
        let (mut stand, low) = (Money::ZERO, &mut self.low);
        store::cash(conn, part, |seq, cents, rests| {
            while ends.next_if(|end| *end < seq).is_some() {
                stand = Money::ZERO;
            }
            stand = Money::cents(stand.as_cents().saturating_add(cents));
            low.movements += 1;
            if !rests {
                return;
            }
            if low.lowest.is_none_or(|(_, lowest)| stand < lowest) {
                low.lowest = Some((seq, stand));
            }
            if stand.is_negative() {
                low.below_zero.push((seq, stand));
            }
        })
    }
}
