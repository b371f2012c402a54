//! SQL of the consents.

use book::db::row::{self, Query};
use book::db::signed::SignedColumn;
use book::db::spelling::Spelled;
use book::fault::{Outcome, Trouble};
use contract::consents::{Consent, ConsentKind, ConsentText};
use contract::{ConsentId, CustomerId, Moment};
use rusqlite::{Connection, params};

use super::wording;

/// Who wrote it.
pub const SIGNED: SignedColumn = SignedColumn {
    table: "consent",
    column: "by_name",
    at: ("at_ms", "at_offset"),
    german: "Einwilligung aufgenommen",
};

/// The wording that is in force.
pub fn text(conn: &Connection, kind: ConsentKind) -> Outcome<ConsentText> {
    let newest = texts(conn, kind)?.into_iter().next();
    newest.ok_or_else(|| Trouble::fault("a consent has no wording"))
}

/// All wordings, the one in force first. The first version is the program's own.
pub fn texts(conn: &Connection, kind: ConsentKind) -> Outcome<Vec<ConsentText>> {
    let mut statement = conn
        .prepare_cached("select version, wording from consent_text where kind = ?1 order by version desc")?;
    let mut found = statement
        .all([kind.spelling()], |row| Ok(ConsentText { kind, version: row.get(0)?, text: row.get(1)? }))?;
    found.push(ConsentText { kind, version: 1, text: wording::first(kind).to_owned() });
    Ok(found)
}

/// Sets the next version.
pub fn add_text(conn: &Connection, text: &ConsentText) -> Outcome<()> {
    conn.execute(
        "insert into consent_text (kind, version, wording) values (?1, ?2, ?3)",
        params![text.kind.spelling(), text.version, text.text],
    )?;
    Ok(())
}

/// Consents of a customer and whoever became it, withdrawn ones included, newest first.
pub fn of_family(conn: &Connection, family: &[CustomerId]) -> Outcome<Vec<Consent>> {
    let mut statement = conn.prepare_cached(
        "select id, kind, version, given, withdrawn, at_ms, at_offset, by_name from consent
         where customer_id in (select value from json_each(?1)) order by at_ms desc, id desc",
    )?;
    statement.all([serde_json::to_string(family)?], |row| {
        Ok(Consent {
            id: ConsentId(row.get(0)?),
            kind: row::spelled(row, 1)?,
            version: row.get(2)?,
            given: row::day(row, 3)?,
            withdrawn: row::optional(row, 4, row::day)?,
            at: row::moment(row, 5)?,
            by: row.get(7)?,
        })
    })
}

/// Whether a consent stands. Who became one person has one will: a no in one of the files ends every yes that another
/// file had before.
pub fn has(conn: &Connection, family: &[CustomerId], kind: ConsentKind) -> Outcome<bool> {
    let mut statement = conn.prepare_cached(
        "with word as (select * from consent
            where kind = ?2 and customer_id in (select value from json_each(?1)))
         select exists (select 1 from word yes where yes.withdrawn is null and not exists (
            select 1 from word no where no.withdrawn is not null and no.customer_id <> yes.customer_id
               and (no.withdrawn, coalesce(no.withdrawn_ms, 9007199254740991)) >= (yes.given, yes.at_ms)))",
    )?;
    statement.one(params![serde_json::to_string(family)?, kind.spelling()], |row| row.get(0))
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
            kind.spelling(),
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
pub fn withdraw(conn: &Connection, id: ConsentId, now: Moment) -> Outcome<bool> {
    let sql = "update consent set withdrawn = ?2, withdrawn_ms = ?3 where id = ?1 and withdrawn is null";
    Ok(conn.execute(sql, params![id.0, now.day().to_string(), now.utc_ms()])? == 1)
}

/// Whose consent it is, and to what.
pub fn customer_and_kind(conn: &Connection, id: ConsentId) -> Outcome<Option<(CustomerId, ConsentKind)>> {
    let mut statement = conn.prepare_cached("select customer_id, kind, id from consent where id = ?1")?;
    statement.first([id.0], |row| Ok((CustomerId(row.get(0)?), row::spelled(row, 1)?)))
}

/// Erases all consents of a customer; says how many.
pub fn forget(conn: &Connection, customer: CustomerId) -> Outcome<usize> {
    Ok(conn.execute("delete from consent where customer_id = ?1", [customer.0])?)
}
