//! The customers' rows of the menu.

use book::act::{Act, Change, Look, View};
use book::fault::Outcome;
use contract::customers::*;

use super::{FOUND_MAX, duplicates, find, living, master, merge, store};
use crate::Here;

/// Rows of the page's list at most.
const LISTED_MAX: u32 = 500;

impl Look<Here> for FindCustomers {
    fn look(self, view: &View<'_>) -> Outcome<Vec<Customer>> {
        find(view, &self.text, FOUND_MAX)
    }
}

impl Look<Here> for ListCustomers {
    fn look(self, view: &View<'_>) -> Outcome<CustomerPage> {
        let limit = self.limit.clamp(1, LISTED_MAX);
        let mut rows = if self.text.trim().is_empty() || self.inactive {
            store::list(view.conn, self.group.as_deref(), !self.inactive, &self.text, limit + 1)?
        } else {
            find(view, &self.text, limit + 1)?
        };
        let more = rows.len() > limit as usize;
        rows.truncate(limit as usize);
        Ok(CustomerPage { rows, more, groups: store::groups(view.conn)? })
    }
}

impl Change<Here> for SaveCustomer {
    fn change(self, act: &Act<'_>) -> Outcome<Customer> {
        master::save_short(act, self)
    }
}

impl Change<Here> for SaveMaster {
    fn change(self, act: &Act<'_>) -> Outcome<Customer> {
        master::save(act, self.id, self.master)
    }
}

impl Change<Here> for SetActive {
    fn change(self, act: &Act<'_>) -> Outcome<()> {
        let card = living(act, self.customer)?;
        store::set_active(act, card.id, self.active)
    }
}

impl Look<Here> for LikelyDuplicates {
    fn look(self, view: &View<'_>) -> Outcome<Vec<Duplicate>> {
        duplicates::likely(view, &self)
    }
}

impl Change<Here> for MergeCustomers {
    fn change(self, act: &Act<'_>) -> Outcome<Merge> {
        merge::merge(act, self.keep, self.absorb)
    }
}

impl Change<Here> for UndoMerge {
    fn change(self, act: &Act<'_>) -> Outcome<()> {
        merge::undo(act, self.merge)
    }
}
