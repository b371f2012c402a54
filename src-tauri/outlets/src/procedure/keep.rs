//! Keeping versions. Each is an entry of its own with the whole text, so that the chain vouches for it.

use book::book_tx::BookTx;
use book::db::unless_damaged;
use book::fault::Outcome;
use book::ledger::{self, Draft};
use contract::procedure::{KeptVersion, ProcedureDocument};
use proof::{EntryKind, Moment, Seq};
use rusqlite::Connection;
use salon::letterhead::{self, Likeness};
use serde::{Deserialize, Serialize};

use super::document::{self, ProcedureText};
use super::store;

/// Details of the entry that keeps a version.
pub const PROCEDURE_FORM: &str = "procedure/1";

/// A version as its entry holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredVersion {
    pub document: ProcedureDocument,
    /// 1, 2, 3 … for each document.
    pub version: u32,
    /// SHA-256 over the JSON of the text, hex.
    pub sha256: String,
    pub text: ProcedureText,
}

/// Keeps every document that differs from its last version; answers how many did.
pub fn keep_current(tx: &mut BookTx<'_>) -> Outcome<u32> {
    let mut new = 0;
    for document in ProcedureDocument::ALL {
        let text = document::of_now(&tx.as_read(), document)?;
        let sha256 = text.sha256()?;
        let last = store::newest(tx, document.as_str())?;
        if last.as_ref().is_some_and(|(_, known)| *known == sha256) {
            continue;
        }
        // Those that can't be read may have been of this document: no number is given twice.
        let unknown = store::of_nobody_knows_which(tx)?;
        let version = last.map_or(1, |(version, _)| version.saturating_add(1)).saturating_add(unknown);
        let kept = StoredVersion { document, version, sha256, text };
        let mut note = Draft::note(EntryKind::Procedure).with_details(PROCEDURE_FORM, &kept)?;
        note.booking_day = ledger::period(tx)?.opening.map(|opening| opening.day);
        tx.append(note)?;
        new += 1;
    }
    Ok(new)
}

/// A version with its entry.
pub struct Version {
    pub kept: StoredVersion,
    pub seq: Seq,
    pub at: Moment,
    pub person: String,
}

/// All versions, oldest first.
pub fn all(conn: &Connection) -> Outcome<Vec<Version>> {
    let mut versions = Vec::new();
    for seq in store::kept(conn)? {
        let Some(stored) = ledger::entry(conn, seq)? else { continue };
        // One that can't be read any more is told by the chain, and takes no other away.
        let Some(kept) = unless_damaged(letterhead::details(&stored.entry, PROCEDURE_FORM))? else {
            continue;
        };
        versions.push(Version {
            kept,
            seq,
            at: stored.entry.head.ended,
            person: Likeness::of(&stored.entry)?.person,
        });
    }
    Ok(versions)
}

impl From<&Version> for KeptVersion {
    fn from(version: &Version) -> Self {
        let StoredVersion { document, version: number, sha256, .. } = &version.kept;
        Self {
            document: *document,
            version: *number,
            sha256: sha256.clone(),
            seq: version.seq,
            at: version.at,
        }
    }
}
