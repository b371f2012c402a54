//! A transaction as the rules see it: one that reads, or one that also changes what is no part of the book.

use std::any::Any;
use std::ops::Deref;
use std::sync::Arc;

use proof::Moment;
use rusqlite::{Connection, Transaction};

use crate::authority::Authority;
use crate::cache::Cache;
use crate::key_health::{KeyHealth, KeyState};
use crate::ports::Program;
use crate::tse_health::{TseHealth, TseState};
use crate::witness_health::WitnessHealth;

/// Read access to the store at one moment.
pub struct ReadTx<'a> {
    pub conn: &'a Connection,
    pub now: Moment,
    pub authority: &'a Authority,
    pub program: &'a Program,
    /// What was derived from the store before; absent within a transaction that may not commit.
    pub cache: Option<&'a Cache>,
}

impl ReadTx<'_> {
    /// The one thing of this kind that the desk keeps in memory; none within a transaction that writes.
    pub fn kept<T: Any + Default + Send + Sync>(&self) -> Option<Arc<T>> {
        self.cache.map(Cache::of)
    }

    /// How the witnesses answered last; within a transaction that writes, nobody asks.
    pub fn witness_health(&self) -> Arc<WitnessHealth> {
        self.cache.map(Cache::of).unwrap_or_default()
    }

    /// Whether the register's key is there; within a transaction that writes, nobody asks.
    pub fn key_state(&self) -> KeyState {
        self.cache.map_or(KeyState::Here, |cache| cache.of::<KeyHealth>().state())
    }

    /// How the technical security device stands; within a transaction that writes, nobody asks.
    pub fn tse_state(&self) -> TseState {
        self.cache.map(|cache| cache.of::<TseHealth>().state()).unwrap_or_default()
    }
}

/// Write access to everything but the ledger, within one transaction.
pub struct WriteTx<'a> {
    pub(crate) tx: &'a Transaction<'a>,
    pub now: Moment,
    pub authority: &'a Authority,
    pub program: &'a Program,
}

impl WriteTx<'_> {
    /// The same store, for rules that only look.
    pub fn as_read(&self) -> ReadTx<'_> {
        ReadTx { conn: self.tx, now: self.now, authority: self.authority, program: self.program, cache: None }
    }
}

impl Deref for WriteTx<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.tx
    }
}
