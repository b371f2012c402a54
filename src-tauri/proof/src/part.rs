//! Names of the parts of an entry, in the order in which they are chained.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::entry::SnapshotKind;

/// A part of an entry that has a digest of its own, so that a change is found and named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Head,
    /// Counted from 1, as are the other numbered parts.
    Line(u32),
    Vat(u32),
    Payment(u32),
    Reference(u32),
    Snapshot(SnapshotKind),
    Details,
    Tse,
}

impl Part {
    /// The German name, as a finding says it.
    pub fn german(self) -> String {
        match self {
            Self::Head => "Kopf".to_owned(),
            Self::Line(n) => format!("Zeile {n}"),
            Self::Vat(n) => format!("Steuerzeile {n}"),
            Self::Payment(n) => format!("Zahlung {n}"),
            Self::Reference(n) => format!("Verweis {n}"),
            Self::Snapshot(SnapshotKind::Person) => "Angaben zur Person".to_owned(),
            Self::Snapshot(SnapshotKind::Approver) => "Angaben zur freigebenden Person".to_owned(),
            Self::Snapshot(SnapshotKind::Salon) => "Angaben zum Salon".to_owned(),
            Self::Snapshot(SnapshotKind::Program) => "Angaben zum Programm".to_owned(),
            Self::Details => "Einzelheiten".to_owned(),
            Self::Tse => "Angaben der TSE".to_owned(),
        }
    }
}

impl fmt::Display for Part {
    /// The spelling of the canonical form: `head`, `line 1`, `snapshot person`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Head => f.write_str("head"),
            Self::Line(n) => write!(f, "line {n}"),
            Self::Vat(n) => write!(f, "vat {n}"),
            Self::Payment(n) => write!(f, "payment {n}"),
            Self::Reference(n) => write!(f, "reference {n}"),
            Self::Snapshot(kind) => write!(f, "snapshot {}", kind.as_str()),
            Self::Details => f.write_str("details"),
            Self::Tse => f.write_str("tse"),
        }
    }
}
