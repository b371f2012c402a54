//! What a verification finds: where in the book, in which part, and what no longer fits.

use std::fmt;

use crate::flaw::{Flaw, NotCanonical};
use crate::{Money, Part, Seq};

/// The first thing in the book that does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("Buchung {seq}, {place}: {what}")]
pub struct Finding {
    pub seq: Seq,
    pub place: Place,
    pub what: What,
}

/// Where in an entry, and what no longer fits.
pub type Broken = (Place, What);

/// Where in an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Part(Part),
    /// The link to the entry before, and the entry's own hash.
    Chain,
    Signature,
    CheckDigit,
    /// `seq`, receipt number or Z number.
    Number,
    /// The frame in which an archive hands out an entry.
    Form,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Part(part) => f.write_str(&part.german()),
            Self::Chain => f.write_str("Kette"),
            Self::Signature => f.write_str("Signatur"),
            Self::CheckDigit => f.write_str("Prüfziffer"),
            Self::Number => f.write_str("Nummer"),
            Self::Form => f.write_str("Aufbau"),
        }
    }
}

/// What does not hold, in one German sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum What {
    #[error("Das Format {0} ist unbekannt.")]
    Format(u16),
    #[error("Die Daten sind nicht mehr lesbar.")]
    Unreadable,
    #[error("Die Zeile nennt eine andere Buchung als ihr Kopf.")]
    SeqDiffers,
    #[error("Das Feld „{0}“ ist nicht so geschrieben, wie das Format es verlangt.")]
    Spelling(&'static str),
    #[error("Dieser Teil steht nicht an seinem Platz oder enthält mehr, als das Format kennt.")]
    Form,
    #[error("Der Inhalt wurde nachträglich verändert.")]
    Changed,
    #[error("Die gespeicherte Prüfsumme dieses Teils wurde verändert.")]
    DigestChanged,
    #[error("Dieser Teil fehlt.")]
    Missing,
    #[error("Dieser Teil wurde nachträglich hinzugefügt.")]
    Added,
    #[error("Die Prüfsumme der Buchung passt nicht zu ihren Teilen.")]
    HashChanged,
    #[error("Die Buchung schließt nicht an die vorige an.")]
    LinkBroken,
    #[error("Die Signatur passt nicht zur Buchung.")]
    SignatureWrong,
    #[error("Der Schlüssel {0} ist unbekannt.")]
    KeyUnknown(String),
    #[error("Die Prüfziffer stimmt nicht.")]
    CheckDigitWrong,
    #[error("Buchung {expected} wird hier erwartet; es fehlt etwas oder die Reihenfolge stimmt nicht.")]
    SeqGap { expected: Seq },
    #[error("Belegnummer {expected:06} wird hier erwartet, nicht {found:06}.")]
    ReceiptGap { expected: u64, found: u64 },
    #[error("Z-Nummer {expected} wird hier erwartet, nicht {found}.")]
    ZGap { expected: u64, found: u64 },
    #[error("Ein Abschluss braucht eine Z-Nummer.")]
    ZMissing,
    #[error("Belegnummer und Belegart gehören zusammen.")]
    BonIncomplete,
    #[error("Die Zeilen sind nicht fortlaufend nummeriert.")]
    LineNumber,
    #[error("Die Zeilen ergeben {found} €, im Kopf stehen {expected} €.")]
    LinesAndTotal { found: Money, expected: Money },
    #[error("Die Zahlungen ergeben {found} €, die Zeilen {expected} €.")]
    LinesAndPayments { found: Money, expected: Money },
    #[error("Zu diesem Beleg gehört keine Zahlung.")]
    PaymentNotDue,
    #[error("Gegeben weniger Rückgeld ergibt {found} €, gebucht sind {expected} €.")]
    Change { found: Money, expected: Money },
    #[error("Für den Steuersatz dieser Zeile fehlt die Steuerzeile.")]
    VatMissing,
    #[error("Die Zeilen dieses Steuersatzes ergeben {expected} €, ausgewiesen sind {found} €.")]
    VatGross { found: Money, expected: Money },
    #[error("Die Steuer beträgt {expected} €, ausgewiesen sind {found} €.")]
    VatTax { found: Money, expected: Money },
    #[error("Netto und Steuer ergeben {found} €, nicht {expected} € brutto.")]
    VatNet { found: Money, expected: Money },
    #[error("Ein Betrag liegt außerhalb des Zahlenbereichs.")]
    OutOfRange,
    #[error("Die Buchung ist nicht die, die außerhalb des Buchs festgehalten wurde.")]
    AnchorDiffers,
    #[error("Das Buch endet vor dieser Buchung, obwohl sie außerhalb festgehalten wurde.")]
    TailMissing,
}

impl From<NotCanonical> for Broken {
    fn from(trouble: NotCanonical) -> Self {
        let what = match trouble.flaw {
            Flaw::Format(format) => What::Format(format),
            Flaw::Field(name) => What::Spelling(name),
            Flaw::Trailing | Flaw::Place => What::Form,
        };
        (Place::Part(trouble.part), what)
    }
}
