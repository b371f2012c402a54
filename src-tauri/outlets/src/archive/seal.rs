//! The signature of an archive: by the register's key, once; an archive that is made again bears the first one.

use book::fault::Outcome;
use book::ledger::ArchiveText;
use proof::{Digest, Signature};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::staging::ArchiveFile;
use super::texts::Range;

/// Files whose sums are not signed: the one that bears the signature, and the one that an erasure may change.
const NOT_COVERED: &[&str] = &["bereich.json", "kunden.jsonl"];

/// What signs an archive, as its entry keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArchiveSeal {
    /// SHA-256 of the text that is signed.
    pub text: Digest,
    /// The key that signed it.
    pub key_id: String,
    pub signature: Signature,
}

/// Signs with the register's key.
pub type Sign<'a> = &'a dyn Fn(ArchiveText) -> Outcome<(String, Signature)>;

/// The last line of `bereich.json`'s form, with the signature of an earlier archive of the same words and files, or a new one.
pub fn sealed(
    range: &Range,
    files: &[ArchiveFile],
    earlier: &[ArchiveSeal],
    sign: Sign<'_>,
) -> Outcome<(String, ArchiveSeal)> {
    let mut words = serde_json::to_string(range)?;
    // The object goes on with what signs it.
    words.pop();
    let words = format!("{words},\"sums\":\"{}\"", covered(files));
    let text = ArchiveText::new(words.clone());
    let seal_of = |key_id: String, signature| {
        let text = Digest::of(text.signed_by(&key_id).as_bytes());
        ArchiveSeal { text, key_id, signature }
    };
    let known = earlier.iter().find(|seal| seal_of(seal.key_id.clone(), seal.signature).text == seal.text);
    let seal = match known {
        Some(seal) => seal.clone(),
        None => {
            let (key_id, signature) = sign(text.clone())?;
            seal_of(key_id, signature)
        }
    };
    let ArchiveSeal { key_id, signature, .. } = &seal;
    let line = format!("{words},\"key_id\":\"{key_id}\",\"signature\":\"{signature}\"}}\n");
    Ok((line, seal))
}

/// SHA-256 over the lines of `SHA256SUMS` that are signed.
fn covered(files: &[ArchiveFile]) -> Digest {
    let mut sha = Sha256::new();
    for file in files.iter().filter(|file| !NOT_COVERED.contains(&file.name.as_str())) {
        sha.update(format!("{}  {}\n", file.sha256, file.name));
    }
    Digest::from_bytes(sha.finalize().into())
}
