//! The versions of the canonical form (FORMAT.md). An entry keeps the rules of the one that it was recorded in.

use serde::{Deserialize, Serialize};

/// Version of the canonical form that an entry is spelled in. Text and JSON form: its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub enum Format {
    /// The first one.
    One,
    /// Knows more kinds of entries, references and snapshots; fields and hashes are those of the first.
    Two,
}

/// The number is that of no version that this program reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("format {0} is unknown")]
pub struct UnknownFormat(u16);

impl Format {
    /// What new entries are recorded in.
    pub const NEWEST: Self = Self::Two;

    /// As the canonical form and the store spell it.
    pub const fn number(self) -> u16 {
        match self {
            Self::One => 1,
            Self::Two => 2,
        }
    }

    /// The version of this number; `None` for one that is not known here.
    pub const fn from_number(number: u16) -> Option<Self> {
        match number {
            1 => Some(Self::One),
            2 => Some(Self::Two),
            _ => None,
        }
    }

    /// How many hex digits of a closing's hash its Z report prints, and fewer prove nothing (FORMAT.md, section 9).
    pub const fn printed_digits(self) -> usize {
        match self {
            Self::One => 16,
            Self::Two => 32,
        }
    }
}

impl TryFrom<u16> for Format {
    type Error = UnknownFormat;

    fn try_from(number: u16) -> Result<Self, UnknownFormat> {
        Self::from_number(number).ok_or(UnknownFormat(number))
    }
}

impl From<Format> for u16 {
    fn from(format: Format) -> Self {
        format.number()
    }
}
