//! What was observed and counted over many appointments.

use std::ops::ControlFlow;

use book::db::row::Query;
use book::fault::Outcome;
use contract::calendar::LearnedDurations;
use contract::{AppointmentId, ArticleId, BasketId, CustomerId, PersonId, Seq};
use rusqlite::{Connection, params};

/// How long one service really took.
#[derive(Clone, Debug)]
pub struct Observed {
    pub article: ArticleId,
    pub service: String,
    pub person: PersonId,
    pub planned: u32,
    pub took_ms: i64,
}

/// Appointments of a single service since a moment, from the chair to being done or charged; planned is what was
/// agreed before what was left of it was given back.
pub fn observed(conn: &Connection, wish: &LearnedDurations, since_ms: i64) -> Outcome<Vec<Observed>> {
    let mut statement = conn.prepare_cached(
        "select p.article_id, p.name, p.person_id,
            (select sum(phase.value ->> '$.minutes') from json_each(done.before, '$.parts') part,
                json_each(part.value, '$.phases') phase),
            done.at_ms - (select max(at_ms) from appointment_change begun
                where begun.appointment_id = a.id and begun.kind = 'state' and begun.state = 'in_service'
                    and begun.id < done.id), done.id
         from appointment_change done join appointment a on a.id = done.appointment_id
            join appointment_part p on p.appointment_id = a.id
         where done.kind in ('state', 'checked_out') and done.state = 'finished'
            and done.before ->> '$.state' <> 'finished' and done.at_ms >= ?4
            and a.state in ('finished', 'paid') and p.person_id is not null
            and (select count(*) from appointment_part where appointment_id = a.id) = 1
            and (?1 is null or p.article_id = ?1) and (?2 is null or p.person_id = ?2)
            and (?3 is null or a.customer_id = ?3)",
    )?;
    let values = params![
        wish.article.map(|id| id.0),
        wish.person.map(|id| id.0),
        wish.customer.map(|id| id.0),
        since_ms
    ];
    let mut all = Vec::new();
    statement.scan(values, |row| {
        // Nobody said when it began, or nothing was planned: that teaches nothing.
        let (planned, took): (Option<u32>, Option<i64>) = (row.get(3)?, row.get(4)?);
        if let Some((planned, took_ms)) = planned.zip(took) {
            all.push(Observed {
                article: ArticleId(row.get(0)?),
                service: row.get(1)?,
                person: PersonId(row.get(2)?),
                planned,
                took_ms,
            });
        }
        Ok(ControlFlow::Continue(()))
    })?;
    Ok(all)
}

/// When appointments begin that take time, from a minute to before another; of one person or of all.
pub fn begins(conn: &Connection, from: i64, until: i64, person: Option<PersonId>) -> Outcome<Vec<i64>> {
    let mut statement = conn.prepare_cached(
        "select a.start_minute from appointment a
         where a.start_minute >= ?1 and a.start_minute < ?2 and a.parked_ms is null
            and a.state not in ('cancelled', 'no_show')
            and (?3 is null or exists (select 1 from segment s where s.appointment_id = a.id and s.person_id = ?3))",
    )?;
    statement.all(params![from, until, person.map(|id| id.0)], |row| row.get(0))
}

/// Ids of appointments that meet one of the till's questions.
fn ids(conn: &Connection, those: &str, value: impl rusqlite::ToSql) -> Outcome<Vec<AppointmentId>> {
    let sql = format!("select id from appointment where {those} order by start_minute, id");
    let mut statement = conn.prepare_cached(&sql)?;
    statement.all([value], |row| row.get(0).map(AppointmentId))
}

/// Appointments of those who came and have not paid, that begin before a minute: waiting, in work or done.
pub fn unpaid(conn: &Connection, before: i64) -> Outcome<Vec<AppointmentId>> {
    ids(
        conn,
        "state in ('arrived', 'in_service', 'finished') and parked_ms is null and start_minute < ?1",
        before,
    )
}

/// Appointments that are about to be paid in a basket.
pub fn in_basket(conn: &Connection, basket: &BasketId) -> Outcome<Vec<AppointmentId>> {
    ids(conn, "basket = ?1", &basket.0)
}

/// Appointments that an entry paid.
pub fn paid_by(conn: &Connection, seq: Seq) -> Outcome<Vec<AppointmentId>> {
    ids(conn, "paid_seq = ?1", seq.get())
}

/// Appointments of a customer, parked and called off ones too.
pub fn of_customer(conn: &Connection, customer: CustomerId) -> Outcome<Vec<AppointmentId>> {
    ids(conn, "customer_id = ?1", customer.0)
}

/// Appointments that take a person's time from a minute on.
pub fn to_come(conn: &Connection, person: PersonId, from: i64) -> Outcome<Vec<AppointmentId>> {
    let mut statement = conn.prepare_cached(
        "select distinct appointment_id from busy
         where subject_kind = 'person' and subject_id = ?1 and start_minute >= ?2 order by appointment_id",
    )?;
    statement.all(params![person.0, from], |row| row.get(0).map(AppointmentId))
}
