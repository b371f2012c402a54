//! The names on the newest receipts, folded and kept in memory: each search goes through all of them. Only whose name fits is
//! looked up, as the store has it by now.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use book::fault::Outcome;
use rusqlite::Connection;

use super::store::{self, FoundReceipt};
use super::{EACH_MAX, NAMES};

/// The newest names of a desk.
#[derive(Default)]
pub struct NewestNames(Mutex<Known>);

#[derive(Default)]
struct Known {
    /// The entry of the newest name that was learned.
    newest: u64,
    /// Entry and folded name, newest first.
    names: VecDeque<(u64, Box<str>)>,
}

impl NewestNames {
    /// Newest receipts whose name holds all the words, whoever it belongs to now.
    pub fn find(&self, conn: &Connection, words: &[&str]) -> Outcome<Vec<FoundReceipt>> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.follow(conn)?;
        let mut found = Vec::new();
        for (seq, name) in &known.names {
            if words.iter().all(|word| name.contains(word)) {
                found.extend(store::named(conn, *seq, words)?);
            }
            if found.len() >= EACH_MAX as usize {
                break;
            }
        }
        Ok(found)
    }
}

impl Known {
    fn follow(&mut self, conn: &Connection) -> Outcome<()> {
        let newest = store::newest_name(conn)?;
        if newest > self.newest {
            for name in store::names_behind(conn, self.newest)?.into_iter().rev() {
                self.names.push_front(name);
            }
            self.names.truncate(NAMES as usize);
            self.newest = newest;
        }
        Ok(())
    }
}
