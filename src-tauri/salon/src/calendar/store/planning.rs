//! Changing hours, shifts, absences, resources and phases.

use book::db::row::Query;
use book::db::spelling::Spelled;
use book::fault::Outcome;
use contract::calendar::{
    AddAbsence, AdjustPhase, OpeningHours, Phase, PhaseAdjustment, ResourceKind, SaveResource, ServicePhases,
    ShiftPlan,
};
use contract::{AbsenceId, ArticleId, ClosureId, CustomerId, Day, PersonId, ResourceId};
use rusqlite::{Connection, params};

/// Counts a change of what pages rest on beside appointments.
pub fn plan_changed(conn: &Connection) -> Outcome<()> {
    conn.prepare_cached("update plan_change set number = number + 1")?.execute([])?;
    Ok(())
}

/// Grows with each change of appointments and of what is planned.
pub fn version(conn: &Connection) -> Outcome<i64> {
    let mut statement = conn.prepare_cached(
        "select (select coalesce(max(id), 0) from appointment_change) + (select number from plan_change)",
    )?;
    statement.one([], |row| row.get(0))
}

/// Sets the plan of opening hours of its day.
pub fn put_hours(conn: &Connection, plan: &OpeningHours) -> Outcome<()> {
    let from = plan.from.to_string();
    conn.execute("insert into opening_plan (from_day) values (?1) on conflict do nothing", [&from])?;
    conn.execute("delete from opening_hours where from_day = ?1", [&from])?;
    for (weekday, span) in &plan.hours {
        conn.execute(
            "insert into opening_hours (from_day, weekday, from_minute, until_minute) values (?1, ?2, ?3, ?4)",
            params![from, weekday, span.from, span.until],
        )?;
    }
    Ok(())
}

pub fn remove_hours(conn: &Connection, from: Day) -> Outcome<bool> {
    let from = from.to_string();
    conn.execute("delete from opening_hours where from_day = ?1", [&from])?;
    Ok(conn.execute("delete from opening_plan where from_day = ?1", [&from])? == 1)
}

pub fn remove_shifts(conn: &Connection, person: PersonId, from: Day) -> Outcome<bool> {
    let from = from.to_string();
    let plan = params![person.0, from];
    Ok(conn.execute("delete from shift_plan where person_id = ?1 and from_day = ?2", plan)? == 1)
}

pub fn add_closure(conn: &Connection, from: Day, until: Day, name: &str) -> Outcome<ClosureId> {
    conn.execute(
        "insert into closure (from_day, until_day, name) values (?1, ?2, ?3)",
        params![from.to_string(), until.to_string(), name],
    )?;
    Ok(ClosureId(conn.last_insert_rowid()))
}

pub fn remove_closure(conn: &Connection, closure: ClosureId) -> Outcome<bool> {
    Ok(conn.execute("delete from closure where id = ?1", [closure.0])? == 1)
}

/// Sets a person's plan of shifts of its day.
pub fn put_shifts(conn: &Connection, plan: &ShiftPlan) -> Outcome<()> {
    let from = plan.from.to_string();
    conn.execute(
        "delete from shift_plan where person_id = ?1 and from_day = ?2",
        params![plan.person.0, from],
    )?;
    conn.execute(
        "insert into shift_plan (person_id, from_day, cycle_weeks) values (?1, ?2, ?3)",
        params![plan.person.0, from, plan.cycle_weeks],
    )?;
    let id = conn.last_insert_rowid();
    for shift in &plan.shifts {
        conn.execute(
            "insert into shift (plan_id, week, weekday, from_minute, until_minute) values (?1, ?2, ?3, ?4, ?5)",
            params![id, shift.week, shift.weekday, shift.span.from, shift.span.until],
        )?;
        for pause in &shift.breaks {
            conn.execute(
                "insert into shift_break (plan_id, week, weekday, from_minute, until_minute)
                 values (?1, ?2, ?3, ?4, ?5)",
                params![id, shift.week, shift.weekday, pause.from, pause.until],
            )?;
        }
    }
    Ok(())
}

pub fn add_absence(conn: &Connection, wish: &AddAbsence) -> Outcome<AbsenceId> {
    conn.execute(
        "insert into absence (person_id, from_day, until_day, from_minute, until_minute, kind, note)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            wish.person.0,
            wish.from.to_string(),
            wish.until.to_string(),
            wish.within.map(|span| span.from),
            wish.within.map(|span| span.until),
            wish.kind.spelling(),
            wish.note.as_deref().map(str::trim).filter(|note| !note.is_empty()),
        ],
    )?;
    Ok(AbsenceId(conn.last_insert_rowid()))
}

pub fn remove_absence(conn: &Connection, absence: AbsenceId) -> Outcome<bool> {
    Ok(conn.execute("delete from absence where id = ?1", [absence.0])? == 1)
}

/// Adds or changes a chair, basin or hood.
pub fn put_resource(conn: &Connection, wish: &SaveResource) -> Outcome<ResourceId> {
    let values = params![wish.id.map(|id| id.0), wish.kind.spelling(), wish.name, wish.active];
    conn.execute(
        "insert into resource (id, kind, name, active) values (?1, ?2, ?3, ?4)
         on conflict (id) do update set name = ?3, active = ?4",
        values,
    )?;
    Ok(wish.id.unwrap_or_else(|| ResourceId(conn.last_insert_rowid())))
}

/// How many appointments are planned for a thing from a minute on.
pub fn planned_for(conn: &Connection, resource: ResourceId, from: i64) -> Outcome<u32> {
    let mut statement = conn.prepare_cached(
        "select count(distinct appointment_id) from busy
         where subject_kind = 'resource' and subject_id = ?1 and start_minute >= ?2",
    )?;
    statement.one(params![resource.0, from], |row| row.get(0))
}

/// Sets the phases of a service.
pub fn put_phases(conn: &Connection, article: ArticleId, phases: &[Phase]) -> Outcome<()> {
    conn.execute("delete from phase where article_id = ?1", [article.0])?;
    for (at, phase) in phases.iter().enumerate() {
        conn.execute(
            "insert into phase (article_id, position, kind, minutes, name, resource, helper)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                article.0,
                at,
                phase.kind.spelling(),
                phase.minutes,
                phase.name,
                phase.resource.map(ResourceKind::spelling),
                phase.helper,
            ],
        )?;
    }
    Ok(())
}

/// Has the adjustments of a service follow its phases; those of phases that are gone go too.
pub fn move_adjustments(conn: &Connection, article: ArticleId, places: &[Option<u32>]) -> Outcome<()> {
    let mut all = all_adjustments(conn)?;
    all.retain(|it| it.article == article);
    conn.execute("delete from phase_adjustment where article_id = ?1", [article.0])?;
    for it in all {
        let place = (0..).zip(places).find(|(was, _)| *was == it.phase);
        let Some(phase) = place.and_then(|(_, is)| *is) else { continue };
        let (person, customer, minutes) = (it.person, it.customer, Some(it.minutes));
        put_adjustment(conn, &AdjustPhase { article, phase, person, customer, minutes })?;
    }
    Ok(())
}

/// All services whose phases were set.
pub fn all_phases(conn: &Connection) -> Outcome<Vec<ServicePhases>> {
    let mut statement = conn.prepare_cached("select distinct article_id from phase order by article_id")?;
    let articles = statement.all([], |row| row.get(0).map(ArticleId))?;
    let phases = |article| Ok(ServicePhases { article, phases: super::phases(conn, article)? });
    articles.into_iter().map(phases).collect()
}

/// Sets an adjustment, or takes it away.
pub fn put_adjustment(conn: &Connection, wish: &AdjustPhase) -> Outcome<()> {
    let person = wish.person.map_or(0, |id| id.0);
    let customer = wish.customer.map_or(0, |id| id.0);
    match wish.minutes {
        Some(minutes) => conn.execute(
            "insert into phase_adjustment (article_id, position, person_id, customer_id, minutes)
             values (?1, ?2, ?3, ?4, ?5) on conflict do update set minutes = ?5",
            params![wish.article.0, wish.phase, person, customer, minutes],
        )?,
        None => conn.execute(
            "delete from phase_adjustment
             where article_id = ?1 and position = ?2 and person_id = ?3 and customer_id = ?4",
            params![wish.article.0, wish.phase, person, customer],
        )?,
    };
    Ok(())
}

/// All adjustments.
pub fn all_adjustments(conn: &Connection) -> Outcome<Vec<PhaseAdjustment>> {
    let mut statement = conn.prepare_cached(
        "select article_id, position, nullif(person_id, 0), nullif(customer_id, 0), minutes from phase_adjustment
         order by article_id, position, person_id, customer_id",
    )?;
    statement.all([], |row| {
        Ok(PhaseAdjustment {
            article: ArticleId(row.get(0)?),
            phase: row.get(1)?,
            person: row.get::<_, Option<i64>>(2)?.map(PersonId),
            customer: row.get::<_, Option<i64>>(3)?.map(CustomerId),
            minutes: row.get(4)?,
        })
    })
}

/// Forgets how long phases take for a customer.
pub fn remove_adjustments_of(conn: &Connection, customer: CustomerId) -> Outcome<()> {
    conn.execute("delete from phase_adjustment where customer_id = ?1", [customer.0])?;
    Ok(())
}
