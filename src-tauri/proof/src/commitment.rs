//! The customer's share of an entry: a salted commitment, so that the text can be erased (Art. 17 DSGVO)
//! while the chain still verifies.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use sha2::{Digest as _, Sha256};

use crate::chain::{Digest, NotHex, from_hex};

/// 32 random bytes that make a commitment unguessable once they are erased; 64 lower-case hex digits in text
/// and JSON. `Debug` doesn't show them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Salt([u8; 32]);

impl Salt {
    /// The salt of 32 bytes: fresh random ones for each entry, or those that were stored.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes, as they are hashed and stored.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The salt of bytes as a store hands them out.
    ///
    /// # Errors
    /// [`NotHex`] unless they are exactly 32.
    pub fn from_slice(bytes: &[u8]) -> Result<Self, NotHex> {
        bytes.try_into().map(Self).map_err(|_| NotHex)
    }
}

impl fmt::Debug for Salt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Salt")
    }
}

impl FromStr for Salt {
    type Err = NotHex;

    fn from_str(text: &str) -> Result<Self, NotHex> {
        from_hex(text).map(Self)
    }
}

impl Serialize for Salt {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&hex::encode(self.0))
    }
}

impl<'de> Deserialize<'de> for Salt {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

/// What an entry's head says about its customer: SHA-256 over the line `lockbuch customer 1`, the salt and
/// the snapshot as UTF-8 (FORMAT.md, section 5). Goes into [`crate::Head::customer`] as hex.
pub fn commitment(salt: &Salt, customer: &str) -> Digest {
    let mut sha = Sha256::new();
    sha.update(b"lockbuch customer 1\n");
    sha.update(salt.0);
    sha.update(customer.as_bytes());
    Digest::from_bytes(sha.finalize().into())
}

/// What a check of the customer's share says. None but [`CustomerText::Changed`] is an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CustomerText {
    /// The entry was booked without a customer.
    None,
    /// The text that is kept is the one that was booked.
    Intact,
    /// The text was erased; the commitment alone is left, as the law allows.
    Erased,
    /// The text is not the one that was booked, or stands beside an entry that was booked without a customer.
    Changed,
}

impl CustomerText {
    /// Compares a head's commitment (hex) with what is kept beside the ledger: salt and snapshot, `None` once
    /// erased.
    pub fn check(committed: Option<&str>, kept: Option<(&Salt, &str)>) -> Self {
        match (committed, kept) {
            (None, None) => Self::None,
            (Some(_), None) => Self::Erased,
            (Some(committed), Some((salt, text))) if commitment(salt, text).to_string() == committed => {
                Self::Intact
            }
            _ => Self::Changed,
        }
    }

    /// One German sentence for the reader of a check.
    pub const fn german(self) -> &'static str {
        match self {
            Self::None => "Ohne Kundendaten gebucht.",
            Self::Intact => "Kundendaten unverändert.",
            Self::Erased => "Kundendaten gelöscht.",
            Self::Changed => "Kundendaten nachträglich verändert.",
        }
    }
}
