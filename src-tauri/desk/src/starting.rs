//! What the program looks at when it starts. Nothing that is found keeps the till from opening.

use book::book_tx::BookTx;
use book::db::settings;
use book::fault::Outcome;
use book::ledger::Draft;
use outlets::procedure;
use proof::EntryKind;
use salon::closing::note_broken_chain;
use salon::customers::import;
use serde_json::json;

use crate::Desk;

impl Desk {
    /// The checks of the start: bookings that were cut off, program version (IKS-19), where the key lies, chain of the last days (IKS-17),
    /// and whether the procedure documentation still says what holds.
    pub(super) fn begin(&self) {
        let place = self.services.adapters.vault.place();
        let version = self.services.write_as_program(&[], move |tx| {
            if settings::raw(tx, settings::SALON)?.is_none() {
                return Ok(());
            }
            note_version(tx)?;
            note_key_place(tx, &place)
        });
        let procedure = self.services.write_as_program(&[], |tx| match settings::raw(tx, settings::SALON)? {
            Some(_) => procedure::keep_current(tx).map(drop),
            None => Ok(()),
        });
        let chain = self.services.write_as_program(&[], |tx| match settings::raw(tx, settings::SALON)? {
            Some(_) => note_broken_chain(tx),
            None => Ok(()),
        });
        // Rows of an import that the end of the program cut off.
        let imports = self.services.write_as_program(&[], |tx| {
            while import::clear(tx, u32::MAX)? {}
            Ok(())
        });
        let settled = self.bookings.settle();
        for trouble in [version, procedure, chain, imports, settled].into_iter().filter_map(Result::err) {
            tracing::error!(%trouble, "check at the start");
        }
    }
}

/// IKS-19: from when on which version of the program has booked.
fn note_version(tx: &mut BookTx<'_>) -> Outcome<()> {
    let new = tx.program.version;
    let old: Option<String> = settings::get(tx, settings::PROGRAM_VERSION)?;
    if old.as_deref() == Some(new) {
        return Ok(());
    }
    settings::put(tx, settings::PROGRAM_VERSION, &new)?;
    let note = json!({ "program": tx.program.name, "old": old, "new": new });
    tx.append(Draft::note(EntryKind::ProgramVersion).with_details("program_version/1", &note)?)?;
    Ok(())
}

/// Where the signing key lies, and from when on.
fn note_key_place(tx: &mut BookTx<'_>, new: &str) -> Outcome<()> {
    let old: Option<String> = settings::get(tx, settings::KEY_PLACE)?;
    if old.as_deref() == Some(new) {
        return Ok(());
    }
    settings::put(tx, settings::KEY_PLACE, &new)?;
    let note = json!({ "old": old, "new": new });
    tx.append(Draft::note(EntryKind::Settings).with_details("key_place/1", &note)?)?;
    Ok(())
}
