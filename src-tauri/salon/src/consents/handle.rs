//! Rows of the menu about consents.

use book::fault::Outcome;
use book::rows::{ReadRow, WriteRow};
use book::tx::{ReadTx, WriteTx};
use contract::consents::*;
use contract::refusal::CustomerRefusal;

use super::store;
use crate::Here;

const LETTERS_MAX: usize = 4_000;

impl ReadRow<Here> for ConsentTexts {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<Vec<ConsentText>> {
        ConsentKind::ALL.into_iter().map(|kind| store::text(tx.conn, kind)).collect()
    }
}

impl ReadRow<Here> for ConsentWordings {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<Vec<ConsentText>> {
        let each = ConsentKind::ALL.into_iter().map(|kind| store::texts(tx.conn, kind));
        Ok(each.collect::<Outcome<Vec<_>>>()?.concat())
    }
}

impl WriteRow<Here> for SaveConsentText {
    fn write(self, tx: &WriteTx<'_>) -> Outcome<ConsentText> {
        let text = self.text.trim().to_owned();
        if text.is_empty() || text.chars().count() > LETTERS_MAX {
            let what = format!("Der Text hat zwischen 1 und {LETTERS_MAX} Zeichen.");
            return Err(CustomerRefusal::BadField { what }.into());
        }
        let old = store::text(tx, self.kind)?;
        let new = ConsentText { kind: self.kind, version: old.version + 1, text };
        store::add_text(tx, &new)?;
        Ok(new)
    }
}
