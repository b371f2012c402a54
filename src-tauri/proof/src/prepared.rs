//! A key that many signatures are checked with: what depends on the key alone is computed once.

use std::fmt;

use curve25519_dalek::constants::ED25519_BASEPOINT_TABLE;
use curve25519_dalek::edwards::{CompressedEdwardsY, EdwardsBasepointTable};
use curve25519_dalek::scalar::Scalar;
use curve25519_dalek::traits::BasepointTable;
use sha2::{Digest as _, Sha512};

use crate::signature::NotAKey;
use crate::{Digest, PublicKey, Signature};

/// Checks signatures by the same strict rules as [`PublicKey::verifies`], in a good half of the time; making
/// one costs as much as a few checks. Thirty kilobytes of multiples of the key's point.
#[derive(Clone)]
pub struct PreparedKey {
    key: PublicKey,
    /// Multiples of −A, where A is the key's point.
    minus: EdwardsBasepointTable,
}

impl PreparedKey {
    /// Prepares a key. None that was read by [`PublicKey::from_bytes`] is refused.
    ///
    /// # Errors
    /// [`NotAKey`] for a key that is no point of the curve, or one of small order.
    pub fn new(key: &PublicKey) -> Result<Self, NotAKey> {
        let point = CompressedEdwardsY(*key.as_bytes()).decompress().ok_or(NotAKey)?;
        if point.is_small_order() {
            return Err(NotAKey);
        }
        Ok(Self { key: *key, minus: EdwardsBasepointTable::create(&-point) })
    }

    /// Whether the signature fits the hash: S is below the group order, and R is the one spelling of S·B −
    /// k·A, which has no small order. (A spelling that is no point, or not the shortest of one, equals none
    /// of those.)
    pub fn verifies(&self, hash: &Digest, signature: &Signature) -> bool {
        let Some((r, s)) = signature.as_bytes().split_first_chunk::<32>() else { return false };
        let Ok(s) = <[u8; 32]>::try_from(s) else { return false };
        let Some(s) = Option::<Scalar>::from(Scalar::from_canonical_bytes(s)) else { return false };
        let sum =
            Sha512::new().chain_update(r).chain_update(self.key.as_bytes()).chain_update(hash.as_bytes());
        let k = Scalar::from_bytes_mod_order_wide(&sum.finalize().into());
        let expected = self.minus.mul_base(&k) + ED25519_BASEPOINT_TABLE.mul_base(&s);
        expected.compress().as_bytes() == r && !expected.is_small_order()
    }
}

impl fmt::Debug for PreparedKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PreparedKey({})", self.key)
    }
}
