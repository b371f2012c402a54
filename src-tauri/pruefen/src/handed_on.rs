//! Signatures of one check that another thread or worker looks at: they are what a check spends its time on, and need
//! nothing but the key, the hash and the signature itself.

use std::fmt;

use proof::{Digest, PreparedKey, PublicKey, Signature};

/// Bytes of one of them: key, hash, signature, one behind the other.
const LENGTH: usize = 32 + 32 + 64;

/// What a check hands on, in bytes that a browser's worker can be sent.
#[derive(Debug, Default)]
pub struct HandedOn(Vec<u8>);

impl HandedOn {
    /// Adds a signature that is to be looked at elsewhere.
    pub fn add(&mut self, key: &PublicKey, hash: &Digest, signature: &Signature) {
        self.0.extend_from_slice(key.as_bytes());
        self.0.extend_from_slice(hash.as_bytes());
        self.0.extend_from_slice(signature.as_bytes());
    }

    /// All that was added since it was last asked for.
    pub fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.0)
    }
}

/// Looks at signatures that were handed on.
#[derive(Default)]
pub struct SignatureWorker {
    /// Archives have few keys, and use one for years.
    prepared: Option<([u8; 32], PreparedKey)>,
}

impl SignatureWorker {
    /// Whether all of them hold; bytes of any other form don't.
    pub fn all_hold(&mut self, handed: &[u8]) -> bool {
        handed.chunks(LENGTH).all(|one| self.holds(one) == Some(true))
    }

    fn holds(&mut self, bytes: &[u8]) -> Option<bool> {
        let (key, rest) = bytes.split_first_chunk::<32>()?;
        let (hash, rest) = rest.split_first_chunk::<32>()?;
        let signature = Signature::from_bytes(<[u8; 64]>::try_from(rest).ok()?);
        Some(self.prepared(key)?.verifies(&Digest::from_bytes(*hash), &signature))
    }

    fn prepared(&mut self, key: &[u8; 32]) -> Option<&PreparedKey> {
        if self.prepared.as_ref().is_none_or(|(of, _)| of != key) {
            let fresh = PreparedKey::new(&PublicKey::from_bytes(key).ok()?).ok()?;
            self.prepared = Some((*key, fresh));
        }
        self.prepared.as_ref().map(|(_, prepared)| prepared)
    }
}

impl fmt::Debug for SignatureWorker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignatureWorker").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use proof::SigningKey;

    use super::*;

    fn signed(seed: u8, text: &str) -> (PublicKey, Digest, Signature) {
        let key = SigningKey::from_seed(&[seed; 32]);
        let hash = Digest::of(text.as_bytes());
        (key.public(), hash, key.sign(&hash))
    }

    fn handed(all: &[(PublicKey, Digest, Signature)]) -> Vec<u8> {
        let mut on = HandedOn::default();
        all.iter().for_each(|(key, hash, signature)| on.add(key, hash, signature));
        on.take()
    }

    #[test]
    fn signatures_of_several_keys_hold_in_turn() {
        let all = [signed(1, "eins"), signed(2, "zwei"), signed(1, "drei")];
        assert!(SignatureWorker::default().all_hold(&handed(&all)));
    }

    #[test]
    fn one_wrong_signature_among_many_is_said() {
        let mut all = [signed(1, "eins"), signed(1, "zwei"), signed(1, "drei")];
        all[2].2 = all[1].2;
        assert!(!SignatureWorker::default().all_hold(&handed(&all)));
    }

    #[test]
    fn bytes_of_another_form_do_not_hold() {
        let mut bytes = handed(&[signed(1, "eins")]);
        bytes.pop();
        assert!(!SignatureWorker::default().all_hold(&bytes));
        assert!(!SignatureWorker::default().all_hold(&[0xff; LENGTH]), "no key");
    }

    #[test]
    fn what_was_taken_is_not_handed_on_twice() {
        let (key, hash, signature) = signed(1, "eins");
        let mut on = HandedOn::default();
        on.add(&key, &hash, &signature);
        assert_eq!(on.take().len(), LENGTH);
        assert!(on.take().is_empty());
    }
}
