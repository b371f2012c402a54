//! SQL of the intents and of what they hold.

use contract::refusal::TillRefusal;
use proof::Money;
use rusqlite::{Connection, OptionalExtension, params};

use super::hold::Hold;
use super::{Intent, IntentId};
use crate::fault::Outcome;

/// Keeps an intent with what it holds.
///
/// # Errors
/// [`TillRefusal::BeingBooked`] if another intent holds some of it.
pub fn insert(conn: &Connection, intent: &Intent, holds: &[Hold]) -> Outcome<()> {
    conn.prepare_cached(
        "insert into intent (id, request, authority, drafts, cash_out_cents) values (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![
        intent.id.0,
        intent.request,
        serde_json::to_string(&intent.standing)?,
        serde_json::to_string(&intent.drafts)?,
        intent.cash_out.as_cents(),
    ])?;
    let mut statement =
        conn.prepare_cached("insert or ignore into intent_hold (kind, what, intent) values (?1, ?2, ?3)")?;
    for hold in holds {
        let (kind, what) = hold.spelled();
        if statement.execute(params![kind, what, intent.id.0])? == 0 {
            return Err(TillRefusal::BeingBooked.into());
        }
    }
    Ok(())
}

/// An intent that is not decided yet.
pub fn load(conn: &Connection, id: &IntentId) -> Outcome<Option<Intent>> {
    let mut statement =
        conn.prepare_cached("select request, authority, drafts, cash_out_cents from intent where id = ?1")?;
    let row = statement.query_row([&id.0], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?, row.get(3)?))
    });
    let Some((request, standing, drafts, cash_out)) = row.optional()? else { return Ok(None) };
    Ok(Some(Intent {
        id: id.clone(),
        request,
        standing: serde_json::from_str(&standing)?,
        drafts: serde_json::from_str(&drafts)?,
        cash_out: Money::cents(cash_out),
    }))
}

/// Takes an intent away, with what it held: it is decided. Tells whether it was still there.
pub fn remove(conn: &Connection, id: &IntentId) -> Outcome<bool> {
    Ok(conn.prepare_cached("delete from intent where id = ?1")?.execute([&id.0])? == 1)
}

/// All that are not decided.
pub fn all(conn: &Connection) -> Outcome<Vec<IntentId>> {
    let mut statement = conn.prepare_cached("select id from intent order by id")?;
    let rows = statement.query_map([], |row| row.get(0).map(IntentId))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Whether any is not decided.
pub fn any(conn: &Connection) -> Outcome<bool> {
    let mut statement = conn.prepare_cached("select exists (select 1 from intent)")?;
    Ok(statement.query_row([], |row| row.get(0))?)
}

/// Cash of the drawer that intents are about to take out.
pub fn reserved(conn: &Connection) -> Outcome<Money> {
    let mut statement = conn.prepare_cached("select coalesce(sum(cash_out_cents), 0) from intent")?;
    Ok(Money::cents(statement.query_row([], |row| row.get(0))?))
}

/// Whether an intent holds this.
pub fn is_held(conn: &Connection, hold: &Hold) -> Outcome<bool> {
    let (kind, what) = hold.spelled();
    let mut statement =
        conn.prepare_cached("select exists (select 1 from intent_hold where kind = ?1 and what = ?2)")?;
    Ok(statement.query_row(params![kind, what], |row| row.get(0))?)
}
