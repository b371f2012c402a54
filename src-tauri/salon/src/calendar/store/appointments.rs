//! Appointments with their parts and phases.

use std::collections::HashMap;
use std::ops::ControlFlow;

use book::db::row::{self, Query};
use book::db::spelling::{FeeWord, Spelled};
use book::db::{DamagedRow, unless_damaged};
use book::fault::Outcome;
use contract::calendar::{FeeDecision, ResourceKind};
use contract::{AppointmentId, ArticleId, BasketId, CustomerId, Moment, PersonId, ResourceId, Seq};
use rusqlite::types::Value;
use rusqlite::{Connection, Params, Row, params, params_from_iter};

use crate::calendar::stored::{
    AppointmentPlan, StoredAppointment, StoredFee, StoredGuest, StoredPart, StoredPhase, laid_out,
};

const COLUMNS: &str = "a.id, a.version, a.customer_id, a.guest_name, a.phone, a.note, a.state, a.start_minute,
    a.parked_ms, a.parked_offset, a.half_made, a.chair_id, a.series, a.basket, a.paid_seq, a.booked_ms,
    a.booked_offset, a.booked_by, a.fee_cents, a.fee_decision, a.fee_reason, a.fee_by, a.fee_ms, a.fee_offset";

fn stored(row: &Row<'_>) -> rusqlite::Result<StoredAppointment> {
    Ok(StoredAppointment {
        id: AppointmentId(row.get(0)?),
        version: row.get(1)?,
        guest: StoredGuest {
            customer: row.get::<_, Option<i64>>(2)?.map(CustomerId),
            name: row.get(3)?,
            phone: row.get(4)?,
            note: row.get(5)?,
        },
        plan: AppointmentPlan {
            state: row::spelled(row, 6)?,
            start: row.get(7)?,
            parked: row::optional(row, 8, row::moment)?,
            half_made: row.get(10)?,
            chair: row.get::<_, Option<i64>>(11)?.map(ResourceId),
            fee: fee(row)?,
            parts: Vec::new(),
        },
        series: row.get(12)?,
        basket: row.get::<_, Option<String>>(13)?.map(BasketId),
        paid: row.get::<_, Option<u64>>(14)?.map(Seq::new),
        booked_at: row::moment(row, 15)?,
        booked_by: row.get(17)?,
    })
}

fn fee(row: &Row<'_>) -> rusqlite::Result<Option<StoredFee>> {
    let Some(proposed) = row::optional(row, 18, row::money)? else { return Ok(None) };
    let decision = match row::optional(row, 19, row::spelled)? {
        Some(FeeWord::Charge) => Some(FeeDecision::Charge),
        Some(FeeWord::Waive) => Some(FeeDecision::Waive { reason: row.get(20)? }),
        None => None,
    };
    Ok(Some(StoredFee { proposed, decision, by: row.get(21)?, at: row::optional(row, 22, row::moment)? }))
}

/// What an appointment's row holds from the first day on, in the order of both statements below.
fn from_the_first_day(stored: &StoredAppointment) -> [Value; 12] {
    let (guest, plan) = (&stored.guest, &stored.plan);
    let span = plan.span();
    [
        guest.customer.map(|id| id.0).into(),
        guest.name.clone().into(),
        guest.phone.clone().into(),
        guest.note.clone().into(),
        plan.state.spelling().to_owned().into(),
        span.map(|(start, _)| start).into(),
        span.map(|(_, end)| end).into(),
        plan.parked.map(Moment::utc_ms).into(),
        plan.parked.map(Moment::offset_min).into(),
        plan.half_made.into(),
        plan.chair.map(|id| id.0).into(),
        stored.series.into(),
    ]
}

/// Adds an appointment; its parts are laid when its time is taken.
pub fn insert(conn: &Connection, stored: &StoredAppointment) -> Outcome<AppointmentId> {
    let booked: [Value; 3] = [
        stored.booked_at.utc_ms().into(),
        stored.booked_at.offset_min().into(),
        stored.booked_by.clone().into(),
    ];
    conn.prepare_cached(
        "insert into appointment (version, customer_id, guest_name, phone, note, state, start_minute, end_minute,
            parked_ms, parked_offset, half_made, chair_id, series, booked_ms, booked_offset, booked_by)
         values (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
    )?
    .execute(params_from_iter(from_the_first_day(stored).into_iter().chain(booked)))?;
    Ok(AppointmentId(conn.last_insert_rowid()))
}

/// Lays parts and phases; the time of those on the time line must be taken already.
pub fn lay_parts(conn: &Connection, id: AppointmentId, plan: &AppointmentPlan) -> Outcome<()> {
    let mut part_row = conn.prepare_cached(
        "insert into appointment_part (appointment_id, part, article_id, name, price_cents, tone, person_id,
            price_reason) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    let mut segment_row = conn.prepare_cached(
        "insert into segment (appointment_id, part, phase, kind, name, person_id, helper, resource_kind,
            resource_id, minutes, start_minute) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?;
    let starts = starts(plan);
    for (at, part) in plan.parts.iter().enumerate() {
        part_row.execute(params![
            id.0,
            at,
            part.article.0,
            part.name,
            part.price.as_cents(),
            part.tone.spelling(),
            part.person.map(|person| person.0),
            part.price_reason,
        ])?;
        for (phase_at, phase) in part.phases.iter().enumerate() {
            segment_row.execute(params![
                id.0,
                at,
                phase_at,
                phase.kind.spelling(),
                phase.name,
                phase.helper.or(part.person).map(|person| person.0),
                phase.helper.is_some(),
                phase.resource_kind.map(ResourceKind::spelling),
                phase.resource.map(|resource| resource.0),
                phase.minutes,
                starts.get(&(at, phase_at)),
            ])?;
        }
    }
    Ok(())
}

/// When each phase begins, of an appointment that holds its time.
fn starts(plan: &AppointmentPlan) -> HashMap<(usize, usize), i64> {
    match plan.start {
        Some(start) if plan.takes_time() => laid_out(&plan.parts, start)
            .map(|segment| ((segment.part, segment.phase), segment.from))
            .collect(),
        _ => HashMap::new(),
    }
}

/// Stores an appointment anew without its parts; its version grows.
pub fn update(conn: &Connection, stored: &StoredAppointment) -> Outcome<()> {
    let fee = stored.plan.fee.as_ref();
    let (decision, reason) = match fee.and_then(|fee| fee.decision.as_ref()) {
        Some(FeeDecision::Charge) => (Some(FeeWord::Charge), None),
        Some(FeeDecision::Waive { reason }) => (Some(FeeWord::Waive), Some(reason.clone())),
        None => (None, None),
    };
    let decided = fee.and_then(|fee| fee.at);
    let since: [Value; 9] = [
        stored.basket.as_ref().map(|basket| basket.0.clone()).into(),
        stored.paid.map(|seq| seq.get().cast_signed()).into(),
        fee.map(|fee| fee.proposed.as_cents()).into(),
        decision.map(|word| word.spelling().to_owned()).into(),
        reason.into(),
        fee.and_then(|fee| fee.by.clone()).into(),
        decided.map(Moment::utc_ms).into(),
        decided.map(Moment::offset_min).into(),
        stored.id.0.into(),
    ];
    conn.prepare_cached(
        "update appointment set version = version + 1, customer_id = ?1, guest_name = ?2, phone = ?3, note = ?4,
            state = ?5, start_minute = ?6, end_minute = ?7, parked_ms = ?8, parked_offset = ?9, half_made = ?10,
            chair_id = ?11, series = ?12, basket = ?13, paid_seq = ?14, fee_cents = ?15, fee_decision = ?16,
            fee_reason = ?17, fee_by = ?18, fee_ms = ?19, fee_offset = ?20
         where id = ?21",
    )?
    .execute(params_from_iter(from_the_first_day(stored).into_iter().chain(since)))?;
    Ok(())
}

/// Takes up parts and phases, so that their time can be freed.
pub fn take_up_parts(conn: &Connection, id: AppointmentId) -> Outcome<()> {
    conn.prepare_cached("delete from segment where appointment_id = ?1")?.execute([id.0])?;
    conn.prepare_cached("delete from appointment_part where appointment_id = ?1")?.execute([id.0])?;
    Ok(())
}

/// An appointment with its parts.
pub fn load(conn: &Connection, id: AppointmentId) -> Outcome<Option<StoredAppointment>> {
    Ok(found(conn, "a.id = ?1", [id.0])?.into_iter().next())
}

/// Appointments that begin from a minute to before another, in that order; not those in the air or called off, nor one
/// that is damaged or a part of which is.
pub fn readable_between(conn: &Connection, from: i64, until: i64) -> Outcome<Vec<StoredAppointment>> {
    let those =
        "a.start_minute >= ?1 and a.start_minute < ?2 and a.parked_ms is null and a.state <> 'cancelled'";
    readable(conn, those, [from, until])
}

/// All at once; only where that fails, one by one.
fn readable<P: Params + Copy>(conn: &Connection, those: &str, values: P) -> Outcome<Vec<StoredAppointment>> {
    match found(conn, those, values) {
        Err(trouble) if DamagedRow::behind(&trouble).is_some() => {}
        whole => return whole,
    }
    let sql = format!("select a.id from appointment a where {those} order by +a.start_minute, +a.id");
    let ids = conn.prepare(&sql)?.all(values, |row| row.get(0).map(AppointmentId))?;
    let mut all = Vec::new();
    for id in ids {
        all.extend(unless_damaged(load(conn, id))?.flatten());
    }
    Ok(all)
}

/// Appointments in the air, the oldest first; one that is damaged is left out.
pub fn parked(conn: &Connection) -> Outcome<Vec<StoredAppointment>> {
    let mut all = readable(conn, "a.parked_ms is not null and a.state <> 'cancelled'", [])?;
    all.sort_by_key(|stored| (stored.plan.parked, stored.id));
    Ok(all)
}

/// Ids of the appointments of a series, in the order of their times.
pub fn of_series(conn: &Connection, series: i64) -> Outcome<Vec<AppointmentId>> {
    let mut statement =
        conn.prepare_cached("select id from appointment where series = ?1 order by start_minute, id")?;
    statement.all([series], |row| row.get(0).map(AppointmentId))
}

/// How many appointments a customer missed since a minute.
pub fn missed(conn: &Connection, customer: CustomerId, since: i64) -> Outcome<u32> {
    let mut statement = conn.prepare_cached(
        "select count(*) from appointment where customer_id = ?1 and start_minute >= ?2 and state = 'no_show'",
    )?;
    statement.one(params![customer.0, since], |row| row.get(0))
}

/// How many appointments a customer called off late since a minute: those for which a fee was proposed.
pub fn called_off_late(conn: &Connection, customer: CustomerId, since: i64) -> Outcome<u32> {
    let mut statement = conn.prepare_cached(
        "select count(*) from appointment where customer_id = ?1 and start_minute >= ?2 and state = 'cancelled'
            and fee_cents is not null",
    )?;
    statement.one(params![customer.0, since], |row| row.get(0))
}

/// Appointments that meet a condition, with their parts, in the order of their begin. Those are few: the sign before what they
/// are ordered by, and the cross join, keep SQLite from beginning with all appointments, or with all parts, in that order.
fn found<P: Params + Copy>(conn: &Connection, those: &str, values: P) -> Outcome<Vec<StoredAppointment>> {
    let mut statement = conn.prepare_cached(&format!(
        "select {COLUMNS} from appointment a where {those} order by +a.start_minute, +a.id"
    ))?;
    let mut all = statement.all(values, stored)?;
    let places: HashMap<i64, usize> = all.iter().enumerate().map(|(at, stored)| (stored.id.0, at)).collect();
    let mut statement = conn.prepare_cached(&format!(
        "select p.appointment_id, p.article_id, p.name, p.price_cents, p.tone, p.person_id, p.price_reason
         from appointment a cross join appointment_part p on p.appointment_id = a.id
         where {those} order by +p.appointment_id, +p.part"
    ))?;
    let with_its_own = |row: &Row<'_>| Ok((row.get::<_, i64>(0)?, part(row)?));
    statement.each(values, with_its_own, |(appointment, part)| {
        if let Some(stored) = places.get(&appointment).and_then(|at| all.get_mut(*at)) {
            stored.plan.parts.push(part);
        }
        Ok(ControlFlow::Continue(()))
    })?;
    let mut statement = conn.prepare_cached(&format!(
        "select s.appointment_id, s.part, s.kind, s.name, s.minutes, s.person_id, s.helper, s.resource_kind,
            s.resource_id, s.phase
         from appointment a cross join segment s on s.appointment_id = a.id
         where {those} order by +s.appointment_id, +s.part, +s.phase"
    ))?;
    let with_its_own = |row: &Row<'_>| Ok((row.get::<_, i64>(0)?, row.get::<_, usize>(1)?, phase(row)?));
    statement.each(values, with_its_own, |(appointment, part, phase)| {
        let stored = places.get(&appointment).and_then(|at| all.get_mut(*at));
        if let Some(part) = stored.and_then(|stored| stored.plan.parts.get_mut(part)) {
            part.phases.push(phase);
        }
        Ok(ControlFlow::Continue(()))
    })?;
    Ok(all)
}

fn part(row: &Row<'_>) -> rusqlite::Result<StoredPart> {
    Ok(StoredPart {
        article: ArticleId(row.get(1)?),
        name: row.get(2)?,
        price: row::money(row, 3)?,
        price_reason: row.get(6)?,
        tone: row::spelled(row, 4)?,
        person: row.get::<_, Option<i64>>(5)?.map(PersonId),
        phases: Vec::new(),
    })
}

fn phase(row: &Row<'_>) -> rusqlite::Result<StoredPhase> {
    let helper: bool = row.get(6)?;
    Ok(StoredPhase {
        kind: row::spelled(row, 2)?,
        name: row.get(3)?,
        minutes: row.get(4)?,
        helper: row.get::<_, Option<i64>>(5)?.filter(|_| helper).map(PersonId),
        resource_kind: row::optional(row, 7, row::spelled)?,
        resource: row.get::<_, Option<i64>>(8)?.map(ResourceId),
    })
}
