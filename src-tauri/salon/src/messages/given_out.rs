//! A file with people's names that leaves the house is an entry with its hash, and names nobody.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use book::door::Door;
use book::fault::Outcome;
use book::ledger::{self, Draft};
use contract::roll::Document;
use proof::EntryKind;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// Form of the note.
const FORM: &str = "calendar_file/1";

#[derive(Clone, Serialize)]
struct FileNote {
    title: &'static str,
    /// SHA-256 of the file, hex.
    sha256: String,
    bytes: usize,
}

/// Records a file and hands it out.
pub fn given_out(
    door: &Door<'_>,
    title: &'static str,
    (file_name, mime): (String, String),
    content: &[u8],
) -> Outcome<Document> {
    let note = FileNote { title, sha256: hex::encode(Sha256::digest(content)), bytes: content.len() };
    door.write(move |tx| {
        let mut draft = Draft::note(EntryKind::Export).with_details(FORM, &note)?;
        draft.booking_day = ledger::period(tx)?.opening.map(|opening| opening.day);
        tx.append(draft).map(drop)
    })?;
    Ok(Document { file_name, mime, base64: STANDARD.encode(content) })
}
