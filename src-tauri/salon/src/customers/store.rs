//! SQL of the customers.

use contract::CustomerId;
use contract::customers::Customer;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::fault::Outcome;
use crate::fold::{fold, phone_digits};
use crate::ledger;

/// Fewer letters than this have no trigram: they are looked for in every row.
const TRIGRAM: usize = 3;

/// A customer by id.
pub fn customer(conn: &Connection, id: CustomerId) -> Outcome<Option<Customer>> {
    let mut statement = conn.prepare_cached("select id, name, phone from customer where id = ?1")?;
    let found = statement.query_row([id.0], plain).optional()?;
    found.map(|customer| with_visit(conn, customer)).transpose()
}

/// Name and phone of a customer, as they are now.
pub fn contact(conn: &Connection, id: CustomerId) -> Outcome<Option<(String, Option<String>)>> {
    let mut statement = conn.prepare_cached("select name, phone from customer where id = ?1")?;
    Ok(statement.query_row([id.0], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}

fn plain(row: &Row<'_>) -> rusqlite::Result<Customer> {
    Ok(Customer { id: CustomerId(row.get(0)?), name: row.get(1)?, phone: row.get(2)?, last_visit: None })
}

fn with_visit(conn: &Connection, mut customer: Customer) -> Outcome<Customer> {
    customer.last_visit = ledger::last_visit(conn, customer.id.0)?;
    Ok(customer)
}

/// Customers whose names and numbers hold all the words, in any order; names that begin so come first.
pub fn find(conn: &Connection, text: &str, limit: u32) -> Outcome<Vec<Customer>> {
    let words = words(text);
    let Some(first) = words.first() else { return Ok(Vec::new()) };
    let (long, short): (Vec<_>, Vec<_>) = words.iter().partition(|word| word.chars().count() >= TRIGRAM);
    let phrase = long.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(" ");
    let mut short = short.into_iter().map(String::as_str);
    let others = [short.next(), short.next(), short.next()].map(Option::unwrap_or_default);
    let filter = "instr(folded || ' ' || digits, ?2) > 0 and instr(folded || ' ' || digits, ?3) > 0
        and instr(folded || ' ' || digits, ?4) > 0";
    let source = if phrase.is_empty() {
        "?1 = ''"
    } else {
        "id in (select rowid from customer_search where customer_search match ?1)"
    };
    let mut statement = conn.prepare_cached(&format!(
        "select id, name, phone from customer where {source} and {filter}
         order by instr(folded, ?5) <> 1, folded, id limit ?6"
    ))?;
    let rows = statement
        .query_map(params![phrase, others[0], others[1], others[2], first, limit], plain)?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    rows.into_iter().map(|customer| with_visit(conn, customer)).collect()
}

/// The words of a search; a phone number is one word, however it is grouped.
fn words(text: &str) -> Vec<String> {
    let is_number = text.chars().all(|c| c.is_ascii_digit() || " +-/()".contains(c));
    if is_number {
        return Some(phone_digits(text)).filter(|digits| !digits.is_empty()).into_iter().collect();
    }
    fold(text).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Adds a customer.
pub fn add(conn: &Connection, name: &str, phone: Option<&str>) -> Outcome<CustomerId> {
    let (folded, digits) = searched(name, phone);
    conn.prepare_cached("insert into customer (name, phone, folded, digits) values (?1, ?2, ?3, ?4)")?
        .execute(params![name, phone, folded, digits])?;
    let id = conn.last_insert_rowid();
    conn.prepare_cached("insert into customer_search (rowid, words) values (?1, ?2)")?
        .execute(params![id, format!("{folded} {digits}")])?;
    Ok(CustomerId(id))
}

/// Changes a customer; false if there is none.
pub fn change(conn: &Connection, id: CustomerId, name: &str, phone: Option<&str>) -> Outcome<bool> {
    let (folded, digits) = searched(name, phone);
    let changed = conn.execute(
        "update customer set name = ?2, phone = ?3, folded = ?4, digits = ?5 where id = ?1",
        params![id.0, name, phone, folded, digits],
    )?;
    conn.execute(
        "update customer_search set words = ?2 where rowid = ?1",
        params![id.0, format!("{folded} {digits}")],
    )?;
    Ok(changed == 1)
}

fn searched(name: &str, phone: Option<&str>) -> (String, String) {
    (fold(name), phone.map(phone_digits).unwrap_or_default())
}
