//! Hours, shifts, absences, resources, and the phases of services.

use std::collections::HashMap;

use contract::calendar::{
    Absence, AbsenceKind, Closure, OpeningHours, Phase, Resource, ResourceKind, Shift, ShiftPlan, Span,
};
use contract::{AbsenceId, ArticleId, ClosureId, CustomerId, Day, PersonId, ResourceId};
use rusqlite::{Connection, Row, params};

use super::spelling;
use crate::fault::Outcome;

fn day(row: &Row<'_>, at: usize) -> rusqlite::Result<Day> {
    Ok(row.get_ref(at)?.as_str().unwrap_or_default().parse().unwrap_or_default())
}

fn span(row: &Row<'_>, at: usize) -> rusqlite::Result<Span> {
    Ok(Span::new(row.get(at)?, row.get(at + 1)?))
}

/// The phases that were set for a service.
pub fn phases(conn: &Connection, article: ArticleId) -> Outcome<Vec<Phase>> {
    let mut statement = conn.prepare_cached(
        "select kind, minutes, name, resource, helper from phase where article_id = ?1 order by position",
    )?;
    let rows = statement.query_map([article.0], |row| {
        Ok(Phase {
            kind: spelling::read(row.get_ref(0)?.as_str().unwrap_or_default()),
            minutes: row.get(1)?,
            name: row.get(2)?,
            resource: row.get_ref(3)?.as_str_or_null().ok().flatten().and_then(spelling::optional),
            helper: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
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
    let rows =
        statement.query_map(params![article.0, person, customer], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
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
    let mut rows = statement.query(params![from.to_string(), until.to_string()])?;
    let mut plans: Vec<OpeningHours> = Vec::new();
    while let Some(row) = rows.next()? {
        let from = day(row, 0)?;
        if plans.last().is_none_or(|plan| plan.from != from) {
            plans.push(OpeningHours { from, hours: Vec::new() });
        }
        let weekday: Option<u32> = row.get(1)?;
        if let (Some(plan), Some(weekday)) = (plans.last_mut(), weekday) {
            plan.hours.push((weekday, span(row, 2)?));
        }
    }
    Ok(plans)
}

/// Closures that reach into some days, the first first; without an end, all that come.
pub fn closures(conn: &Connection, from: Day, until: Option<Day>) -> Outcome<Vec<Closure>> {
    let mut statement = conn.prepare_cached(
        "select id, from_day, until_day, name from closure
         where until_day >= ?1 and (?2 is null or from_day <= ?2) order by from_day, id",
    )?;
    let until = until.map(|day| day.to_string());
    let rows = statement.query_map(params![from.to_string(), until], |row| {
        Ok(Closure { id: ClosureId(row.get(0)?), from: day(row, 1)?, until: day(row, 2)?, name: row.get(3)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
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
    let plans = statement.query_map([&from, &until], |row| {
        let person = PersonId(row.get(1)?);
        let plan = ShiftPlan { person, from: day(row, 2)?, cycle_weeks: row.get(3)?, shifts: Vec::new() };
        Ok((row.get(0)?, plan))
    })?;
    let mut plans = plans.collect::<rusqlite::Result<Vec<(i64, ShiftPlan)>>>()?;
    let places: HashMap<i64, usize> = plans.iter().enumerate().map(|(at, (id, _))| (*id, at)).collect();
    for (table, is_break) in [("shift", false), ("shift_break", true)] {
        let mut statement = conn.prepare_cached(&format!(
            "select s.plan_id, s.week, s.weekday, s.from_minute, s.until_minute
             from shift_plan p join {table} s on s.plan_id = p.id
             where {HOLDING} order by s.plan_id, s.week, s.weekday, s.from_minute"
        ))?;
        let mut rows = statement.query([&from, &until])?;
        while let Some(row) = rows.next()? {
            let plan = places.get(&row.get(0)?).and_then(|at| plans.get_mut(*at));
            let Some((_, plan)) = plan else { continue };
            let (week, weekday, span): (u32, u32, Span) = (row.get(1)?, row.get(2)?, span(row, 3)?);
            if is_break {
                pause(&mut plan.shifts, week, weekday, span);
            } else {
                plan.shifts.push(Shift { week, weekday, span, breaks: Vec::new() });
            }
        }
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

/// Absences that reach into some days, the first first; without an end, all that come.
pub fn absences(conn: &Connection, from: Day, until: Option<Day>) -> Outcome<Vec<Absence>> {
    let mut statement = conn.prepare_cached(
        "select id, person_id, from_day, until_day, from_minute, until_minute, kind, note from absence
         where until_day >= ?1 and (?2 is null or from_day <= ?2) order by from_day, id",
    )?;
    let until = until.map(|day| day.to_string());
    let rows = statement.query_map(params![from.to_string(), until], |row| {
        let minutes: (Option<u32>, Option<u32>) = (row.get(4)?, row.get(5)?);
        let kind = spelling::optional(row.get_ref(6)?.as_str().unwrap_or_default());
        Ok(Absence {
            id: AbsenceId(row.get(0)?),
            person: PersonId(row.get(1)?),
            from: day(row, 2)?,
            until: day(row, 3)?,
            within: minutes.0.zip(minutes.1).map(|(from, until)| Span::new(from, until)),
            kind: kind.unwrap_or(AbsenceKind::Other),
            note: row.get(7)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// All chairs, basins and hoods, by kind and name.
pub fn resources(conn: &Connection) -> Outcome<Vec<Resource>> {
    let mut statement =
        conn.prepare_cached("select id, kind, name, active from resource order by kind, length(name), name")?;
    let rows = statement.query_map([], |row| {
        let kind = spelling::optional(row.get_ref(1)?.as_str().unwrap_or_default());
        Ok(Resource {
            id: ResourceId(row.get(0)?),
            kind: kind.unwrap_or(ResourceKind::Chair),
            name: row.get(2)?,
            active: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
