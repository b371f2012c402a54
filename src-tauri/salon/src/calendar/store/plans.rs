//! Hours, shifts, absences, resources, and the phases of services.

use std::ops::ControlFlow;

use std::collections::HashMap;

use book::db::row::{self, Query};
use book::fault::Outcome;
use contract::calendar::{Absence, Closure, OpeningHours, Phase, Resource, Shift, ShiftPlan, Span};
use contract::{AbsenceId, ArticleId, ClosureId, CustomerId, Day, PersonId, ResourceId};
use rusqlite::{Connection, Row, params};

pub(super) fn span(row: &Row<'_>, at: usize) -> rusqlite::Result<Span> {
    Ok(Span::new(row.get(at)?, row.get(at + 1)?))
}

/// The phases that were set for a service.
pub fn phases(conn: &Connection, article: ArticleId) -> Outcome<Vec<Phase>> {
    let mut statement = conn.prepare_cached(
        "select kind, minutes, name, resource, helper, article_id, position from phase where article_id = ?1 order by position",
    )?;
    statement.all([article.0], |row| {
        Ok(Phase {
            kind: row::spelled(row, 0)?,
            minutes: row.get(1)?,
            name: row.get(2)?,
            resource: row::optional(row, 3, row::spelled)?,
            helper: row.get(4)?,
        })
    })
}

/// Other lengths of phases for a person and a customer, the most special last.
pub fn adjustments(
    conn: &Connection,
    article: ArticleId,
    person: Option<PersonId>,
    customer: Option<CustomerId>,
) -> Outcome<Vec<(u32, u32)>> {
    let mut statement = conn.prepare_cached(
        "select position, minutes from phase_adjustment
         where article_id = ?1 and person_id in (0, ?2) and customer_id in (0, ?3)
         order by customer_id <> 0, person_id <> 0",
    )?;
    let (person, customer) = (person.map(|id| id.0), customer.map(|id| id.0));
    statement.all(params![article.0, person, customer], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Plans of opening hours that hold from a day to another, the latest first.
pub fn opening_hours(conn: &Connection, from: Day, until: Day) -> Outcome<Vec<OpeningHours>> {
    let mut statement = conn.prepare_cached(
        "select p.from_day, h.weekday, h.from_minute, h.until_minute
         from opening_plan p left join opening_hours h on h.from_day = p.from_day
         where p.from_day <= ?2
            and p.from_day >= coalesce((select max(from_day) from opening_plan where from_day <= ?1), '')
         order by p.from_day desc, h.weekday, h.from_minute",
    )?;
    let mut plans: Vec<OpeningHours> = Vec::new();
    statement.scan(params![from.to_string(), until.to_string()], |row| {
        let from = row::day(row, 0)?;
        if plans.last().is_none_or(|plan| plan.from != from) {
            plans.push(OpeningHours { from, hours: Vec::new() });
        }
        let weekday: Option<u32> = row.get(1)?;
        if let (Some(plan), Some(weekday)) = (plans.last_mut(), weekday) {
            plan.hours.push((weekday, span(row, 2)?));
        }
        Ok(ControlFlow::Continue(()))
    })?;
    Ok(plans)
}

const CLOSURES: &str = "select id, from_day, until_day, name from closure
     where until_day >= ?1 and (?2 is null or from_day <= ?2) order by from_day, id";

/// Closures that reach into some days, the first first; without an end, all that come.
pub fn closures(conn: &Connection, from: Day, until: Option<Day>) -> Outcome<Vec<Closure>> {
    let days = (from.to_string(), until.map(|day| day.to_string()));
    conn.prepare_cached(CLOSURES)?.all(days, closure)
}

/// [`closures`] for pages: one whose row is damaged is left out.
pub fn readable_closures(conn: &Connection, from: Day, until: Option<Day>) -> Outcome<Vec<Closure>> {
    let days = (from.to_string(), until.map(|day| day.to_string()));
    conn.prepare_cached(CLOSURES)?.readable(days, closure)
}

fn closure(row: &Row<'_>) -> rusqlite::Result<Closure> {
    let (id, from, until) = (ClosureId(row.get(0)?), row::day(row, 1)?, row::day(row, 2)?);
    Ok(Closure { id, from, until, name: row.get(3)? })
}

/// Which plans hold from a day to another: those that begin within, and of each person the last one before.
const HOLDING: &str = "p.from_day <= ?2 and p.from_day >= coalesce((select max(from_day) from shift_plan
    where person_id = p.person_id and from_day <= ?1), '')";

/// Plans of shifts that hold from a day to another, of each person the latest first. Three questions, however many
/// people there are: every booking asks them.
pub fn shift_plans(conn: &Connection, from: Day, until: Day) -> Outcome<Vec<ShiftPlan>> {
    let (from, until) = (from.to_string(), until.to_string());
    let mut statement = conn.prepare_cached(&format!(
        "select p.id, p.person_id, p.from_day, p.cycle_weeks from shift_plan p
         where {HOLDING} order by p.person_id, p.from_day desc"
    ))?;
    let mut plans: Vec<(i64, ShiftPlan)> = statement.all([&from, &until], |row| {
        let (person, from) = (PersonId(row.get(1)?), row::day(row, 2)?);
        Ok((row.get(0)?, ShiftPlan { person, from, cycle_weeks: row.get(3)?, shifts: Vec::new() }))
    })?;
    let places: HashMap<i64, usize> = plans.iter().enumerate().map(|(at, (id, _))| (*id, at)).collect();
    for (table, is_break) in [("shift", false), ("shift_break", true)] {
        let mut statement = conn.prepare_cached(&format!(
            "select s.plan_id, s.week, s.weekday, s.from_minute, s.until_minute
             from shift_plan p join {table} s on s.plan_id = p.id
             where {HOLDING} order by s.plan_id, s.week, s.weekday, s.from_minute"
        ))?;
        statement.scan([&from, &until], |row| {
            let (week, weekday, span): (u32, u32, Span) = (row.get(1)?, row.get(2)?, span(row, 3)?);
            let plan = places.get(&row.get(0)?).and_then(|at| plans.get_mut(*at));
            match plan {
                Some((_, plan)) if is_break => pause(&mut plan.shifts, week, weekday, span),
                Some((_, plan)) => plan.shifts.push(Shift { week, weekday, span, breaks: Vec::new() }),
                None => {}
            }
            Ok(ControlFlow::Continue(()))
        })?;
    }
    Ok(plans.into_iter().map(|(_, plan)| plan).collect())
}

/// Puts a break into the shift that it lies in.
fn pause(shifts: &mut [Shift], week: u32, weekday: u32, pause: Span) {
    let of =
        |shift: &&mut Shift| shift.week == week && shift.weekday == weekday && shift.span.overlaps(pause);
    if let Some(shift) = shifts.iter_mut().find(of) {
        shift.breaks.push(pause);
    }
}

const ABSENCES: &str =
    "select id, person_id, from_day, until_day, from_minute, until_minute, kind, note from absence
     where until_day >= ?1 and (?2 is null or from_day <= ?2) order by from_day, id";

/// Absences that reach into some days, the first first; without an end, all that come.
pub fn absences(conn: &Connection, from: Day, until: Option<Day>) -> Outcome<Vec<Absence>> {
    let days = (from.to_string(), until.map(|day| day.to_string()));
    conn.prepare_cached(ABSENCES)?.all(days, absence)
}

/// [`absences`] for pages: one whose row is damaged is left out.
pub fn readable_absences(conn: &Connection, from: Day, until: Option<Day>) -> Outcome<Vec<Absence>> {
    let days = (from.to_string(), until.map(|day| day.to_string()));
    conn.prepare_cached(ABSENCES)?.readable(days, absence)
}

pub(super) fn absence(row: &Row<'_>) -> rusqlite::Result<Absence> {
    Ok(Absence {
        id: AbsenceId(row.get(0)?),
        person: PersonId(row.get(1)?),
        from: row::day(row, 2)?,
        until: row::day(row, 3)?,
        within: row::optional(row, 4, span)?,
        kind: row::spelled(row, 6)?,
        note: row.get(7)?,
    })
}

const RESOURCES: &str = "select id, kind, name, active from resource order by kind, length(name), name";

/// All chairs, basins and hoods, by kind and name.
pub fn resources(conn: &Connection) -> Outcome<Vec<Resource>> {
    conn.prepare_cached(RESOURCES)?.all([], resource)
}

/// [`resources`] for pages and for what may be taken: one whose row is damaged is left out.
pub fn readable_resources(conn: &Connection) -> Outcome<Vec<Resource>> {
    conn.prepare_cached(RESOURCES)?.readable([], resource)
}

fn resource(row: &Row<'_>) -> rusqlite::Result<Resource> {
    let (id, kind) = (ResourceId(row.get(0)?), row::spelled(row, 1)?);
    Ok(Resource { id, kind, name: row.get(2)?, active: row.get(3)? })
}
