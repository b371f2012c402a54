//! SQL of the intents and of what they hold.

use contract::refusal::TillRefusal;
use proof::Money;
use rusqlite::{Connection, params};

use super::hold::Hold;
use super::{Intent, IntentId};
use crate::db::row::{self, Query};
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
        serde_json::to_string(&intent.authority)?,
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
    let mut statement = conn
        .prepare_cached("select request, authority, drafts, cash_out_cents, id from intent where id = ?1")?;
    statement.first([&id.0], |row| {
        Ok(Intent {
            id: id.clone(),
            request: row.get(0)?,
            authority: row::json(row, 1)?,
            drafts: row::json(row, 2)?,
            cash_out: row::money(row, 3)?,
        })
    })
}

/// Takes an intent away, with what it held: it is decided. Tells whether it was still there.
pub fn remove(conn: &Connection, id: &IntentId) -> Outcome<bool> {
    Ok(conn.prepare_cached("delete from intent where id = ?1")?.execute([&id.0])? == 1)
}

/// All that are not decided.
pub fn all(conn: &Connection) -> Outcome<Vec<IntentId>> {
    let mut statement = conn.prepare_cached("select id from intent order by id")?;
    statement.all([], |row| row.get(0).map(IntentId))
}

/// Whether any is not decided.
pub fn any(conn: &Connection) -> Outcome<bool> {
    let mut statement = conn.prepare_cached("select exists (select 1 from intent)")?;
    statement.one([], |row| row.get(0))
}

/// Cash of the drawer that intents are about to take out.
pub fn reserved(conn: &Connection) -> Outcome<Money> {
    let mut statement = conn.prepare_cached("select coalesce(sum(cash_out_cents), 0) from intent")?;
    statement.one([], |row| row::money(row, 0))
}

/// Whether an intent holds this.
pub fn is_held(conn: &Connection, hold: &Hold) -> Outcome<bool> {
    let (kind, what) = hold.spelled();
    let mut statement =
        conn.prepare_cached("select exists (select 1 from intent_hold where kind = ?1 and what = ?2)")?;
    statement.one(params![kind, what], |row| row.get(0))
}
