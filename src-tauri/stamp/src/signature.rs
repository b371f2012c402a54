//! Sums and signatures as time stamp services make them. What is weaker than SHA-256 signs nothing here.

use ring::digest::{Algorithm, SHA1_FOR_LEGACY_USE_ONLY, SHA256 as RING_SHA256, SHA384, SHA512, digest};
use ring::signature::{
    ECDSA_P256_SHA256_ASN1, ECDSA_P256_SHA384_ASN1, ECDSA_P384_SHA256_ASN1, ECDSA_P384_SHA384_ASN1, ED25519,
    RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_2048_8192_SHA384, RSA_PKCS1_2048_8192_SHA512, UnparsedPublicKey,
    VerificationAlgorithm,
};

use crate::der::{OID, SEQUENCE, only};
use crate::fault::StampFault;

/// 2.16.840.1.101.3.4.2.1
pub const SHA256: &[u8] = &[0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1];
const SHA384_OID: &[u8] = &[0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 2];
const SHA512_OID: &[u8] = &[0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 3];
/// 1.3.14.3.2.26: names a certificate in old tokens, and signs nothing.
const SHA1: &[u8] = &[0x2b, 0x0e, 3, 2, 0x1a];

/// 1.2.840.113549.1.1
const PKCS1: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1];
/// 1.2.840.10045.4.3
const ECDSA: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3];
/// 1.3.101.112
const ED25519_OID: &[u8] = &[0x2b, 0x65, 0x70];
/// 1.2.840.10045.3.1.7
const P256: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 3, 1, 7];
/// 1.3.132.0.34
const P384: &[u8] = &[0x2b, 0x81, 4, 0, 0x22];

/// SHA-256 over some bytes.
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    let mut sum = [0; 32];
    sum.copy_from_slice(digest(&RING_SHA256, bytes).as_ref());
    sum
}

fn unknown(oid: &[u8]) -> StampFault {
    StampFault::Algorithm(hex::encode(oid))
}

/// The sum of some bytes by a procedure that is named by its OID.
///
/// # Errors
/// [`StampFault::Algorithm`] for one that is not known.
pub fn sum(oid: &[u8], bytes: &[u8]) -> Result<Vec<u8>, StampFault> {
    let algorithm: &'static Algorithm = match oid {
        SHA256 => &RING_SHA256,
        SHA384_OID => &SHA384,
        SHA512_OID => &SHA512,
        _ => return Err(unknown(oid)),
    };
    Ok(digest(algorithm, bytes).as_ref().to_vec())
}

/// The same to name a certificate, where SHA-1 still occurs.
///
/// # Errors
/// As [`sum`].
pub fn name_of(oid: &[u8], bytes: &[u8]) -> Result<Vec<u8>, StampFault> {
    match oid {
        SHA1 => Ok(digest(&SHA1_FOR_LEGACY_USE_ONLY, bytes).as_ref().to_vec()),
        oid => sum(oid, bytes),
    }
}

/// A key as a certificate holds it: what it is for, on which curve, and its bytes.
#[derive(Clone, Debug)]
pub struct Key {
    curve: Option<Vec<u8>>,
    bytes: Vec<u8>,
}

impl Key {
    /// Of a SubjectPublicKeyInfo.
    ///
    /// # Errors
    /// [`StampFault::Unreadable`].
    pub fn of(info: &[u8]) -> Result<Self, StampFault> {
        let mut parts = only(info, SEQUENCE)?.within();
        let mut algorithm = parts.next(SEQUENCE)?.within();
        algorithm.next(OID)?;
        let curve = algorithm.maybe(OID)?.map(|curve| curve.content.to_vec());
        let [0, bytes @ ..] = parts.next(0x03)?.content else {
            return Err(StampFault::Unreadable("Schlüssel"));
        };
        Ok(Self { curve, bytes: bytes.to_vec() })
    }

    /// Whether a signature by this key fits. Where the procedure leaves open which sum is signed, `hash` says it.
    ///
    /// # Errors
    /// [`StampFault::BadSignature`], or [`StampFault::Algorithm`].
    pub fn verify(
        &self,
        algorithm: &[u8],
        hash: Option<&[u8]>,
        signed: &[u8],
        signature: &[u8],
    ) -> Result<(), StampFault> {
        let algorithm = self.algorithm(algorithm, hash)?;
        let key = UnparsedPublicKey::new(algorithm, &self.bytes);
        key.verify(signed, signature).map_err(|_| StampFault::BadSignature)
    }

    fn algorithm(
        &self,
        oid: &[u8],
        hash: Option<&[u8]>,
    ) -> Result<&'static dyn VerificationAlgorithm, StampFault> {
        if oid == ED25519_OID {
            return Ok(&ED25519);
        }
        let rsa = |last: u8| -> Option<&'static dyn VerificationAlgorithm> {
            match last {
                11 => Some(&RSA_PKCS1_2048_8192_SHA256),
                12 => Some(&RSA_PKCS1_2048_8192_SHA384),
                13 => Some(&RSA_PKCS1_2048_8192_SHA512),
                _ => None,
            }
        };
        let by_hash = match hash {
            Some(SHA256) => 11,
            Some(SHA384_OID) => 12,
            Some(SHA512_OID) => 13,
            _ => 0,
        };
        let found: Option<&'static dyn VerificationAlgorithm> = match oid.split_last() {
            Some((1, PKCS1)) => rsa(by_hash),
            Some((last, PKCS1)) => rsa(*last),
            Some((last, ECDSA)) => match (self.curve.as_deref(), last) {
                (Some(P256), 2) => Some(&ECDSA_P256_SHA256_ASN1),
                (Some(P256), 3) => Some(&ECDSA_P256_SHA384_ASN1),
                (Some(P384), 2) => Some(&ECDSA_P384_SHA256_ASN1),
                (Some(P384), 3) => Some(&ECDSA_P384_SHA384_ASN1),
                _ => None,
            },
            _ => None,
        };
        found.ok_or_else(|| unknown(oid))
    }
}
