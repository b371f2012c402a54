//! Names of the parts of an entry, in the order in which they are chained (FORMAT.md, section 3).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::entry::SnapshotKind;

/// A part of an entry that has a digest of its own, so that a change is found and named. Text form: as the
/// canonical form spells it, `line 1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Numbers, times, person and total of the entry; the only part that every entry has.
    Head,
    /// A line (DSFinV-K `Bonpos`). Counted from 1, as are the other numbered parts.
    Line(u32),
    /// Gross, net and tax of one VAT key (`Bonkopf_USt`).
    Vat(u32),
    /// A payment (`Bonkopf_Zahlarten`).
    Payment(u32),
    /// A reference to another entry or document (`Bon_Referenzen`).
    Reference(u32),
    /// How person, approver, salon, program or TSE were at the booking; each kind at most once.
    Snapshot(SnapshotKind),
    /// What only this kind of entry knows, as JSON.
    Details,
    /// What the TSE answered (`TSE_Transaktionen`).
    Tse,
}

impl Part {
    /// Whether this part may stand right behind another one in an entry.
    pub(crate) fn follows(self, before: Self) -> bool {
        match (before, self) {
            (Self::Line(before), Self::Line(n))
            | (Self::Vat(before), Self::Vat(n))
            | (Self::Payment(before), Self::Payment(n))
            | (Self::Reference(before), Self::Reference(n)) => before.checked_add(1) == Some(n),
            (Self::Snapshot(before), Self::Snapshot(kind)) => before != kind,
            (_, Self::Line(n) | Self::Vat(n) | Self::Payment(n) | Self::Reference(n)) if n != 1 => false,
            _ => before.rank() < self.rank(),
        }
    }

    const fn rank(self) -> u8 {
        match self {
            Self::Head => 0,
            Self::Line(_) => 1,
            Self::Vat(_) => 2,
            Self::Payment(_) => 3,
            Self::Reference(_) => 4,
            Self::Snapshot(_) => 5,
            Self::Details => 6,
            Self::Tse => 7,
        }
    }

    /// The German name, as a finding says it: `Zeile 2`.
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
            Self::Snapshot(SnapshotKind::Tse) => "Angaben zur TSE".to_owned(),
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

/// The text is not the name of a part: another word, a number 0, or one with leading zeros.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the name of a part")]
pub struct NotAPart;

impl FromStr for Part {
    type Err = NotAPart;

    fn from_str(name: &str) -> Result<Self, NotAPart> {
        let numbered = |digits: &str| match digits.parse::<u32>() {
            Ok(n) if n > 0 && n.to_string() == digits => Ok(n),
            _ => Err(NotAPart),
        };
        match name.split_once(' ') {
            None => match name {
                "head" => Ok(Self::Head),
                "details" => Ok(Self::Details),
                "tse" => Ok(Self::Tse),
                _ => Err(NotAPart),
            },
            Some(("line", n)) => numbered(n).map(Self::Line),
            Some(("vat", n)) => numbered(n).map(Self::Vat),
            Some(("payment", n)) => numbered(n).map(Self::Payment),
            Some(("reference", n)) => numbered(n).map(Self::Reference),
            Some(("snapshot", kind)) => SnapshotKind::from_spelling(kind).map(Self::Snapshot).ok_or(NotAPart),
            Some(_) => Err(NotAPart),
        }
    }
}
