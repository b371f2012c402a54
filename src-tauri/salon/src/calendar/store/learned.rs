//! What was observed and counted over many appointments.

use book::db::row::Query;
use book::fault::Outcome;
use contract::{AppointmentId, ArticleId, BasketId, CustomerId, PersonId, Seq};
use rusqlite::types::Value;
use rusqlite::{Connection, params, params_from_iter};

/// How long one service really took.
#[derive(Clone, Debug)]
pub struct Observed {
    pub article: ArticleId,
    pub service: String,
    pub person: PersonId,
    pub planned: u32,
    pub took_ms: i64,
}

/// Keeps how long a visit took.
pub fn keep_duration(conn: &Connection, visit: AppointmentId, took: &Observed, done_ms: i64) -> Outcome<()> {
    conn.prepare_cached(
        "insert or replace into service_duration
            (appointment_id, article_id, person_id, planned_minutes, took_ms, done_ms)
         values (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![visit.0, took.article.0, took.person.0, took.planned, took.took_ms, done_ms])?;
    Ok(())
}

/// Forgets how long a visit took that is not over after all.
pub fn forget_duration(conn: &Connection, visit: AppointmentId) -> Outcome<()> {
    conn.prepare_cached("delete from service_duration where appointment_id = ?1")?.execute([visit.0])?;
    Ok(())
}

/// How long visits took since a moment: of these customers, or of all.
pub fn observed(
    conn: &Connection,
    (article, person): (Option<ArticleId>, Option<PersonId>),
    customers: &[CustomerId],
    since_ms: i64,
) -> Outcome<Vec<Observed>> {
    // The order of the join is the order of the indexes.
    let from = if customers.is_empty() {
        "article a cross join service_duration d on d.article_id = a.id"
    } else {
        "appointment v cross join service_duration d on d.appointment_id = v.id join article a on a.id = d.article_id"
    };
    let mut those = String::from("d.done_ms >= ?");
    let mut values: Vec<Value> = vec![since_ms.into()];
    if let Some(article) = article {
        those.push_str(" and a.id = ?");
        values.push(article.0.into());
    }
    if let Some(person) = person {
        those.push_str(" and d.person_id = ?");
        values.push(person.0.into());
    }
    if !customers.is_empty() {
        those.push_str(" and v.customer_id in (select value from json_each(?))");
        values.push(serde_json::to_string(customers)?.into());
    }
    let mut statement = conn.prepare_cached(&format!(
        "select d.article_id, a.name, d.person_id, d.planned_minutes, d.took_ms from {from} where {those}"
    ))?;
    let values = params_from_iter(values);
    statement.all(values, |row| {
        Ok(Observed {
            article: ArticleId(row.get(0)?),
            service: row.get(1)?,
            person: PersonId(row.get(2)?),
            planned: row.get(3)?,
            took_ms: row.get(4)?,
        })
    })
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

/// Entries that paid appointments of a customer.
pub fn paid_for(conn: &Connection, customer: CustomerId) -> Outcome<Vec<Seq>> {
    let mut statement = conn.prepare_cached(
        "select distinct paid_seq from appointment where customer_id = ?1 and paid_seq is not null order by paid_seq",
    )?;
    statement.all([customer.0], |row| row.get(0).map(Seq::new))
}

/// Appointments of a guest without a file, parked and called off ones too.
pub fn of_guest(conn: &Connection, name: &str, phone: Option<&str>) -> Outcome<Vec<AppointmentId>> {
    let mut statement = conn.prepare_cached(
        "select id from appointment where customer_id is null and guest_name = ?1 and phone is ?2 order by id",
    )?;
    statement.all(params![name, phone], |row| row.get(0).map(AppointmentId))
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
