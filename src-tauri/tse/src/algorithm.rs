//! How a device signs: ecdsa-plain with a hash (TR-03116-5).

use sha2::{Digest, Sha224, Sha256, Sha384, Sha512};

use crate::oid;

/// The hash under a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hash {
    /// SHA-224.
    Sha224,
    /// SHA-256.
    Sha256,
    /// SHA-384.
    Sha384,
    /// SHA-512.
    Sha512,
}

impl Hash {
    /// The sum over some bytes.
    pub fn sum(self, bytes: &[u8]) -> Vec<u8> {
        match self {
            Self::Sha224 => Sha224::digest(bytes).to_vec(),
            Self::Sha256 => Sha256::digest(bytes).to_vec(),
            Self::Sha384 => Sha384::digest(bytes).to_vec(),
            Self::Sha512 => Sha512::digest(bytes).to_vec(),
        }
    }

    /// The last byte of the identifiers of both `ecdsa-plain` and `ecdsa-with`, which differ by one.
    const fn from_number(number: u8) -> Option<Self> {
        match number {
            2 => Some(Self::Sha224),
            3 => Some(Self::Sha256),
            4 => Some(Self::Sha384),
            5 => Some(Self::Sha512),
            _ => None,
        }
    }
}

/// A signature algorithm, as a message names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Algorithm {
    /// ECDSA with r and s side by side (TR-03111, "plain").
    EcdsaPlain(Hash),
    /// One that this program can't check; in dotted form.
    Other(String),
}

impl Algorithm {
    /// The algorithm of an identifier's content.
    pub fn from_oid(content: &[u8]) -> Self {
        let plain = content.strip_prefix(&oid::ECDSA_PLAIN).and_then(|rest| match rest {
            [number] => Hash::from_number(*number),
            _ => None,
        });
        plain.map_or_else(|| Self::Other(oid::dotted(content)), Self::EcdsaPlain)
    }

    /// The content of its identifier; `None` for one that this program does not know.
    pub fn oid(&self) -> Option<Vec<u8>> {
        let Self::EcdsaPlain(hash) = self else { return None };
        let number = match hash {
            Hash::Sha224 => 2,
            Hash::Sha256 => 3,
            Hash::Sha384 => 4,
            Hash::Sha512 => 5,
        };
        Some([&oid::ECDSA_PLAIN[..], &[number]].concat())
    }

    /// The name in a receipt's QR code and in `TSE_SIG_ALGO` of DSFinV-K.
    pub fn name(&self) -> &str {
        match self {
            Self::EcdsaPlain(Hash::Sha224) => "ecdsa-plain-SHA224",
            Self::EcdsaPlain(Hash::Sha256) => "ecdsa-plain-SHA256",
            Self::EcdsaPlain(Hash::Sha384) => "ecdsa-plain-SHA384",
            Self::EcdsaPlain(Hash::Sha512) => "ecdsa-plain-SHA512",
            Self::Other(dotted) => dotted,
        }
    }

    /// The algorithm of exactly such a name.
    pub fn from_name(name: &str) -> Option<Self> {
        let all = [Hash::Sha224, Hash::Sha256, Hash::Sha384, Hash::Sha512].map(Self::EcdsaPlain);
        all.into_iter().find(|algorithm| algorithm.name() == name)
    }
}

/// The hash under a certificate's signature (`ecdsa-with-SHA…`, RFC 5758).
pub fn certificate_hash(oid_content: &[u8]) -> Option<Hash> {
    match oid_content.strip_prefix(&oid::ECDSA_WITH)? {
        [number] => Hash::from_number(number.checked_add(1)?),
        _ => None,
    }
}
