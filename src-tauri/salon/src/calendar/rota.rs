//! Who works when: opening hours, closures, shifts with breaks, absences; loaded once for a stretch of days.

use std::collections::HashMap;

use book::fault::Outcome;
use contract::calendar::{Absence, Closure, OpeningHours, ShiftPlan, Span};
use contract::{Day, PersonId};
use rusqlite::Connection;

use super::frame::Frame;
use super::store;

/// Hours of a salon that has not entered any: Monday to Saturday.
const USUAL: (std::ops::RangeInclusive<u32>, Span) = (0..=5, Span::new(9 * 60, 18 * 60));
/// What a weekday without hours is called.
const REST_DAY: &str = "Ruhetag";

/// All hours of some days.
pub struct Rota {
    /// The latest first.
    hours: Vec<OpeningHours>,
    closures: Vec<Closure>,
    /// Of each person the latest first.
    shifts: HashMap<PersonId, Vec<ShiftPlan>>,
    absences: Vec<Absence>,
}

/// A person's day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkDay {
    pub shift: Vec<Span>,
    pub breaks: Vec<Span>,
    pub absences: Vec<Span>,
}

/// How far is looked for an open day.
const LOOKED_AHEAD: i64 = 60;

/// The next day behind another on which the salon is open, by hours and closures; None where none is in sight.
pub fn next_open_day(conn: &Connection, after: Day) -> Outcome<Option<Day>> {
    let mut days = (1..=LOOKED_AHEAD).map(|ahead| after.plus_days(ahead));
    let rota = Rota {
        hours: store::opening_hours(conn, after, after.plus_days(LOOKED_AHEAD))?,
        ..Rota::exceptions(conn, after, after.plus_days(LOOKED_AHEAD))?
    };
    Ok(days.find(|day| rota.closed(*day).is_none()))
}

fn shifts(conn: &Connection, from: Day, until: Day) -> Outcome<HashMap<PersonId, Vec<ShiftPlan>>> {
    let mut shifts: HashMap<PersonId, Vec<ShiftPlan>> = HashMap::new();
    for plan in store::shift_plans(conn, from, until)? {
        shifts.entry(plan.person).or_default().push(plan);
    }
    Ok(shifts)
}

impl Rota {
    /// The hours that hold from a day to another.
    pub fn load(conn: &Connection, from: Day, until: Day) -> Outcome<Self> {
        Ok(Self {
            hours: store::opening_hours(conn, from, until)?,
            closures: store::closures(conn, from, Some(until))?,
            shifts: shifts(conn, from, until)?,
            absences: store::absences(conn, from, Some(until))?,
        })
    }

    /// [`Self::load`] for pages: what is damaged is left out.
    pub fn shown(conn: &Connection, from: Day, until: Day) -> Outcome<Self> {
        let exceptions = Self::exceptions(conn, from, until)?;
        Ok(Self {
            hours: store::opening_hours(conn, from, until)?,
            shifts: shifts(conn, from, until)?,
            ..exceptions
        })
    }

    /// Closures and absences alone: all that a card warns of. It knows no hours and no shifts.
    pub fn exceptions(conn: &Connection, from: Day, until: Day) -> Outcome<Self> {
        Ok(Self {
            hours: Vec::new(),
            closures: store::readable_closures(conn, from, Some(until))?,
            shifts: HashMap::new(),
            absences: store::readable_absences(conn, from, Some(until))?,
        })
    }

    /// When the salon is open by its weekly hours.
    pub fn open(&self, day: Day) -> Vec<Span> {
        match self.hours.iter().find(|plan| plan.from <= day) {
            Some(plan) => {
                let of_day = plan.hours.iter().filter(|(weekday, _)| *weekday == day.weekday());
                of_day.map(|(_, span)| *span).collect()
            }
            None if USUAL.0.contains(&day.weekday()) => vec![USUAL.1],
            None => Vec::new(),
        }
    }

    /// The closure that a day lies in.
    pub fn closure(&self, day: Day) -> Option<&Closure> {
        self.closures.iter().find(|closure| closure.from <= day && day <= closure.until)
    }

    /// Why the salon is closed on a day.
    pub fn closed(&self, day: Day) -> Option<String> {
        let closure = self.closure(day).map(|closure| closure.name.clone());
        closure.or_else(|| self.open(day).is_empty().then(|| REST_DAY.to_owned()))
    }

    /// Whether a plan of shifts holds for a person on a day.
    pub fn has_shifts(&self, person: PersonId, day: Day) -> bool {
        self.plan(person, day).is_some()
    }

    fn plan(&self, person: PersonId, day: Day) -> Option<&ShiftPlan> {
        self.shifts.get(&person)?.iter().find(|plan| plan.from <= day)
    }

    /// A person's day. Without a plan of shifts a person works while the salon is open.
    pub fn work(&self, person: PersonId, day: Day) -> WorkDay {
        let mut work = WorkDay::default();
        match self.plan(person, day) {
            None => work.shift = self.open(day),
            Some(plan) => {
                let monday = plan.from.plus_days(-i64::from(plan.from.weekday()));
                let week =
                    day.days_since(monday).div_euclid(7).rem_euclid(i64::from(plan.cycle_weeks.max(1)));
                for shift in &plan.shifts {
                    if i64::from(shift.week) == week && shift.weekday == day.weekday() {
                        work.shift.push(shift.span);
                        work.breaks.extend(&shift.breaks);
                    }
                }
            }
        }
        let away = self
            .absences
            .iter()
            .filter(|absence| absence.person == person && absence.from <= day && day <= absence.until);
        let whole = Span::new(0, contract::calendar::DAY_MINUTES);
        // Why someone is away is for the owner alone, on the page of the plans.
        work.absences = away.map(|absence| absence.within.unwrap_or(whole)).collect();
        work
    }

    /// When work is offered for a person: within shift and hours, without breaks and absences, in minutes since 1970.
    pub fn windows(&self, person: PersonId, frame: Frame) -> Vec<(i64, i64)> {
        if self.closure(frame.day).is_some() {
            return Vec::new();
        }
        let work = self.work(person, frame.day);
        let open = self.open(frame.day);
        let shared = work.shift.iter().flat_map(|shift| {
            let both = move |open: &Span| Span::new(shift.from.max(open.from), shift.until.min(open.until));
            open.iter().map(both).filter(|span| span.from < span.until)
        });
        let away = work.absences.iter().copied();
        let free = away.chain(work.breaks).fold(shared.collect::<Vec<_>>(), without);
        free.into_iter().map(|span| (frame.bound(span.from), frame.bound(span.until))).collect()
    }
}

impl WorkDay {
    /// Minutes of shift without breaks and absences.
    pub fn minutes(&self) -> u32 {
        let away = self.absences.iter().copied();
        let left = away.chain(self.breaks.iter().copied()).fold(self.shift.clone(), without);
        left.into_iter().map(Span::minutes).sum()
    }

    /// The absence that a stretch meets.
    pub fn is_away(&self, span: Span) -> bool {
        self.absences.iter().any(|away| away.overlaps(span))
    }

    /// Whether a stretch lies within one shift.
    pub fn covers(&self, span: Span) -> bool {
        within(&self.shift, span)
    }
}

/// Whether a stretch lies within one of some.
pub fn within(spans: &[Span], span: Span) -> bool {
    spans.iter().any(|of| of.from <= span.from && span.until <= of.until)
}

/// What is left of some stretches when one is taken out.
fn without(spans: Vec<Span>, out: Span) -> Vec<Span> {
    let parts = spans.into_iter().flat_map(|span| {
        [Span::new(span.from, span.until.min(out.from)), Span::new(span.from.max(out.until), span.until)]
    });
    parts.filter(|span| span.from < span.until).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_out_leaves_what_lies_around_it() {
        let day = vec![Span::new(540, 1_080)];
        assert_eq!(without(day.clone(), Span::new(720, 750)), [Span::new(540, 720), Span::new(750, 1_080)]);
        assert_eq!(without(day.clone(), Span::new(0, 600)), [Span::new(600, 1_080)]);
        assert_eq!(without(day.clone(), Span::new(0, 1_440)), []);
        assert_eq!(without(day.clone(), Span::new(1_080, 1_100)), day);
    }
}
