//! Sealing: what makes an entry a link of the chain. Digests of the parts, hash over them and the hash
//! before, signature, check digit.

use crate::Entry;
use crate::canonical::{Encoder, KnownSnapshot};
use crate::chain::{Digest, PartDigest, entry_hash};
use crate::check_digit::CheckDigit;
use crate::signature::{Signature, SigningKey};
use crate::since::foreign_part;

/// An entry with digests, hash and signature; the same when made and when read back to be verified.
#[derive(Clone, Debug, PartialEq)]
pub struct Sealed<'a> {
    /// What was recorded. A reader that verifies decodes it from the stored parts.
    pub entry: &'a Entry,
    /// One per part, in the order of the canonical form.
    pub digests: Vec<PartDigest>,
    /// Hash of the entry before; [`Digest::GENESIS`] for the first.
    pub previous: Digest,
    /// The entry's own hash: over `previous` and all digests.
    pub hash: Digest,
    /// By the key that the head names, over `hash`.
    pub signature: Signature,
    /// The two digits that stand on paper.
    pub check_digit: CheckDigit,
}

/// Why an entry cannot be sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// A part is of a kind that the entry's format does not have.
    #[error("the entry's format does not have all that it holds")]
    Format,
    /// The head names another key than the one that would sign.
    #[error("the entry names another key")]
    Key,
}

/// Seals an entry whose head already carries format, key id and numbers, behind the entry whose hash is
/// `previous`.
///
/// Sums and numbers are not checked here: that is the [`crate::Verifier`]'s business.
///
/// # Errors
/// [`SealError`] where the entry holds what its format does not have, or names another key than this one.
pub fn seal<'a>(entry: &'a Entry, previous: Digest, key: &SigningKey) -> Result<Sealed<'a>, SealError> {
    seal_knowing(&mut Encoder::default(), entry, &[], previous, key)
}

/// [`seal`] with a buffer of the caller and with digests of snapshots that it has hashed before: these are
/// taken as given and their bodies are not read, so a booking costs the same however long its snapshots are.
///
/// # Errors
/// As [`seal`].
pub fn seal_knowing<'a>(
    encoder: &mut Encoder,
    entry: &'a Entry,
    known: &[KnownSnapshot],
    previous: Digest,
    key: &SigningKey,
) -> Result<Sealed<'a>, SealError> {
    if foreign_part(entry).is_some() {
        return Err(SealError::Format);
    }
    if entry.head.key_id != key.public().key_id() {
        return Err(SealError::Key);
    }
    let mut digests = Vec::with_capacity(12);
    encoder.digests(entry, known, &mut digests);
    let hash = entry_hash(&previous, &digests);
    let signature = key.sign(&hash);
    let check_digit = CheckDigit::of(&entry.head, &hash);
    Ok(Sealed { entry, digests, previous, hash, signature, check_digit })
}
