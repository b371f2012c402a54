//! The gapless number ranges of the book. Each has a type of its own, so that none is taken for another; JSON
//! form is the bare number.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! number {
    ($(#[$doc:meta])* $name:ident, $width:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(u64);

        impl $name {
            /// The number as it is; no range is checked, 0 stands for what comes before the first.
            pub const fn new(number: u64) -> Self {
                Self(number)
            }

            /// The bare number.
            pub const fn get(self) -> u64 {
                self.0
            }

            /// The number that follows this one without a gap.
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
    /// Place of an entry in the chain: every entry of whatever kind, from 1, without gaps (FORMAT.md, section
    /// 4).
    ///
    /// Given by the ledger when it records; the order of the book is this number, never the clock.
    Seq, "1");
number!(
    /// The number printed on a bon (DSFinV-K `BON_NR`): gapless, never reset, not at New Year
    /// either; shown with six digits. Only an entry with a `BON_TYP` has one.
    ReceiptNumber, "6");
number!(
    /// Number of a Z report (DSFinV-K `Z_NR`, Z-Nummer): ascending without gaps, never reset. A revoked
    /// closing keeps its number.
    ZNumber, "1");
number!(
    /// Place of a line in its entry (DSFinV-K `POS_ZEILE`): from 1, consecutive within the entry, voided
    /// lines included.
    LineNumber, "1");
