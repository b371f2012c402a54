//! The next time that would do: day by day, from gap to gap, without trying every minute.

use std::collections::HashMap;

use book::fault::Outcome;
use contract::calendar::{Offer, ResourceKind, Span};
use contract::{Day, PersonId};
use rusqlite::Connection;

use super::agenda::{Agenda, Subject};
use super::availability::{Capacity, Visitor};
use super::frame::Frame;
use super::stored::{StoredPart, laid_out, length};

/// Parts as one person would do them; nobody where each part has its own.
pub type Plan = (Option<PersonId>, Vec<StoredPart>);

/// What is looked for.
pub struct SlotQuery<'a> {
    pub capacity: &'a Capacity,
    pub visitor: &'a Visitor,
    /// In the order in which they are preferred at the same time.
    pub plans: &'a [Plan],
    /// Minute since 1970 from which on it may be.
    pub from: i64,
    /// The last day that is looked at.
    pub until: Day,
    pub limit: usize,
    /// Days of the week, Monday is 0; empty: any.
    pub weekdays: &'a [u32],
    /// The part of the day in which all of it lies.
    pub within: Option<Span>,
}

/// The first times that would do, at most one a day for each plan, in the order of time.
pub fn search(conn: &Connection, query: &SlotQuery<'_>) -> Outcome<Vec<Offer>> {
    let mut found = Vec::new();
    let mut frame = Frame::at(query.from);
    while frame.day <= query.until && found.len() < query.limit {
        let from = query.from.max(frame.start);
        found.extend(of_day(conn, query, frame, from)?);
        frame = Frame::of(frame.day.plus_days(1));
    }
    found.truncate(query.limit);
    Ok(found)
}

fn of_day(conn: &Connection, query: &SlotQuery<'_>, frame: Frame, from: i64) -> Outcome<Vec<Offer>> {
    let suits = query.weekdays.is_empty() || query.weekdays.contains(&frame.day.weekday());
    if !suits || query.capacity.rota.closure(frame.day).is_some() {
        return Ok(Vec::new());
    }
    let within = query.within.map(|span| (frame.bound(span.from), frame.bound(span.until)));
    let (opens, closes) = within.unwrap_or((frame.start, frame.end));
    let gaps = Gaps::of(conn, query.capacity, query.visitor, frame);
    let mut starts = Vec::new();
    for (order, (_, parts)) in query.plans.iter().enumerate() {
        let start = gaps.first(parts, from.max(opens))?;
        if let Some(start) = start.filter(|start| start + i64::from(length(parts)) <= closes) {
            starts.push((start, order, parts));
        }
    }
    starts.sort_by_key(|(start, order, _)| (*start, *order));
    Ok(starts
        .into_iter()
        .filter_map(|(start, _, parts)| offer(query.capacity, frame, parts, start))
        .collect())
}

/// A start as it is told.
pub fn offer(capacity: &Capacity, frame: Frame, parts: &[StoredPart], start: i64) -> Option<Offer> {
    let person = laid_out(parts, start).find_map(|segment| segment.hands())?;
    let until = frame.local(start + i64::from(length(parts)));
    Some(Offer { at: frame.slot(start), until, person, person_name: capacity.name(person) })
}

/// A day with its gaps.
pub struct Gaps<'a> {
    capacity: &'a Capacity,
    visitor: &'a Visitor,
    frame: Frame,
    agenda: Agenda<'a>,
    windows: std::cell::RefCell<HashMap<PersonId, Vec<(i64, i64)>>>,
    open: Vec<(i64, i64)>,
}

/// Never on this day.
const NEVER: i64 = i64::MAX;

impl<'a> Gaps<'a> {
    pub fn of(conn: &'a Connection, capacity: &'a Capacity, visitor: &'a Visitor, frame: Frame) -> Self {
        let agenda = Agenda::of(conn, frame, visitor.appointment);
        let open = capacity.rota.open(frame.day).into_iter();
        let open = open.map(|span| (frame.bound(span.from), frame.bound(span.until))).collect();
        Self { capacity, visitor, frame, agenda, windows: std::cell::RefCell::default(), open }
    }

    /// The first start on the grid from a minute on.
    pub fn first(&self, parts: &[StoredPart], from: i64) -> Outcome<Option<i64>> {
        let total = i64::from(length(parts));
        let mut start = self.frame.on_grid(from);
        while start + total <= self.frame.end {
            match self.later(parts, start, total)? {
                None => return Ok(Some(start)),
                Some(NEVER) => return Ok(None),
                Some(next) => start = self.frame.on_grid(next.max(start + 1)),
            }
        }
        Ok(None)
    }

    /// None if a start would do, else the next one that is worth a try.
    fn later(&self, parts: &[StoredPart], start: i64, total: i64) -> Outcome<Option<i64>> {
        if let Some(next) = outside(&self.open, start, start + total) {
            return Ok(Some(next));
        }
        for segment in laid_out(parts, start) {
            let ahead = segment.from - start;
            let back = |next: i64| if next == NEVER { NEVER } else { next - ahead };
            if let Some(person) = segment.hands() {
                if let Some(next) = self.off_work(person, segment.from, segment.until) {
                    return Ok(Some(back(next)));
                }
                let (from, until) = (segment.from, segment.until);
                let hands = self.agenda.conflict(Subject::Person(person), from, until)?;
                let customer = self.visitor.customer;
                let customer =
                    customer.map(|id| self.agenda.customer_conflict(id, from, until)).transpose()?;
                if let Some(taken) = hands.or(customer.flatten().map(|(_, taken)| taken)) {
                    return Ok(Some(back(taken.until)));
                }
            }
            if let Some(kind) = segment.is.resource_kind
                && let Some(next) = self.all_taken(kind, segment.from, segment.until)?
            {
                return Ok(Some(back(next)));
            }
        }
        self.all_taken(ResourceKind::Chair, start, start + total)
    }

    /// When this person works next, if not then.
    fn off_work(&self, person: PersonId, from: i64, until: i64) -> Option<i64> {
        let mut known = self.windows.borrow_mut();
        let windows = known.entry(person).or_insert_with(|| self.capacity.rota.windows(person, self.frame));
        outside(windows, from, until)
    }

    /// When the first thing of a kind is free again, if all are taken; none if there is none of it.
    fn all_taken(&self, kind: ResourceKind, from: i64, until: i64) -> Outcome<Option<i64>> {
        let mut next = None;
        for (id, of, _) in &self.capacity.resources {
            if *of != kind {
                continue;
            }
            match self.agenda.conflict(Subject::Resource(*id), from, until)? {
                None => return Ok(None),
                Some(taken) => next = Some(next.map_or(taken.until, |next: i64| next.min(taken.until))),
            }
        }
        Ok(next)
    }
}

/// When the next window begins, if a stretch lies within none.
fn outside(windows: &[(i64, i64)], from: i64, until: i64) -> Option<i64> {
    if windows.iter().any(|(opens, closes)| *opens <= from && until <= *closes) {
        return None;
    }
    Some(windows.iter().map(|(opens, _)| *opens).filter(|opens| *opens > from).min().unwrap_or(NEVER))
}
