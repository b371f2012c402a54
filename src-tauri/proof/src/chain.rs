//! Digests of parts and the hash that ties an entry to the one before it (FORMAT.md, section 2).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use sha2::{Digest as _, Sha256};

use crate::part::Part;
use crate::text::push_digits;

/// A SHA-256 value (FIPS 180-4): digest of a part, or hash of an entry. 64 lower-case hex digits in text and
/// JSON.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

/// The text is not the expected number of lower-case hex digits, or the bytes are not the expected number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a hex value of the right length")]
pub struct NotHex;

impl Digest {
    /// What stands as `previous` before the first entry: 32 zero bytes.
    pub const GENESIS: Self = Self([0; 32]);

    /// SHA-256 of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The value of 32 bytes that are a digest already, as it was computed or stored.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes: what is signed, packed and stored.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The value of bytes as a store hands them out.
    ///
    /// # Errors
    /// [`NotHex`] unless they are exactly 32.
    pub fn from_slice(bytes: &[u8]) -> Result<Self, NotHex> {
        bytes.try_into().map(Self).map_err(|_| NotHex)
    }

    /// The first eight hex digits, as a receipt shows them and as the check digit covers them (FORMAT.md,
    /// section 6).
    pub fn short(&self) -> String {
        hex::encode(&self.0[..4])
    }

    /// The first hex digits in groups of four, as many as wanted: as the head of the chain (Kettenkopf) is printed
    /// on a Z report and typed again ([`Format::printed_digits`](crate::Format::printed_digits)).
    pub fn for_people(&self, digits: usize) -> String {
        let mut text = String::with_capacity(80);
        for (at, digit) in hex_of(self, &mut [0; 64]).chars().take(digits).enumerate() {
            if at > 0 && at % 4 == 0 {
                text.push(' ');
            }
            text.push(digit);
        }
        text
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(hex_of(self, &mut [0; 64]))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Digest {
    type Err = NotHex;

    fn from_str(text: &str) -> Result<Self, NotHex> {
        from_hex(text).map(Self)
    }
}

impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

/// Lower-case hex of a fixed length; upper case is refused, so that one value has one spelling.
pub(crate) fn from_hex<const N: usize>(text: &str) -> Result<[u8; N], NotHex> {
    let mut bytes = [0; N];
    if text.bytes().any(|b| b.is_ascii_uppercase()) {
        return Err(NotHex);
    }
    hex::decode_to_slice(text, &mut bytes).map_err(|_| NotHex)?;
    Ok(bytes)
}

/// The digest of one part of an entry: SHA-256 over its canonical text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartDigest {
    /// Which part it is.
    pub part: Part,
    /// SHA-256 over the part's canonical text.
    pub digest: Digest,
}

/// Hash of an entry: SHA-256 over the domain line, the previous hash and each part's name and digest.
///
/// `parts` must stand in the order of the canonical form; another order is another hash.
pub fn entry_hash(previous: &Digest, parts: &[PartDigest]) -> Digest {
    let mut text = String::with_capacity(128 + parts.len() * 84);
    entry_text(previous, parts, &mut text);
    Digest::of(text.as_bytes())
}

/// Appends the text that [`entry_hash`] hashes: the line `lockbuch entry 1`, the line `previous=…`, one line
/// `name=digest` per part (FORMAT.md, section 2.2).
pub fn entry_text(previous: &Digest, parts: &[PartDigest], out: &mut String) {
    out.push_str("lockbuch entry 1\nprevious=");
    push_hex(out, previous);
    for PartDigest { part, digest } in parts {
        push_name(out, *part);
        out.push('=');
        push_hex(out, digest);
    }
}

fn push_name(out: &mut String, part: Part) {
    let (name, number) = match part {
        Part::Head => ("head", None),
        Part::Line(n) => ("line ", Some(n)),
        Part::Vat(n) => ("vat ", Some(n)),
        Part::Payment(n) => ("payment ", Some(n)),
        Part::Reference(n) => ("reference ", Some(n)),
        Part::Snapshot(kind) => {
            out.push_str("snapshot ");
            (kind.as_str(), None)
        }
        Part::Details => ("details", None),
        Part::Tse => ("tse", None),
    };
    out.push_str(name);
    if let Some(number) = number {
        push_digits(out, u64::from(number), 1);
    }
}

fn push_hex(out: &mut String, digest: &Digest) {
    out.push_str(hex_of(digest, &mut [0; 64]));
    out.push('\n');
}

/// The 64 digits of a digest, written into a buffer: every entry has a dozen of them.
fn hex_of<'a>(digest: &Digest, digits: &'a mut [u8; 64]) -> &'a str {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    for (pair, byte) in digits.as_chunks_mut::<2>().0.iter_mut().zip(digest.0) {
        *pair = [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]];
    }
    std::str::from_utf8(digits).unwrap_or_default()
}
