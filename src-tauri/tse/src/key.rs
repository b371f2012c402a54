//! Public keys of devices and of those who certify them, on the four curves that are in the field.

use ecdsa::VerifyingKey;
use ecdsa::signature::hazmat::PrehashVerifier as _;
use sha2::{Digest, Sha256};

use crate::algorithm::Hash;

/// A curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Curve {
    /// secp256r1, also P-256.
    Secp256r1,
    /// secp384r1, also P-384.
    Secp384r1,
    /// brainpoolP256r1.
    BrainpoolP256r1,
    /// brainpoolP384r1.
    BrainpoolP384r1,
}

impl Curve {
    /// All of them; the ones that devices have come first.
    pub const ALL: [Self; 4] =
        [Self::Secp256r1, Self::Secp384r1, Self::BrainpoolP384r1, Self::BrainpoolP256r1];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Secp256r1 => "secp256r1",
            Self::Secp384r1 => "secp384r1",
            Self::BrainpoolP256r1 => "brainpoolP256r1",
            Self::BrainpoolP384r1 => "brainpoolP384r1",
        }
    }

    /// Bytes of a plain signature: r and s, each as long as the order of the group.
    pub const fn signature_length(self) -> usize {
        match self {
            Self::Secp256r1 | Self::BrainpoolP256r1 => 64,
            Self::Secp384r1 | Self::BrainpoolP384r1 => 96,
        }
    }
}

/// A public key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey {
    point: Vec<u8>,
    key: Key,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Key {
    Secp256r1(VerifyingKey<p256::NistP256>),
    Secp384r1(VerifyingKey<p384::NistP384>),
    BrainpoolP256r1(VerifyingKey<bp256::BrainpoolP256r1>),
    BrainpoolP384r1(VerifyingKey<bp384::BrainpoolP384r1>),
}

/// What is wrong with a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    /// It is not as long as the curve demands.
    #[error("Die Signatur hat {found} Byte statt {expected}")]
    Length {
        /// What the curve demands.
        expected: usize,
        /// What is there.
        found: usize,
    },
    /// It does not fit.
    #[error("Die Signatur passt nicht zum Inhalt")]
    Wrong,
}

impl PublicKey {
    /// The key of an uncompressed point (`04`, x, y); `None` where it does not lie on the curve.
    pub fn from_point(curve: Curve, point: &[u8]) -> Option<Self> {
        if point.first() != Some(&4) || point.len() != curve.signature_length() + 1 {
            return None;
        }
        let key = match curve {
            Curve::Secp256r1 => Key::Secp256r1(VerifyingKey::from_sec1_bytes(point).ok()?),
            Curve::Secp384r1 => Key::Secp384r1(VerifyingKey::from_sec1_bytes(point).ok()?),
            Curve::BrainpoolP256r1 => Key::BrainpoolP256r1(VerifyingKey::from_sec1_bytes(point).ok()?),
            Curve::BrainpoolP384r1 => Key::BrainpoolP384r1(VerifyingKey::from_sec1_bytes(point).ok()?),
        };
        Some(Self { point: point.to_vec(), key })
    }

    /// The key of a point whose curve nobody tells, as in a receipt's QR code: a point lies on one of them only.
    pub fn from_bare_point(point: &[u8]) -> Option<Self> {
        Curve::ALL.into_iter().find_map(|curve| Self::from_point(curve, point))
    }

    /// The curve that it lies on.
    pub const fn curve(&self) -> Curve {
        match self.key {
            Key::Secp256r1(_) => Curve::Secp256r1,
            Key::Secp384r1(_) => Curve::Secp384r1,
            Key::BrainpoolP256r1(_) => Curve::BrainpoolP256r1,
            Key::BrainpoolP384r1(_) => Curve::BrainpoolP384r1,
        }
    }

    /// The uncompressed point.
    pub fn point(&self) -> &[u8] {
        &self.point
    }

    /// The serial number of the device that has it: SHA-256 over the uncompressed point.
    pub fn serial(&self) -> [u8; 32] {
        Sha256::digest(&self.point).into()
    }

    /// Checks a plain signature: r and s side by side (TR-03111).
    ///
    /// # Errors
    /// [`SignatureError`] where it is of another length or does not fit.
    pub fn verify_plain(&self, hash: Hash, bytes: &[u8], signature: &[u8]) -> Result<(), SignatureError> {
        let expected = self.curve().signature_length();
        if signature.len() != expected {
            return Err(SignatureError::Length { expected, found: signature.len() });
        }
        let sum = hash.sum(bytes);
        let fits = match &self.key {
            Key::Secp256r1(key) => p256::ecdsa::Signature::from_slice(signature)
                .and_then(|signature| key.verify_prehash(&sum, &signature)),
            Key::Secp384r1(key) => p384::ecdsa::Signature::from_slice(signature)
                .and_then(|signature| key.verify_prehash(&sum, &signature)),
            Key::BrainpoolP256r1(key) => bp256::r1::ecdsa::Signature::from_slice(signature)
                .and_then(|signature| key.verify_prehash(&sum, &signature)),
            Key::BrainpoolP384r1(key) => bp384::r1::ecdsa::Signature::from_slice(signature)
                .and_then(|signature| key.verify_prehash(&sum, &signature)),
        };
        fits.map_err(|_| SignatureError::Wrong)
    }

    /// Checks a signature as certificates carry it: a SEQUENCE of two INTEGERs.
    pub fn verify_der(&self, hash: Hash, bytes: &[u8], signature: &[u8]) -> bool {
        let half = self.curve().signature_length() / 2;
        plain_of(signature, half).is_some_and(|plain| self.verify_plain(hash, bytes, &plain).is_ok())
    }
}

/// r and s of a SEQUENCE, each in so many bytes.
fn plain_of(signature: &[u8], half: usize) -> Option<Vec<u8>> {
    let outer = crate::tlv::first(signature).ok()?;
    let numbers: Result<Vec<_>, _> = outer.within().collect();
    let numbers = numbers.ok()?;
    if outer.raw.len() != signature.len() || numbers.len() != 2 {
        return None;
    }
    let mut plain = Vec::with_capacity(2 * half);
    for number in numbers {
        let zeros = number.content.iter().take_while(|byte| **byte == 0).count();
        let digits = number.content.get(zeros..)?;
        plain.resize(plain.len() + half.checked_sub(digits.len())?, 0);
        plain.extend_from_slice(digits);
    }
    Some(plain)
}
