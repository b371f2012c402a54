//! The file's row of the menu.

use book::fault::Outcome;
use book::rows::ReadRow;
use book::tx::ReadTx;
use contract::dossier::{CustomerFile, ShowCustomer};

use super::{RECEIPTS_SHOWN, page};
use crate::Here;

impl ReadRow<Here> for ShowCustomer {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<CustomerFile> {
        page::file(tx, self.customer, RECEIPTS_SHOWN)
    }
}
