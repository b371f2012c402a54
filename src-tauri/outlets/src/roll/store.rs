//! SQL of the roll. Clauses are added only where they are wanted, so that the index of the narrowest serves.

use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;

use book::db::row::{self, Query};
use book::detail;
use book::fault::Outcome;
use book::fold::fold;
use contract::Seq;
use contract::roll::Roll;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::query::QueryWords;

const ROWS: u32 = 100;
const ROWS_MAX: u32 = 500;
/// So many entries with a fitting customer are looked at, the newest first.
const NAMED_MAX: usize = 5_000;

/// How many rows a page has.
pub fn page_size(limit: u32) -> u32 {
    if limit == 0 { ROWS } else { limit.min(ROWS_MAX) }
}

/// Clauses of a search with their values.
#[derive(Clone, Default)]
struct Clauses {
    sql: Vec<&'static str>,
    values: Vec<Value>,
    /// One of them has an index that few entries share.
    narrow: bool,
}

impl Clauses {
    /// Each `?` of the clause takes its value in order.
    fn with(&mut self, sql: &'static str, values: impl IntoIterator<Item = Value>) {
        self.sql.push(sql);
        self.values.extend(values);
    }

    fn narrowed(&mut self, sql: &'static str, values: impl IntoIterator<Item = Value>) {
        self.with(sql, values);
        self.narrow = true;
    }

    /// Entries of one person are many: their index only serves where no other narrows the search.
    fn by_person(&mut self, person: i64) {
        let sql = if self.narrow { "+person_id = ?" } else { "person_id = ?" };
        self.with(sql, [Value::Integer(person)]);
    }
}

/// Places of the entries that fit, newest first: one more than the page holds, if there are more.
pub fn search(conn: &Connection, wish: &Roll) -> Outcome<Vec<Seq>> {
    let typed = QueryWords::read(&wish.text);
    let limit = page_size(wish.limit) + 1;
    let mut clauses = clauses(conn, wish, &typed)?;
    if let Some(person) = wish.person {
        clauses.by_person(person.0);
    }
    if typed.names.is_empty() {
        return run(conn, clauses, limit);
    }
    let (people, entries) = named(conn, &typed.names, wish.before)?;
    let mut found = Vec::new();
    for person in people {
        let mut of_person = clauses.clone();
        of_person.by_person(person);
        found.extend(run(conn, of_person, limit)?);
    }
    let mut of_customers = clauses;
    of_customers.with("seq in (select value from json_each(?))", [Value::Text(entries)]);
    found.extend(run(conn, of_customers, limit)?);
    found.sort_unstable_by(|a, b| b.cmp(a));
    found.dedup();
    found.truncate(limit as usize);
    Ok(found)
}

/// All clauses but those of names and people.
fn clauses(conn: &Connection, wish: &Roll, typed: &QueryWords) -> Outcome<Clauses> {
    let mut clauses = Clauses::default();
    if !wish.all_kinds {
        clauses.with("receipt_number is not null", []);
    }
    if let Some(before) = wish.before {
        clauses.with("seq < ?", [whole(before.get())]);
    }
    days(conn, wish, &mut clauses)?;
    for amount in typed.amounts.iter().chain(&wish.amount) {
        let cents = amount.as_cents();
        let values = [Value::Integer(cents), Value::Integer(cents.saturating_neg())];
        clauses.narrowed("total_cents in (?, ?)", values);
    }
    for number in &typed.numbers {
        let cents = at_most_i64(*number).saturating_mul(100);
        let values = [whole(*number), Value::Integer(cents), Value::Integer(-cents)];
        clauses.narrowed("(receipt_number = ? or total_cents = ? or total_cents = ?)", values);
    }
    for minutes in &typed.minutes {
        let minutes = Value::Integer(i64::from(*minutes));
        clauses.with("(ended_ms / 60000 + ended_offset) % 1440 = ?", [minutes]);
    }
    Ok(clauses)
}

fn run(conn: &Connection, mut clauses: Clauses, limit: u32) -> Outcome<Vec<Seq>> {
    let all = if clauses.sql.is_empty() { "true".to_owned() } else { clauses.sql.join(" and ") };
    clauses.values.push(Value::Integer(i64::from(limit)));
    let sql = format!("select seq from entry where {all} order by seq desc limit ?");
    let mut statement = conn.prepare_cached(&sql)?;
    statement.all(params_from_iter(clauses.values), |row| row.get(0).map(Seq::new))
}

fn whole(number: u64) -> Value {
    Value::Integer(at_most_i64(number))
}

/// What was typed may be larger than anything in the store.
fn at_most_i64(number: u64) -> i64 {
    number.min(i64::MAX.cast_unsigned()).cast_signed()
}

/// Booking days become a stretch of the book: entries without a day belong to where they stand.
fn days(conn: &Connection, wish: &Roll, clauses: &mut Clauses) -> Outcome<()> {
    if let Some(from) = wish.from {
        let sql = "select seq from entry where booking_day >= ?1 order by booking_day, seq limit 1";
        match conn.prepare_cached(sql)?.first([from.to_string()], |row| row.get(0))? {
            Some(first) => clauses.with("seq >= ?", [whole(first)]),
            None => clauses.with("false", []),
        }
    }
    if let Some(to) = wish.to {
        let sql = "select seq from entry where booking_day <= ?1 order by booking_day desc, seq desc limit 1";
        match conn.prepare_cached(sql)?.first([to.to_string()], |row| row.get(0))? {
            Some(last) => clauses.with("seq <= ?", [whole(last)]),
            None => clauses.with("false", []),
        }
    }
    Ok(())
}

/// People whose names fit, and entries whose customers fit, these as a JSON list of their places.
fn named(conn: &Connection, words: &[String], before: Option<Seq>) -> Outcome<(Vec<i64>, String)> {
    let words: Vec<String> = words.iter().map(|word| fold(word).trim().to_owned()).collect();
    let fits = |name: &str| {
        let name = fold(name);
        words.iter().all(|word| name.contains(word.as_str()))
    };
    let mut people: Vec<i64> = Vec::new();
    let mut statement = conn.prepare_cached("select body, digest from snapshot where kind = 'person'")?;
    statement.scan([], |row| {
        let person: serde_json::Value = row::json(row, 0)?;
        if person["name"].as_str().is_some_and(fits) {
            people.extend(person["id"].as_i64());
        }
        Ok(ControlFlow::Continue(()))
    })?;
    people.sort_unstable();
    people.dedup();
    let entries = customers(conn, fits, before)?;
    Ok((people, serde_json::to_string(&entries)?))
}

/// Customers whose data were erased: their names at receipts are for the tax office, and nobody finds them by name.
fn erased(conn: &Connection) -> Outcome<HashSet<i64>> {
    let mut statement = conn.prepare_cached("select id from customer where erased is not null")?;
    Ok(statement.all([], |row| row.get(0))?.into_iter().collect())
}

/// Entries of fitting customers. The same few names come back on many entries: each is folded once.
fn customers(conn: &Connection, fits: impl Fn(&str) -> bool, before: Option<Seq>) -> Outcome<Vec<u64>> {
    let before = before.map_or(Value::Integer(i64::MAX), |seq| whole(seq.get()));
    let mut statement = conn.prepare_cached(
        "select seq, name, customer_id from entry_customer where seq < ?1 order by seq desc",
    )?;
    let erased = erased(conn)?;
    let (mut known, mut found): (HashMap<String, bool>, Vec<u64>) = (HashMap::new(), Vec::new());
    statement.scan([before], |row| {
        if row.get::<_, Option<i64>>(2)?.is_some_and(|customer| erased.contains(&customer)) {
            return Ok(ControlFlow::Continue(()));
        }
        let name = row::text(row, 1)?;
        let fit = match known.get(name) {
            Some(fit) => *fit,
            None => {
                let fit = fits(name);
                known.insert(name.to_owned(), fit);
                fit
            }
        };
        if fit {
            found.push(row.get(0)?);
        }
        Ok(if found.len() >= NAMED_MAX { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
    })?;
    Ok(found)
}

/// How often an entry was given out again, the original as PDF included, and the number of its last copy.
pub fn given_out(conn: &Connection, seq: Seq) -> Outcome<(u32, u32)> {
    let mut statement = conn.prepare_cached(concat!(
        "select count(*), coalesce(max(iif(typeof(copy) = 'integer', copy, null)), 0) from (select ",
        detail!("copy"),
        " copy from entry where kind = 'reprint' and ",
        detail!("of"),
        " = ?1)"
    ))?;
    statement.one([seq.get()], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// How many notes of copies don't say any more of which entry.
pub fn copies_of_nobody_knows_what(conn: &Connection) -> Outcome<u32> {
    let mut statement = conn.prepare_cached(concat!(
        "select count(*) from entry where kind = 'reprint' and ",
        detail!("of"),
        " is null"
    ))?;
    statement.one([], |row| row.get(0))
}
