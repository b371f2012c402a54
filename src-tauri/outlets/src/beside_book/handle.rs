//! The owner takes the book's values back.

use book::book_tx::BookTx;
use book::fault::Outcome;
use book::ledger::Draft;
use book::rows::SignRow;
use book::told;
use contract::jobs::TakeBookValues;
use proof::EntryKind;
use salon::told::TOLD;
use serde_json::json;

use super::{changes, note};
use crate::Here;

/// Details of the entry.
const FORM: &str = "rows_taken_back/1";

impl SignRow<Here> for TakeBookValues {
    fn sign(self, tx: &mut BookTx<'_>) -> Outcome<u32> {
        // What was found stands in the book before it is put right.
        let mut rows = note(tx)?;
        if !rows.is_empty() {
            told::take_back(tx, &TOLD)?;
            let left = changes(tx)?;
            rows.retain(|row| !left.contains(row));
        }
        if !rows.is_empty() {
            let details = json!({ "rows": rows });
            tx.append(Draft::note(EntryKind::Settings).with_details(FORM, &details)?)?;
        }
        Ok(u32::try_from(note(tx)?.len()).unwrap_or(u32::MAX))
    }
}
