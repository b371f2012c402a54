//! The register's keys: which have signed, in the order of their use, and which signs now. The entries say so themselves; a
//! setting is asked only where they can't be read.

use proof::{KeyChange, PublicKey, Seq};
use rusqlite::{Connection, params};
use serde::Deserialize;

use crate::db::row::Query;
use crate::db::settings;
use crate::fault::Outcome;

/// What is read of a foundation's details.
#[derive(Deserialize)]
struct Founded {
    public_key: PublicKey,
}

/// The register's public keys up to an entry, in the order of their use.
///
/// # Errors
/// The store can't be read. What an entry says of a key and nobody can read is left out: the verification names the entry.
pub fn keys_until(conn: &Connection, until: Seq) -> Outcome<Vec<PublicKey>> {
    let mut statement = conn.prepare_cached(
        "select kind, details_body from entry
         where kind <> 'sale' and kind in ('foundation', 'key_change') and details_body is not null and seq <= ?1
         order by seq",
    )?;
    let told: Vec<(String, String)> =
        statement.all(params![until.get()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut keys: Vec<PublicKey> = Vec::new();
    for (kind, body) in &told {
        let key = match kind.as_str() {
            "foundation" => founded_with(body),
            _ => KeyChange::read(body).map(|change| change.new),
        };
        keys.extend(key.filter(|key| !keys.contains(key)));
    }
    if keys.is_empty() {
        keys.extend(by_setting(conn));
    }
    Ok(keys)
}

/// All keys of the register, in the order of their use.
///
/// # Errors
/// As [`keys_until`].
pub fn keys(conn: &Connection) -> Outcome<Vec<PublicKey>> {
    keys_until(conn, Seq::new(i64::MAX.unsigned_abs()))
}

/// The key that signs now; `None` before the set-up. The newest entry names it, so that a change whose row was damaged
/// stops nobody.
///
/// # Errors
/// The store can't be read.
pub fn current_key(conn: &Connection) -> Outcome<Option<PublicKey>> {
    let told = keys(conn)?;
    let named: Option<String> = conn
        .prepare_cached("select key_id from entry order by seq desc limit 1")?
        .first([], |row| row.get(0))?;
    let Some(named) = named else { return Ok(told.last().copied()) };
    let known = told.iter().rev().copied().chain(by_setting(conn));
    let signing = known.into_iter().find(|key| key.key_id() == named);
    Ok(signing.or(told.last().copied()))
}

/// A damaged setting is none: it must not keep the till from opening.
fn by_setting(conn: &Connection) -> Option<PublicKey> {
    match settings::get(conn, settings::PUBLIC_KEY) {
        Ok(key) => key,
        Err(trouble) => {
            tracing::error!(%trouble, "the public key in the settings");
            None
        }
    }
}

/// The first key, by the details of the foundation.
fn founded_with(body: &str) -> Option<PublicKey> {
    match serde_json::from_str::<Founded>(body) {
        Ok(founded) => Some(founded.public_key),
        Err(trouble) => {
            tracing::error!(%trouble, "the public key in the foundation");
            None
        }
    }
}
