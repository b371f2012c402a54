//! The file's row of the menu.

use book::act::{Look, View};
use book::fault::Outcome;
use contract::dossier::{CustomerFile, ShowCustomer};

use super::{RECEIPTS_SHOWN, page};
use crate::Here;

impl Look<Here> for ShowCustomer {
    fn look(self, view: &View<'_>) -> Outcome<CustomerFile> {
        page::file(view, self.customer, RECEIPTS_SHOWN)
    }
}
