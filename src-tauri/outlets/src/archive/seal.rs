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

/// `bereich.json` with the signature of an earlier archive, if that was made of the same words and files.
pub fn again(
    range: &Range,
    files: &[ArchiveFile],
    earlier: &ArchiveSeal,
) -> Outcome<Option<(String, ArchiveSeal)>> {
    let words = words(range, files)?;
    let text = ArchiveText::new(words.clone()).signed_by(&earlier.key_id);
    let same = Digest::of(text.as_bytes()) == earlier.text;
    Ok(same.then(|| (line(&words, earlier), earlier.clone())))
}

/// `bereich.json` with a signature of its own.
pub fn fresh(range: &Range, files: &[ArchiveFile], sign: Sign<'_>) -> Outcome<(String, ArchiveSeal)> {
    let words = words(range, files)?;
    let text = ArchiveText::new(words.clone());
    let (key_id, signature) = sign(text.clone())?;
    let seal = ArchiveSeal { text: Digest::of(text.signed_by(&key_id).as_bytes()), key_id, signature };
    Ok((line(&words, &seal), seal))
}

/// What is signed, up to the name of the key: an object that goes on.
fn words(range: &Range, files: &[ArchiveFile]) -> Outcome<String> {
    let mut words = serde_json::to_string(range)?;
    words.pop();
    Ok(format!("{words},\"sums\":\"{}\"", covered(files)))
}

fn line(words: &str, ArchiveSeal { key_id, signature, .. }: &ArchiveSeal) -> String {
    format!("{words},\"key_id\":\"{key_id}\",\"signature\":\"{signature}\"}}\n")
}

/// SHA-256 over the lines of `SHA256SUMS` that are signed.
fn covered(files: &[ArchiveFile]) -> Digest {
    let mut sha = Sha256::new();
    for file in files.iter().filter(|file| !NOT_COVERED.contains(&file.name.as_str())) {
        sha.update(format!("{}  {}\n", file.sha256, file.name));
    }
    Digest::from_bytes(sha.finalize().into())
}
