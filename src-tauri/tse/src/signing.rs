//! The device's side of a signature: ecdsa-plain with a number of use that follows from key and message (RFC 6979).

use ecdsa::signature::hazmat::PrehashSigner as _;

use crate::algorithm::{Algorithm, Hash};
use crate::key::{Curve, PublicKey};

/// A private key on one of the two curves that devices sign with here.
pub enum SigningKey {
    /// secp256r1, signs over SHA-256.
    Secp256r1(p256::ecdsa::SigningKey),
    /// secp384r1, signs over SHA-384.
    Secp384r1(p384::ecdsa::SigningKey),
}

impl SigningKey {
    /// The key of some secret bytes; `None` where they are none of the curve, or the curve is not one of the two.
    pub fn from_secret(curve: Curve, secret: &[u8]) -> Option<Self> {
        match curve {
            Curve::Secp256r1 => p256::ecdsa::SigningKey::from_slice(secret).ok().map(Self::Secp256r1),
            Curve::Secp384r1 => p384::ecdsa::SigningKey::from_slice(secret).ok().map(Self::Secp384r1),
            Curve::BrainpoolP256r1 | Curve::BrainpoolP384r1 => None,
        }
    }

    /// The curve.
    pub const fn curve(&self) -> Curve {
        match self {
            Self::Secp256r1(_) => Curve::Secp256r1,
            Self::Secp384r1(_) => Curve::Secp384r1,
        }
    }

    /// The hash that belongs to the curve.
    pub const fn hash(&self) -> Hash {
        match self {
            Self::Secp256r1(_) => Hash::Sha256,
            Self::Secp384r1(_) => Hash::Sha384,
        }
    }

    /// How it signs, as messages name it.
    pub const fn algorithm(&self) -> Algorithm {
        Algorithm::EcdsaPlain(self.hash())
    }

    /// The key that anyone may have.
    pub fn public(&self) -> Option<PublicKey> {
        let point = match self {
            Self::Secp256r1(key) => key.verifying_key().to_sec1_point(false).as_bytes().to_vec(),
            Self::Secp384r1(key) => key.verifying_key().to_sec1_point(false).as_bytes().to_vec(),
        };
        PublicKey::from_point(self.curve(), &point)
    }

    /// Signs: r and s side by side; `None` only where the numbers come out as zero, which nobody has seen.
    pub fn sign(&self, bytes: &[u8]) -> Option<Vec<u8>> {
        let sum = self.hash().sum(bytes);
        match self {
            Self::Secp256r1(key) => {
                let signature: p256::ecdsa::Signature = key.sign_prehash(&sum).ok()?;
                Some(signature.to_bytes().to_vec())
            }
            Self::Secp384r1(key) => {
                let signature: p384::ecdsa::Signature = key.sign_prehash(&sum).ok()?;
                Some(signature.to_bytes().to_vec())
            }
        }
    }
}
