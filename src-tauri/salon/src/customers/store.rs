//! SQL of the customers.

mod groups;

use std::borrow::Cow;
use std::ops::ControlFlow;

use book::db::row::{self, Query};
use book::db::signed::SignedColumn;
use book::fault::Outcome;
use book::fold::{fold, phone_digits};
use book::ledger;
use contract::customers::{Customer, Master, Merge, Phone};
use contract::{CustomerId, Day, MergeId, Moment};
use rusqlite::{Connection, Row, params};

pub use groups::groups;

use super::{Card, UNDO_DAYS, together::together};

/// Who wrote it.
pub const SIGNED: SignedColumn = SignedColumn {
    table: "customer_merge",
    column: "by_name",
    at: ("at_ms", "at_offset"),
    german: "Karteien zusammengeführt",
};

/// Who may be seen: whole imports only, nobody who became another, nobody erased.
pub(super) const SEEN: &str = "merged_into is null and erased is null
    and (import_id is null or import_id in (select id from customer_import where state = 'done'))";

/// How far a reader of changes has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChangeMark {
    changed: i64,
    import: i64,
}

impl Default for ChangeMark {
    fn default() -> Self {
        Self { changed: -1, import: 0 } // Customers of before the first change have the number 0.
    }
}

impl ChangeMark {
    /// Whether nothing has happened behind this mark up to another.
    pub const fn holds(self, other: Self) -> bool {
        other.changed <= self.changed && other.import <= self.import
    }

    #[must_use]
    pub fn later(self, other: Self) -> Self {
        Self { changed: self.changed.max(other.changed), import: self.import.max(other.import) }
    }
}

/// What is looked for of a customer. Someone who is not to be found has no words.
pub struct Spoken<'a> {
    pub id: i64,
    pub folded: Cow<'a, str>,
    digits: &'a str,
    found: bool,
}

impl Spoken<'_> {
    /// Words of name and mail, and each phone number.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let words = self.folded.split(' ').chain(self.digits.split(' '));
        words.filter(|word| self.found && !word.is_empty())
    }
}

/// The newest change.
pub fn mark(conn: &Connection) -> Outcome<ChangeMark> {
    let mut statement = conn.prepare_cached(
        "select (select number from customer_change),
                (select coalesce(max(id), 0) from customer_import where state = 'done')",
    )?;
    statement.one([], |row| Ok(ChangeMark { changed: row.get(0)?, import: row.get(1)? }))
}

/// Tells all customers that changed behind a mark, those of imports that ended since included.
pub fn changed_since(conn: &Connection, mark: ChangeMark, mut tell: impl FnMut(Spoken<'_>)) -> Outcome<()> {
    let mut statement = conn.prepare_cached(&format!(
        "select id, folded, digits, {SEEN} and active = 1 from customer where changed > ?1
         union all
         select id, folded, digits, {SEEN} and active = 1 from customer
         where import_id in (select id from customer_import where state = 'done' and id > ?2) and changed <= ?1"
    ))?;
    statement.scan(params![mark.changed, mark.import], |row| {
        tell(Spoken {
            id: row.get(0)?,
            folded: as_today(row::text(row, 1)?),
            digits: row::text(row, 2)?,
            found: row.get(3)?,
        });
        Ok(ControlFlow::Continue(()))
    })
}

pub(super) const CUSTOMER: &str = "select id, name, phone from customer";

pub(super) fn plain(row: &Row<'_>) -> rusqlite::Result<Customer> {
    Ok(Customer { id: CustomerId(row.get(0)?), name: row.get(1)?, phone: row.get(2)?, last_visit: None })
}

pub(super) fn with_visit(conn: &Connection, mut customer: Customer) -> Outcome<Customer> {
    for id in family(conn, customer.id)? {
        customer.last_visit =
            customer.last_visit.max(ledger::last_visit(conn, id.0)?).max(last_paid(conn, id)?);
    }
    Ok(customer)
}

/// A customer by id.
pub fn customer(conn: &Connection, id: CustomerId) -> Outcome<Option<Customer>> {
    let mut statement = conn.prepare_cached(&format!("{CUSTOMER} where id = ?1"))?;
    let found = statement.first([id.0], plain)?;
    found.map(|customer| with_visit(conn, customer)).transpose()
}

/// Customers in the order of the alphabet. `group` is one of theirs; `text` a part of their name or number.
pub fn list(
    conn: &Connection,
    group: Option<&str>,
    active: bool,
    text: &str,
    limit: u32,
) -> Outcome<Vec<Customer>> {
    // Who was put aside, and who is in a group, are few and have indexes of their own.
    let active = if active { "active = 1" } else { "active = 0" };
    let of_group = match group {
        None => "?1 is null",
        // Its members are so many that the first of the alphabet are soon found.
        Some(group) if text.is_empty() && groups::is_large(conn, group)? => {
            "exists (select 1 from customer_group where name = ?1 and customer_id = customer.id)"
        }
        Some(_) => "id in (select customer_id from customer_group where name = ?1)",
    };
    let mut statement = conn.prepare_cached(&format!(
        "{CUSTOMER} where {active} and {SEEN} and {of_group} and instr(folded || ' ' || digits, ?2) > 0
         order by folded, id limit ?3"
    ))?;
    let found = statement.readable(params![group, fold(text), limit], plain)?;
    found.into_iter().map(|customer| with_visit(conn, customer)).collect()
}

/// All that is kept of one customer.
pub fn card(conn: &Connection, id: CustomerId) -> Outcome<Option<Card>> {
    let mut statement = conn.prepare_cached(
        "select name, phone, body, since, active, merged_into, erased, id from customer where id = ?1",
    )?;
    statement.first([id.0], |row| {
        let mut master: Master = row::json(row, 2)?;
        // A customer of before the file: its one number stands beside it.
        if row::text(row, 2)? == "{}" {
            let phone: Option<String> = row.get(1)?;
            master.phones.extend(phone.map(|number| Phone { label: String::new(), number }));
        }
        master.name = row.get(0)?;
        Ok(Card {
            id,
            master,
            since: row::optional(row, 3, row::day)?,
            active: row.get(4)?,
            merged_into: row.get::<_, Option<i64>>(5)?.map(CustomerId),
            erased: row::optional(row, 6, row::day)?,
        })
    })
}

/// A customer and all that became part of it, itself first.
pub fn family(conn: &Connection, id: CustomerId) -> Outcome<Vec<CustomerId>> {
    let mut statement = conn.prepare_cached(
        "with recursive member (id, depth) as (
            select ?1, 0 union select c.id, depth + 1 from customer c join member m on c.merged_into = m.id)
         select id from member order by depth, id",
    )?;
    statement.all([id.0], |row| row.get(0).map(CustomerId))
}

/// Numbers the next change.
pub fn count_change(conn: &Connection) -> Outcome<()> {
    conn.prepare_cached("update customer_change set number = number + 1")?.execute([])?;
    Ok(())
}

/// Adds a customer.
pub fn add(conn: &Connection, master: &Master, since: Day, import: Option<i64>) -> Outcome<CustomerId> {
    count_change(conn)?;
    conn.prepare_cached(
        "insert into customer (name, phone, folded, digits, body, since, import_id, changed)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, (select number from customer_change))",
    )?
    .execute(params![
        master.name,
        first_phone(master),
        folded(master, &[]),
        digits(master, &[]),
        serde_json::to_string(master)?,
        since.to_string(),
        import
    ])?;
    Ok(CustomerId(conn.last_insert_rowid()))
}

/// Changes all that is kept of a customer; false if there is none. Whoever became part of it stays findable.
pub fn change(conn: &Connection, id: CustomerId, master: &Master) -> Outcome<bool> {
    count_change(conn)?;
    let mut absorbed = Vec::new();
    for other in family(conn, id)?.into_iter().filter(|other| *other != id) {
        absorbed.extend(card(conn, other)?.map(|card| card.master));
    }
    let changed = conn
        .prepare_cached(
            "update customer set name = ?2, phone = ?3, folded = ?4, digits = ?5, body = ?6,
                changed = (select number from customer_change) where id = ?1",
        )?
        .execute(params![
            id.0,
            master.name,
            first_phone(master),
            folded(master, &absorbed),
            digits(master, &absorbed),
            serde_json::to_string(master)?
        ])?;
    Ok(changed == 1)
}

fn first_phone(master: &Master) -> Option<&str> {
    master.phones.first().map(|phone| phone.number.as_str())
}

/// Folded by a program that knew fewer letters; what is plain already stays.
fn as_today(folded: &str) -> Cow<'_, str> {
    if folded.is_ascii() { folded.into() } else { fold(folded).into() }
}

/// Name and mails as the search sees them, those of absorbed customers behind.
fn folded(master: &Master, absorbed: &[Master]) -> String {
    let own = |master: &Master| fold(&format!("{} {}", master.name, master.mails.join(" ")));
    let all: Vec<String> = std::iter::once(master).chain(absorbed).map(own).collect();
    all.join(" ").trim_end().to_owned()
}

fn digits(master: &Master, absorbed: &[Master]) -> String {
    let phones = std::iter::once(master).chain(absorbed).flat_map(|master| &master.phones);
    phones.map(|phone| phone_digits(&phone.number)).collect::<Vec<_>>().join(" ")
}

/// Puts a customer aside or takes one back.
pub fn set_active(conn: &Connection, id: CustomerId, active: bool) -> Outcome<()> {
    count_change(conn)?;
    conn.execute(
        "update customer set active = ?2, changed = (select number from customer_change)
         where id = ?1",
        params![id.0, active],
    )?;
    Ok(())
}

/// Makes a customer part of another, or one of its own again.
pub fn set_merged(conn: &Connection, id: CustomerId, into: Option<CustomerId>) -> Outcome<()> {
    count_change(conn)?;
    conn.execute(
        "update customer set merged_into = ?2, changed = (select number from customer_change)
         where id = ?1",
        params![id.0, into.map(|into| into.0)],
    )?;
    Ok(())
}

/// A merge with what it wrote.
#[derive(Clone, Debug)]
pub struct HeldMerge {
    pub kept: CustomerId,
    pub absorbed: CustomerId,
    /// The kept one's data before.
    pub before: Master,
    /// As the merge left them.
    pub after: Master,
    /// The kept one was put aside, and is no longer.
    pub woken: bool,
}

/// Notes that two became one.
pub fn note_merge(conn: &Connection, held: &HeldMerge, now: Moment, by: &str) -> Outcome<MergeId> {
    conn.execute(
        "insert into customer_merge (kept, absorbed, before, after, woken, at_ms, at_offset, by_name)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            held.kept.0,
            held.absorbed.0,
            serde_json::to_string(&held.before)?,
            serde_json::to_string(&held.after)?,
            held.woken,
            now.utc_ms(),
            now.offset_min(),
            by
        ],
    )?;
    Ok(MergeId(conn.last_insert_rowid()))
}

const MERGE: &str =
    "select m.id, m.kept, m.absorbed, c.name, m.at_ms, m.at_offset, m.by_name, m.before, m.after,
    m.woken
    from customer_merge m join customer c on c.id = m.absorbed where m.undone_ms is null";

fn merge(row: &Row<'_>) -> rusqlite::Result<Merge> {
    let at = row::moment(row, 4)?;
    let (kept, absorbed) = (CustomerId(row.get(1)?), CustomerId(row.get(2)?));
    let (name, by, undo_until) = (row.get(3)?, row.get(6)?, at.day().plus_days(UNDO_DAYS));
    Ok(Merge { id: MergeId(row.get(0)?), kept, absorbed, name, at, by, undo_until })
}

fn held_merge(row: &Row<'_>) -> rusqlite::Result<(MergeId, Master, Option<Master>, HeldMerge)> {
    let (kept, absorbed) = (CustomerId(row.get(1)?), CustomerId(row.get(2)?));
    let before: Master = row::json(row, 7)?;
    let after: Option<Master> = row::optional(row, 8, row::json)?;
    let held =
        HeldMerge { kept, absorbed, before: before.clone(), after: Master::default(), woken: row.get(9)? };
    Ok((MergeId(row.get(0)?), before, after, held))
}

/// Merges of before what they wrote was kept: it is what the two make together.
fn with_after(
    conn: &Connection,
    (id, before, after, held): (MergeId, Master, Option<Master>, HeldMerge),
) -> Outcome<(MergeId, HeldMerge)> {
    let after = match (after, card(conn, held.absorbed)?) {
        (Some(after), _) => after,
        (None, Some(absorbed)) => together(before, absorbed.master),
        (None, None) => before,
    };
    Ok((id, HeldMerge { after, ..held }))
}

/// A merge that stands, with what it wrote.
pub fn merge_of(conn: &Connection, id: MergeId) -> Outcome<Option<(Merge, HeldMerge)>> {
    let mut statement = conn.prepare_cached(&format!("{MERGE} and m.id = ?1"))?;
    let found = statement.first([id.0], |row| Ok((merge(row)?, held_merge(row)?)))?;
    found.map(|(merge, held)| Ok((merge, with_after(conn, held)?.1))).transpose()
}

/// Merges that stand of a customer with what they wrote, oldest first.
pub fn held_merges(conn: &Connection, kept: CustomerId) -> Outcome<Vec<(MergeId, HeldMerge)>> {
    let mut statement = conn.prepare_cached(&format!("{MERGE} and m.kept = ?1 order by m.id"))?;
    let found = statement.all([kept.0], held_merge)?;
    found.into_iter().map(|held| with_after(conn, held)).collect()
}

/// Files from a customer up to whom it is part of, both included.
pub fn between(conn: &Connection, from: CustomerId, holder: CustomerId) -> Outcome<Vec<CustomerId>> {
    let mut way = vec![from];
    let mut at = from;
    while at != holder {
        let Some(into) = card(conn, at)?.and_then(|card| card.merged_into) else { break };
        way.push(into);
        at = into;
    }
    Ok(way)
}

/// Stores what a merge remembers anew.
pub fn rewrite_merge(conn: &Connection, id: MergeId, (before, after): (&Master, &Master)) -> Outcome<()> {
    conn.execute(
        "update customer_merge set before = ?2, after = ?3 where id = ?1",
        params![id.0, serde_json::to_string(before)?, serde_json::to_string(after)?],
    )?;
    Ok(())
}

/// Merges that stand of a customer, newest first.
pub fn merges(conn: &Connection, kept: CustomerId) -> Outcome<Vec<Merge>> {
    let mut statement = conn.prepare_cached(&format!("{MERGE} and m.kept = ?1 order by m.id desc"))?;
    statement.all([kept.0], merge)
}

/// Notes that a merge was undone; what it remembers of both goes.
pub fn end_merge(conn: &Connection, id: MergeId, now: Moment) -> Outcome<()> {
    conn.execute(
        "update customer_merge set undone_ms = ?2, before = '{}', after = null where id = ?1",
        params![id.0, now.utc_ms()],
    )?;
    Ok(())
}

/// When a customer last sat in the chair and was paid for: on the receipt of whoever came along, too.
fn last_paid(conn: &Connection, id: CustomerId) -> Outcome<Option<Moment>> {
    let mut statement = conn.prepare_cached(
        "select e.ended_ms, e.ended_offset from appointment a join entry e on e.seq = a.paid_seq
         where a.customer_id = ?1 order by e.seq desc limit 1",
    )?;
    statement.first([id.0], |row| row::moment(row, 0))
}
