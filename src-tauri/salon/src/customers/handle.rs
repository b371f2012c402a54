//! The customers' rows of the menu.

use contract::customers::*;

use super::{FOUND_MAX, duplicates, find, living, master, merge, store};
use crate::act::{Act, Change, Look, View};
use crate::fault::Outcome;

/// Rows of the page's list at most.
const LISTED_MAX: u32 = 500;

impl Look for FindCustomers {
    fn look(self, view: &View<'_>) -> Outcome<Vec<Customer>> {
        find(view, &self.text, FOUND_MAX)
    }
}

impl Look for ListCustomers {
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

impl Change for SaveCustomer {
    fn change(self, act: &Act<'_>) -> Outcome<Customer> {
        master::save_short(act, self)
    }
}

impl Change for SaveMaster {
    fn change(self, act: &Act<'_>) -> Outcome<Customer> {
        master::save(act, self.id, self.master)
    }
}

impl Change for SetActive {
    fn change(self, act: &Act<'_>) -> Outcome<()> {
        let card = living(act, self.customer)?;
        store::set_active(act, card.id, self.active)
    }
}

impl Look for LikelyDuplicates {
    fn look(self, view: &View<'_>) -> Outcome<Vec<Duplicate>> {
        duplicates::likely(view, &self)
    }
}

impl Change for MergeCustomers {
    fn change(self, act: &Act<'_>) -> Outcome<Merge> {
        merge::merge(act, self.keep, self.absorb)
    }
}

impl Change for UndoMerge {
    fn change(self, act: &Act<'_>) -> Outcome<()> {
        merge::undo(act, self.merge)
    }
}
