//! The customers' rows of the menu.

use book::fault::Outcome;
use book::rows::{ReadRow, WriteRow};
use book::tx::{ReadTx, WriteTx};
use contract::customers::*;

use super::{FOUND_MAX, duplicates, find, living, master, merge, store};
use crate::Here;

/// Rows of the page's list at most.
const LISTED_MAX: u32 = 500;

impl ReadRow<Here> for FindCustomers {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<Vec<Customer>> {
        find(tx, &self.text, FOUND_MAX)
    }
}

impl ReadRow<Here> for ListCustomers {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<CustomerPage> {
        let limit = self.limit.clamp(1, LISTED_MAX);
        let mut rows = if self.text.trim().is_empty() || self.inactive {
            store::list(tx.conn, self.group.as_deref(), !self.inactive, &self.text, limit + 1)?
        } else {
            find(tx, &self.text, limit + 1)?
        };
        let more = rows.len() > limit as usize;
        rows.truncate(limit as usize);
        Ok(CustomerPage { rows, more, groups: store::groups(tx.conn)? })
    }
}

impl WriteRow<Here> for SaveCustomer {
    fn write(self, tx: &WriteTx<'_>) -> Outcome<Customer> {
        master::save_short(tx, self)
    }
}

impl WriteRow<Here> for SetActive {
    fn write(self, tx: &WriteTx<'_>) -> Outcome<()> {
        let card = living(tx, self.customer)?;
        store::set_active(tx, card.id, self.active)
    }
}

impl ReadRow<Here> for LikelyDuplicates {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<Vec<Duplicate>> {
        duplicates::likely(tx, &self)
    }
}

impl WriteRow<Here> for UndoMerge {
    fn write(self, tx: &WriteTx<'_>) -> Outcome<()> {
        merge::undo(tx, self.merge)
    }
}
