//! The entry that records an archive. It stands behind the range that it records.

use book::book_tx::BookTx;
use book::db::unless_damaged;
use book::fault::Outcome;
use book::incidents::{self, Damage};
use book::ledger::{self, ChainReport, Draft, StoredEntry};
use contract::lists::Span;
use proof::{EntryKind, Seq};
use rusqlite::Connection;
use salon::letterhead;
use serde::{Deserialize, Serialize};

use super::seal::ArchiveSeal;
use super::store;

/// Details of the entry.
const FORM: &str = "archive/2";
/// Before archives were signed.
const UNSIGNED_FORM: &str = "archive/1";
/// The reason that stands on a second making of the same entries.
const AGAIN: &str = "Wiederholung";

/// An archive that lies in its folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    pub span: Span,
    pub first: Seq,
    pub last: Seq,
    pub partial: bool,
    pub file: String,
    pub bytes: u64,
    /// 64 hex digits.
    pub sha256: String,
    pub seal: ArchiveSeal,
    /// What the verification of its entries came to.
    pub report: ChainReport,
    /// Entries whose customer's data are damaged and not in it.
    pub without_customer: Vec<Seq>,
}

/// What the book says of an archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArchiveNote {
    /// `2026-11`, `2026`.
    pub span: String,
    pub first_seq: Seq,
    pub last_seq: Seq,
    pub partial: bool,
    pub file: String,
    pub bytes: u64,
    pub sha256: String,
    /// The entry of the first archive of the same entries, if this one was made again.
    pub again_after: Option<Seq>,
    /// What signs it; absent on archives of before they were signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seal: Option<ArchiveSeal>,
}

/// Records that an archive was made, and what was found wrong with its entries.
pub fn record(tx: &mut BookTx<'_>, made: &Made) -> Outcome<Seq> {
    if let Some(incident) = incidents::of_chain(tx, &made.report)? {
        tx.append(incident)?;
    }
    note_customers(tx, &made.without_customer)?;
    let span = made.span.stem();
    let earlier = notes(tx)?.into_iter().rev().find(|(_, note)| {
        note.span == span
            && (note.first_seq, note.last_seq, note.partial) == (made.first, made.last, made.partial)
    });
    let again_after = earlier.map(|(stored, _)| stored.entry.head.seq);
    let note = ArchiveNote {
        span,
        first_seq: made.first,
        last_seq: made.last,
        partial: made.partial,
        file: made.file.clone(),
        bytes: made.bytes,
        sha256: made.sha256.clone(),
        again_after,
        seal: Some(made.seal.clone()),
    };
    let mut draft = Draft::note(EntryKind::Export).with_details(FORM, &note)?;
    if again_after.is_some() {
        draft = draft.because(AGAIN);
    }
    draft.booking_day = ledger::period(tx)?.opening.map(|opening| opening.day);
    Ok(tx.append(draft)?.seq())
}

/// Damaged data of customers are an incident, which names the entries and nobody.
fn note_customers(tx: &mut BookTx<'_>, entries: &[Seq]) -> Outcome<()> {
    if entries.is_empty() {
        return Ok(());
    }
    let entries = entries.iter().map(Seq::to_string).collect::<Vec<_>>().join(", ");
    let finding =
        format!("Kundendaten zu Buchung {entries} sind beschädigt; im Archiv gelten sie als gelöscht");
    incidents::note(tx, &Damage::ValueReplaced { finding })
}

/// All archives that were ever recorded, newest first.
pub fn notes(conn: &Connection) -> Outcome<Vec<(StoredEntry, ArchiveNote)>> {
    let mut notes = Vec::new();
    for seq in store::made(conn)? {
        let Some(stored) = ledger::entry(conn, seq)? else { continue };
        let unsigned = stored.entry.details.as_ref().is_some_and(|details| details.form == UNSIGNED_FORM);
        let form = if unsigned { UNSIGNED_FORM } else { FORM };
        // One that can't be read any more is told by the chain, and takes no other away.
        if let Some(note) = unless_damaged(letterhead::details(&stored.entry, form))? {
            notes.push((stored, note));
        }
    }
    Ok(notes)
}

/// What signed the archives of a month or year that were made before, oldest first.
pub fn seals(conn: &Connection, span: Span) -> Outcome<Vec<ArchiveSeal>> {
    let stem = span.stem();
    let of_span = notes(conn)?.into_iter().rev().filter(|(_, note)| note.span == stem);
    Ok(of_span.filter_map(|(_, note)| note.seal).collect())
}
