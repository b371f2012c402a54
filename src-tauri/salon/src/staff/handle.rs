//! The staff's rows of the menu; PINs are set at the door.

use book::book_tx::BookTx;
use book::fault::Outcome;
use book::rows::ReadRow;
use book::rows::SignRow;
use book::tx::ReadTx;
use contract::MENU;
use contract::people::*;

use super::{change, store};
use crate::Here;

impl ReadRow<Here> for People {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<Vec<Person>> {
        store::readable_people(tx.conn)
    }
}

impl ReadRow<Here> for RoleMatrix {
    fn read(self, _: &ReadTx<'_>) -> Outcome<Vec<RoleRow>> {
        let rows = MENU.iter().map(|row| RoleRow {
            command: row.command.to_owned(),
            label: row.label.to_owned(),
            lowest: row.lowest,
            effect: row.effect,
        });
        Ok(rows.collect())
    }
}

impl SignRow<Here> for SetDuty {
    fn sign(self, tx: &mut BookTx<'_>) -> Outcome<()> {
        change::set_duty(tx, &self)
    }
}
