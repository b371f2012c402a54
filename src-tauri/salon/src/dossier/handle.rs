//! The file's row of the menu.

use contract::dossier::{CustomerFile, ShowCustomer};

use super::{RECEIPTS_SHOWN, page};
use crate::act::{Look, View};
use crate::fault::Outcome;

impl Look for ShowCustomer {
    fn look(self, view: &View<'_>) -> Outcome<CustomerFile> {
        page::file(view, self.customer, RECEIPTS_SHOWN)
    }
}
