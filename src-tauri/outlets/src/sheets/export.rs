//! Giving a list out is recorded: what went out, in which form, and the hash that its file can be checked by.

use book::book_tx::BookTx;
use book::fault::Outcome;
use book::ledger::{self, Draft};
use contract::lists::List;
use contract::sheet::SheetFormat;
use proof::{EntryKind, Seq};
use serde::Serialize;

/// Form of the note that a list was given out.
const FORM: &str = "list_export/1";

/// What was given out.
#[derive(Clone, Debug, Serialize)]
pub struct Export {
    pub title: String,
    pub list: List,
    pub format: SheetFormat,
    pub file: String,
    /// SHA-256 of the file, hex.
    pub sha256: String,
    pub bytes: u64,
}

/// Records that a list was given out.
pub fn note(tx: &mut BookTx<'_>, export: &Export) -> Outcome<Seq> {
    let mut draft = Draft::note(EntryKind::Export).with_details(FORM, export)?;
    draft.booking_day = ledger::period(tx)?.opening.map(|opening| opening.day);
    Ok(tx.append(draft)?.seq())
}
