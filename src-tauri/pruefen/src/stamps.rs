//! Time stamps that lie in the book (FORMAT.md, section 8a), followed up to a root that the checker names: an owner can run
//! a service too.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use proof::Digest;
use serde::Deserialize;
use stamp::{Asked, Token};

use crate::progress::Link;
use crate::stamp_entry::StampEntry;

#[derive(Deserialize)]
struct Note {
    closing: u64,
    z: u64,
    token: String,
}

/// What the time stamps of a run of entries prove, one German sentence each.
///
/// # Errors
/// The first that does not fit, in one German sentence.
pub fn judge(stamps: &[StampEntry], links: &[Link], root: &[u8; 32]) -> Result<Vec<String>, String> {
    let mut all = Vec::new();
    for stamp in stamps {
        let seq = stamp.seq;
        let no = |why: String| format!("Buchung {seq}, Zeitstempel: {why}");
        let note: Note =
            serde_json::from_str(&stamp.body).map_err(|_| no("Die Angaben sind nicht lesbar.".to_owned()))?;
        let der = STANDARD.decode(&note.token).map_err(|_| no("Er ist nicht lesbar.".to_owned()))?;
        let token = Token::read(&der).map_err(|fault| no(fault.to_string()))?;
        let at = links.binary_search_by_key(&note.closing, |link| link.seq).ok().and_then(|at| links.get(at));
        let Some(link) = at.filter(|link| link.z_number == Some(note.z)) else {
            all.push(no(format!(
                "Er gehört zu Z-{} (Buchung {}), die hier nicht steht; er ist nicht verglichen.",
                note.z, note.closing
            )));
            continue;
        };
        let imprint = imprint(link.hash);
        token.check(Asked { imprint: &imprint, nonce: None }).map_err(|fault| no(fault.to_string()))?;
        token.hangs_on(root).map_err(|fault| no(fault.to_string()))?;
        all.push(format!(
            "Zeitstempel: Z-{} (Buchung {}) und alles davor stand am {} schon so da, laut der angegebenen Wurzel.",
            note.z,
            note.closing,
            token.time()
        ));
    }
    Ok(all)
}

fn imprint(hash: Digest) -> [u8; 32] {
    stamp::sha256(hash.as_bytes())
}
