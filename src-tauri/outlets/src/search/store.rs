//! SQL of the search.

use book::db::row::{self, Query};
use book::fault::Outcome;
use book::fold::fold;
use contract::CustomerId;
use proof::{Moment, Money, ReceiptNumber, Seq};
use rusqlite::{Connection, Row, params};

use super::{EACH_MAX, LATELY, NAMES};

/// A receipt as a search shows it.
pub struct FoundReceipt {
    pub seq: Seq,
    pub number: ReceiptNumber,
    pub total: Money,
    pub at: Moment,
    pub customer: Option<String>,
}

/// The name of whoever was erased stays beside the receipt for the tax office alone: a search neither finds nor shows it.
const RECEIPT: &str = "select e.seq, e.receipt_number, e.total_cents, e.ended_ms, e.ended_offset,
        iif(k.erased is null, c.name, 'Gelöschte Kundendaten')
    from entry e left join entry_customer c on c.seq = e.seq left join customer k on k.id = c.customer_id";

fn receipt(row: &Row<'_>) -> rusqlite::Result<FoundReceipt> {
    Ok(FoundReceipt {
        seq: Seq::new(row.get(0)?),
        number: ReceiptNumber::new(row.get(1)?),
        total: Money::cents(row.get(2)?),
        at: Moment::new(row.get(3)?, row.get(4)?),
        customer: row.get(5)?,
    })
}

/// The receipt with a number.
pub fn by_number(conn: &Connection, number: u64) -> Outcome<Vec<FoundReceipt>> {
    let mut statement = conn.prepare_cached(&format!("{RECEIPT} where e.receipt_number = ?1"))?;
    statement.all([number], receipt)
}

/// Newest receipts over an amount.
pub fn by_total(conn: &Connection, total: Money) -> Outcome<Vec<FoundReceipt>> {
    let mut statement = conn.prepare_cached(&format!(
        "{RECEIPT} where e.seq > (select max(seq) - ?2 from entry) and e.total_cents = ?1
           and e.receipt_number is not null order by e.seq desc limit ?3"
    ))?;
    statement.all(params![total.as_cents(), LATELY, EACH_MAX], receipt)
}

/// Newest receipts of a customer.
pub fn of_customer(conn: &Connection, customer: CustomerId) -> Outcome<Vec<FoundReceipt>> {
    let mut statement = conn.prepare_cached(
        "select e.seq, e.receipt_number, e.total_cents, e.ended_ms, e.ended_offset, c.name
         from entry_customer c join entry e on e.seq = c.seq
         where c.customer_id = ?1 and e.receipt_number is not null order by c.seq desc limit ?2",
    )?;
    statement.all(params![customer.0, EACH_MAX], receipt)
}

/// The entry of the newest name.
pub fn newest_name(conn: &Connection) -> Outcome<u64> {
    let mut statement = conn.prepare_cached("select coalesce(max(seq), 0) from entry_customer")?;
    statement.one([], |row| row.get(0))
}

/// Names behind an entry, folded, newest first; no more than are looked through, and of nobody who was erased.
pub fn names_behind(conn: &Connection, seq: u64) -> Outcome<Vec<(u64, Box<str>)>> {
    let mut statement = conn.prepare_cached(
        "select c.seq, c.name from entry_customer c left join customer k on k.id = c.customer_id
         where c.seq > ?1 and k.erased is null order by c.seq desc limit ?2",
    )?;
    statement.all(params![seq, NAMES], |row| Ok((row.get(0)?, fold(row::text(row, 1)?).into())))
}

/// The receipt of an entry whose name holds all the words, unless whoever it belongs to was erased.
pub fn named(conn: &Connection, seq: u64, words: &[&str]) -> Outcome<Option<FoundReceipt>> {
    let mut name = conn.prepare_cached(
        "select c.name from entry_customer c left join customer k on k.id = c.customer_id
         where c.seq = ?1 and k.erased is null",
    )?;
    let name: Option<String> = name.first([seq], |row| row.get(0))?;
    let Some(name) = name.map(|name| fold(&name)) else { return Ok(None) };
    if !words.iter().all(|word| name.contains(word)) {
        return Ok(None);
    }
    let mut whole =
        conn.prepare_cached(&format!("{RECEIPT} where e.seq = ?1 and e.receipt_number is not null"))?;
    whole.first([seq], receipt)
}
