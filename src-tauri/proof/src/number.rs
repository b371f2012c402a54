//! The gapless number ranges of the book.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! number {
    ($(#[$doc:meta])* $name:ident, $width:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(u64);

        impl $name {
            pub const fn new(number: u64) -> Self {
                Self(number)
            }

            pub const fn get(self) -> u64 {
                self.0
            }

            /// The number that follows this one.
            #[must_use]
            pub const fn next(self) -> Self {
                Self(self.0.saturating_add(1))
            }
        }

        impl From<u64> for $name {
            fn from(number: u64) -> Self {
                Self(number)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!("{:0", $width, "}"), self.0)
            }
        }
    };
}

number!(
    /// Place of an entry in the chain: every entry of whatever kind, from 1, without gaps.
    Seq, "1");
number!(
    /// The number printed on a bon (DSFinV-K `BON_NR`): gapless, never reset, shown with six digits.
    ReceiptNumber, "6");
number!(
    /// Number of a Z report (DSFinV-K `Z_NR`): ascending without gaps, never reset.
    ZNumber, "1");
number!(
    /// Place of a line in its entry (DSFinV-K `POS_ZEILE`), from 1.
    LineNumber, "1");
