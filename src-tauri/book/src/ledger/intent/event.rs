//! SQL of the events that someone outside was told of: who began with which basket, what was asked, whose answer is
//! missing or came late.

use contract::BasketId;
use proof::Seq;
use rusqlite::{Connection, Row, params};

use super::IntentId;
use crate::db::row::{self, Query};
use crate::fault::Outcome;
use crate::ports::{Attested, Begun, EventId};

/// A bon of an intent, as the outside is asked about it.
#[derive(Clone, Debug)]
pub struct Asked {
    pub event: EventId,
    /// Its place among the intent's drafts, from 0.
    pub position: usize,
    pub begun: Option<Begun>,
}

/// An event without an intent whose end outside is not known.
#[derive(Clone, Debug)]
pub struct Left {
    pub event: EventId,
    pub begun: Option<Begun>,
    /// The entry that was booked without an answer; none if it only began.
    pub seq: Option<Seq>,
}

/// An intent wants this bon finished. What began with a basket goes on under the basket's name.
pub fn ask(conn: &Connection, intent: &IntentId, position: usize, basket: Option<&str>) -> Outcome<EventId> {
    let event = basket.map_or_else(|| format!("{}-{position}", intent.0), str::to_owned);
    conn.prepare_cached(
        "insert into attest_event (id, basket, intent, position, state) values (?1, ?2, ?3, ?4, 'asked')
         on conflict (id) do update set intent = ?3, position = ?4, state = 'asked'",
    )?
    .execute(params![event, basket, intent.0, position])?;
    Ok(EventId(event))
}

/// What an intent asks, in the order of its drafts.
pub fn asked(conn: &Connection, intent: &IntentId) -> Outcome<Vec<Asked>> {
    let mut statement = conn
        .prepare_cached("select id, begun, position from attest_event where intent = ?1 order by position")?;
    statement.all([&intent.0], |row| {
        Ok(Asked { event: EventId(row.get(0)?), begun: begun_of(row)?, position: row.get(2)? })
    })
}

/// The event of a basket was begun outside. A basket that was paid or dropped meanwhile has had its end.
pub fn begun(conn: &Connection, event: &EventId, basket: &BasketId, begun: &Begun) -> Outcome<()> {
    conn.prepare_cached(
        "insert into attest_event (id, basket, begun, state)
         select ?1, ?2, ?3, 'open' where exists (select 1 from basket where id = ?2)
         on conflict (id) do update set begun = ?3",
    )?
    .execute(params![event.0, basket.0, serde_json::to_string(begun)?])?;
    Ok(())
}

/// Whether someone outside was told of a basket's event and its end is not known for sure.
///
/// # Errors
/// A fault of the store.
pub fn is_known(conn: &Connection, basket: &BasketId) -> Outcome<bool> {
    let mut statement = conn.prepare_cached("select exists (select 1 from attest_event where id = ?1)")?;
    statement.one([&basket.0], |row| row.get(0))
}

/// The event ended, and the book knows how.
pub fn forget(conn: &Connection, event: &EventId) -> Outcome<()> {
    conn.prepare_cached("delete from attest_event where id = ?1")?.execute([&event.0])?;
    Ok(())
}

/// The bon was booked without an answer.
pub fn keep_outage(conn: &Connection, event: &EventId, seq: Seq) -> Outcome<()> {
    conn.prepare_cached("update attest_event set state = 'outage', intent = null, seq = ?2 where id = ?1")?
        .execute(params![event.0, seq.get()])?;
    Ok(())
}

/// The intent was given up: nothing of it was attested. What began with a basket stays begun.
pub fn release(conn: &Connection, intent: &IntentId) -> Outcome<()> {
    conn.prepare_cached(
        "update attest_event set state = 'open', intent = null, position = null where intent = ?1",
    )?
    .execute([&intent.0])?;
    Ok(())
}

/// An answer that came when nobody waited any more. It is taken if the bon is not booked yet, else it goes to the list.
pub fn late(conn: &Connection, event: &EventId, answer: Option<&Attested>) -> Outcome<()> {
    conn.prepare_cached(
        "update attest_event set answer = ?2, state = case state when 'outage' then 'late' else state end
         where id = ?1",
    )?
    .execute(params![event.0, serde_json::to_string(&answer)?])?;
    Ok(())
}

/// The answer that came after the question was given up, if it is there by now.
pub fn late_answer(conn: &Connection, event: &EventId) -> Outcome<Option<Option<Attested>>> {
    let mut statement = conn.prepare_cached("select answer, id from attest_event where id = ?1")?;
    Ok(statement.first([&event.0], |row| row::optional(row, 0, row::json))?.flatten())
}

/// The list of late answers: bons that were booked without a signature which exists all the same.
pub fn book_late(conn: &Connection) -> Outcome<Vec<(Seq, Attested)>> {
    let mut statement =
        conn.prepare_cached("select seq, answer, id from attest_event where state = 'late' order by seq")?;
    let list: Vec<(Seq, Option<Attested>)> =
        statement.all([], |row| Ok((row.get(0).map(Seq::new)?, row::json(row, 1)?)))?;
    Ok(list.into_iter().filter_map(|(seq, answer)| answer.map(|answer| (seq, answer))).collect())
}

/// Events that nobody works on: booked without an answer, or begun with a basket that is no more. An event that began
/// with a basket which is still there is nobody's business but the basket's.
pub fn left(conn: &Connection) -> Outcome<Vec<Left>> {
    let mut statement = conn.prepare_cached(
        "select id, begun, seq from attest_event e
         where state = 'outage' or (state = 'open' and intent is null
            and not exists (select 1 from basket b where b.id = e.basket))
         order by id",
    )?;
    statement.all([], |row| {
        let seq = row.get::<_, Option<u64>>(2)?.map(Seq::new);
        Ok(Left { event: EventId(row.get(0)?), begun: begun_of(row)?, seq })
    })
}

/// What began can't be told where its note is damaged; the bon is then asked for as one that never began, and nothing waits for
/// it.
fn begun_of(row: &Row<'_>) -> rusqlite::Result<Option<Begun>> {
    match row::optional(row, 1, row::json) {
        Err(rusqlite::Error::FromSqlConversionFailure(_, _, trouble)) => {
            tracing::error!(%trouble, "what began outside can't be read any more");
            Ok(None)
        }
        read => read,
    }
}
