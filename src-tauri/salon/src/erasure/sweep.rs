//! What was promised until a day goes at that day: names at receipts of those who were erased or never had a file
//! (§ 147 Abs. 3 AO), locked tests (Art. 17 Abs. 3 e DSGVO), who waited in vain, messages that are long out, when someone of
//! the staff was away.

use book::fault::Outcome;
use book::ledger;
use book::tx::{ReadTx, WriteTx};
use proof::{Day, Seq};
use rusqlite::Connection;

use super::outlook::entries;
use super::retention::{end, oldest_claim, oldest_kept};
use crate::{calendar, customers, messages, patch_tests};

/// What has come to its day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overdue {
    names: Vec<Seq>,
    tests: bool,
    waiting: bool,
    messages: bool,
    staff: bool,
}

impl Overdue {
    /// Whether there is nothing to do.
    pub const fn is_empty(&self) -> bool {
        self.names.is_empty() && !self.tests && !self.waiting && !self.messages && !self.staff
    }
}

/// Looks for what has come to its day; asked by index.
pub fn overdue(tx: &ReadTx<'_>) -> Outcome<Overdue> {
    let (conn, today) = (tx.conn, tx.now.day());
    Ok(Overdue {
        names: names(conn, today)?,
        tests: patch_tests::locked_are_over(conn, today)?,
        waiting: calendar::waits_in_vain(conn, today)?,
        messages: messages::are_stale(conn, tx.now)?,
        staff: calendar::of_staff::are_over(conn, oldest_claim(today))?,
    })
}

fn names(conn: &Connection, today: Day) -> Outcome<Vec<Seq>> {
    let before = oldest_kept(today);
    let mut seqs = ledger::names_before(conn, before)?;
    for customer in customers::erased(conn)? {
        seqs.extend(ledger::of_customer_before(conn, customer.0, before)?);
    }
    let over = entries(conn, seqs)?.into_iter().filter(|entry| end(entry) < today);
    Ok(over.map(|entry| entry.head.seq).collect())
}

/// Takes away what has come to its day; answers with how many rows went.
pub fn sweep(tx: &WriteTx<'_>) -> Outcome<usize> {
    let names = names(tx, tx.now.day())?;
    for seq in &names {
        ledger::forget_customer(tx, *seq)?;
    }
    Ok(names.len()
        + patch_tests::forget_locked(tx, tx.now.day())?
        + calendar::purge_waiting(tx)?
        + messages::purge(tx, tx.now)?
        + calendar::of_staff::sweep(tx, oldest_claim(tx.now.day()))?)
}
