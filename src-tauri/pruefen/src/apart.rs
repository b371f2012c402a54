//! Why archives can't be checked together.

use crate::unreadable::Unreadable;

/// Why archives can't be checked together, in one German sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Apart {
    /// One of them says nothing.
    #[error("{name}: {trouble}")]
    Unreadable {
        /// Of the file.
        name: String,
        /// What is wrong with it.
        trouble: Unreadable,
    },
    /// They are of different registers.
    #[error(
        "Die Archive gehören zu verschiedenen Kassen („{one}“ und „{other}“). Bitte prüfen Sie jede Kasse für sich."
    )]
    Registers {
        /// Of the first.
        one: String,
        /// Of another.
        other: String,
    },
    /// Two hold the same entry.
    #[error("{one} und {other} enthalten beide die Buchung {seq}. Bitte lassen Sie eines von beiden weg.")]
    Overlap {
        /// The earlier one's file.
        one: String,
        /// The later one's.
        other: String,
        /// The first entry that both hold.
        seq: u64,
    },
}
