//! The register's signature: Ed25519 (RFC 8032) over the 32 bytes of an entry's hash (FORMAT.md, section
//! 2.3).
//!
//! It is ours, beside the one of a TSE (§ 146a AO) and not instead of it.

use std::fmt;
use std::str::FromStr;

use ed25519_dalek::Signer;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::chain::{Digest, NotHex, from_hex};

/// The register's private key. Wiped from memory when dropped; never shown.
pub struct SigningKey(ed25519_dalek::SigningKey);

impl SigningKey {
    /// The key that 32 random bytes make (the secret key of RFC 8032); any 32 bytes are a key.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(ed25519_dalek::SigningKey::from_bytes(seed))
    }

    /// The 32 secret bytes, to keep in a safe place outside the store: whoever has them can sign a book.
    pub fn seed(&self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// The key that anyone may have, to check what this one signed.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }

    /// Signs the 32 bytes of an entry's hash; the same hash gives the same signature.
    pub fn sign(&self, hash: &Digest) -> Signature {
        Signature(self.0.sign(hash.as_bytes()).to_bytes())
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey({})", self.public().key_id())
    }
}

/// The key that anyone may have to check the book; 64 lower-case hex digits in text and JSON.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PublicKey(ed25519_dalek::VerifyingKey);

/// The bytes are no point of the curve, a weak one, or not 64 lower-case hex digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a public key")]
pub struct NotAKey;

impl PublicKey {
    /// The key of 32 bytes. Weak keys, with which anything verifies, are refused.
    ///
    /// # Errors
    /// [`NotAKey`] where the bytes are no point of the curve, or one of small order.
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, NotAKey> {
        let key = ed25519_dalek::VerifyingKey::from_bytes(bytes).map_err(|_| NotAKey)?;
        if key.is_weak() { Err(NotAKey) } else { Ok(Self(key)) }
    }

    /// The 32 bytes in the encoding of RFC 8032.
    pub fn as_bytes(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }

    /// The short name that each entry's head carries: the first 16 hex digits of the fingerprint.
    pub fn key_id(&self) -> String {
        hex::encode(&Digest::of(self.as_bytes()).as_bytes()[..8])
    }

    /// SHA-256 over the 32 bytes of the key, by which `schluessel.txt` of an archive and paper name it.
    pub fn fingerprint(&self) -> Digest {
        Digest::of(self.as_bytes())
    }

    /// The first 32 digits of the fingerprint in groups of four, to compare by eye: the line
    /// `Schlüssel` of a Z report (FORMAT.md, section 9).
    pub fn fingerprint_for_people(&self) -> String {
        self.fingerprint().for_people(32)
    }

    /// Whether the signature fits the hash, by the strict rules: no point of small order, `S` below the group
    /// order. For many signatures of one key, [`crate::PreparedKey`] says the same in a good half of the
    /// time.
    pub fn verifies(&self, hash: &Digest, signature: &Signature) -> bool {
        let signature = ed25519_dalek::Signature::from_bytes(&signature.0);
        self.0.verify_strict(hash.as_bytes(), &signature).is_ok()
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.as_bytes()))
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for PublicKey {
    type Err = NotAKey;

    fn from_str(text: &str) -> Result<Self, NotAKey> {
        Self::from_bytes(&from_hex(text).map_err(|_| NotAKey)?)
    }
}

impl Serialize for PublicKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PublicKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

/// The 64 bytes of a signature, R and S of RFC 8032; 128 lower-case hex digits in text and JSON. Any 64 bytes
/// are one: whether they fit is [`PublicKey::verifies`]'s business.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Signature([u8; 64]);

impl Signature {
    /// The signature of 64 bytes.
    pub const fn from_bytes(bytes: [u8; 64]) -> Self {
        Self(bytes)
    }

    /// The 64 bytes, as a store keeps them.
    pub const fn as_bytes(&self) -> &[u8; 64] {
        &self.0
    }

    /// The signature of bytes as a store hands them out.
    ///
    /// # Errors
    /// [`NotHex`] unless they are exactly 64.
    pub fn from_slice(bytes: &[u8]) -> Result<Self, NotHex> {
        bytes.try_into().map(Self).map_err(|_| NotHex)
    }
}

impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Signature {
    type Err = NotHex;

    fn from_str(text: &str) -> Result<Self, NotHex> {
        from_hex(text).map(Self)
    }
}

impl Serialize for Signature {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Signature {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}
