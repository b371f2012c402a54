//! SQL of the consents.

use contract::consents::{Consent, ConsentKind, ConsentText};
use contract::{ConsentId, CustomerId, Moment};
use proof::Day;
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::wording;
use crate::fault::{Outcome, Trouble};

/// The wording that is in force.
pub fn text(conn: &Connection, kind: ConsentKind) -> Outcome<ConsentText> {
    let newest = texts(conn, kind)?.into_iter().next();
    newest.ok_or_else(|| Trouble::fault("a consent has no wording"))
}

/// All wordings, the one in force first. The first version is the program's own.
pub fn texts(conn: &Connection, kind: ConsentKind) -> Outcome<Vec<ConsentText>> {
    let mut statement = conn
        .prepare_cached("select version, wording from consent_text where kind = ?1 order by version desc")?;
    let rows = statement.query_map([kind.as_str()], |row| {
        Ok(ConsentText { kind, version: row.get(0)?, text: row.get(1)? })
    })?;
    let mut found = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    found.push(ConsentText { kind, version: 1, text: wording::first(kind).to_owned() });
    Ok(found)
}

/// Sets the next version.
pub fn add_text(conn: &Connection, text: &ConsentText) -> Outcome<()> {
    conn.execute(
        "insert into consent_text (kind, version, wording) values (?1, ?2, ?3)",
        params![text.kind.as_str(), text.version, text.text],
    )?;
    Ok(())
}

fn day(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<Day>> {
    let text: Option<String> = row.get(at)?;
    let unreadable = |_| rusqlite::Error::InvalidColumnType(at, "day".into(), Type::Text);
    text.map(|text| text.parse().map_err(unreadable)).transpose()
}

/// Consents of a customer and whoever became it, withdrawn ones included, newest first.
pub fn of_family(conn: &Connection, family: &[CustomerId]) -> Outcome<Vec<Consent>> {
    let mut statement = conn.prepare_cached(
        "select id, kind, version, given, withdrawn, at_ms, at_offset, by_name from consent
         where customer_id in (select value from json_each(?1)) order by at_ms desc, id desc",
    )?;
    let mut rows = statement.query([serde_json::to_string(family)?])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let spelled: String = row.get(1)?;
        let Some(kind) = ConsentKind::ALL.into_iter().find(|kind| kind.as_str() == spelled) else { continue };
        let at = Moment::new(row.get(5)?, row.get(6)?);
        found.push(Consent {
            id: ConsentId(row.get(0)?),
            kind,
            version: row.get(2)?,
            given: day(row, 3)?.unwrap_or_else(|| at.day()),
            withdrawn: day(row, 4)?,
            at,
            by: row.get(7)?,
        });
    }
    Ok(found)
}

/// Whether a consent stands.
pub fn has(conn: &Connection, family: &[CustomerId], kind: ConsentKind) -> Outcome<bool> {
    let stands = |consent: &Consent| consent.kind == kind && consent.withdrawn.is_none();
    Ok(of_family(conn, family)?.iter().any(stands))
}

/// Keeps a consent.
pub fn add(
    conn: &Connection,
    customer: CustomerId,
    (kind, version): (ConsentKind, u32),
    now: Moment,
    by: &str,
) -> Outcome<ConsentId> {
    conn.execute(
        "insert into consent (customer_id, kind, version, given, at_ms, at_offset, by_name)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            customer.0,
            kind.as_str(),
            version,
            now.day().to_string(),
            now.utc_ms(),
            now.offset_min(),
            by
        ],
    )?;
    Ok(ConsentId(conn.last_insert_rowid()))
}

/// Withdraws a consent; false if it does not stand.
pub fn withdraw(conn: &Connection, id: ConsentId, on: Day) -> Outcome<bool> {
    let sql = "update consent set withdrawn = ?2 where id = ?1 and withdrawn is null";
    Ok(conn.execute(sql, params![id.0, on.to_string()])? == 1)
}

/// Whose consent it is, and to what.
pub fn customer_and_kind(conn: &Connection, id: ConsentId) -> Outcome<Option<(CustomerId, ConsentKind)>> {
    let mut statement = conn.prepare_cached("select customer_id, kind from consent where id = ?1")?;
    let found: Option<(i64, String)> =
        statement.query_row([id.0], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    Ok(found.and_then(|(customer, spelled)| {
        let kind = ConsentKind::ALL.into_iter().find(|kind| kind.as_str() == spelled);
        kind.map(|kind| (CustomerId(customer), kind))
    }))
}

/// Erases all consents of a customer; says how many.
pub fn forget(conn: &Connection, customer: CustomerId) -> Outcome<usize> {
    Ok(conn.execute("delete from consent where customer_id = ?1", [customer.0])?)
}
