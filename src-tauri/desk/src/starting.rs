//! What the program looks at when it starts. Nothing that is found keeps the till from opening.

use book::book_tx::BookTx;
use book::db::{Found, schema, settings};
use book::fault::Outcome;
use book::incidents::{self, Damage, RowChange};
use book::ledger::Draft;
use book::mending;
use outlets::{beside_book, procedure};
use proof::EntryKind;
use salon::closing::note_broken_chain;
use salon::customers::import;
use salon::erasure;
use salon::recovery;
use serde_json::json;

use crate::Desk;

impl Desk {
    /// The checks of the start: bookings that were cut off, program version (IKS-19), where the key lies, chain of the last days (IKS-17),
    /// whether the procedure documentation still says what holds, and what has come to the end of its period.
    pub(super) fn begin(&self, found: Found, put_back: Vec<RowChange>) {
        for mended in &found.mended {
            mending::tell(&self.services, Damage::of_mended(mended));
        }
        let place = self.services.adapters.vault.place();
        let version = mending::write_as_program(&self.services, &[], |tx| {
            if settings::raw(tx, settings::SALON)?.is_none() {
                return Ok(());
            }
            note_version(tx)
        });
        // By itself: what the clock refuses of one must not take the other away.
        let placed = mending::write_as_program(&self.services, &[], move |tx| {
            match settings::raw(tx, settings::SALON)? {
                Some(_) => recovery::note_place(tx, &place),
                None => Ok(()),
            }
        });
        let procedure =
            mending::write_as_program(&self.services, &[], |tx| match settings::raw(tx, settings::SALON)? {
                Some(_) => procedure::keep_current(tx).map(drop),
                None => Ok(()),
            });
        let shape = mending::write_as_program(&self.services, &[], move |tx| {
            match settings::raw(tx, settings::SALON)? {
                Some(_) => note_shape(tx, &found),
                None => Ok(()),
            }
        });
        let values = mending::write_as_program(&self.services, &[], move |tx| {
            beside_book::note_put_back(tx, put_back)
        });
        let chain =
            mending::write_as_program(&self.services, &[], |tx| match settings::raw(tx, settings::SALON)? {
                Some(_) => note_broken_chain(tx),
                None => Ok(()),
            });
        // Rows of an import that the end of the program cut off.
        let imports = mending::write_as_program(&self.services, &[], |tx| {
            while import::clear(tx, u32::MAX)? {}
            Ok(())
        });
        let periods = erasure::keep_to_periods(&self.services);
        let introduced = self.bookings.introduce();
        let settled = self.bookings.settle();
        for trouble in
            [version, placed, procedure, shape, values, chain, imports, periods, introduced, settled]
                .into_iter()
                .filter_map(Result::err)
        {
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

/// What was not as the program had made it (IKS-17): what was put right, and what could not be.
fn note_shape(tx: &mut BookTx<'_>, found: &Found) -> Outcome<()> {
    for (differences, repaired) in [(&found.repaired, true), (&found.changed, false)] {
        if !differences.is_empty() {
            incidents::note(tx, &Damage::SchemaChanged { finding: schema::german(differences), repaired })?;
        }
    }
    Ok(())
}
