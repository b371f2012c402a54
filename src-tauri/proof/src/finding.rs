//! What a verification finds: where in the book, in which part, and what no longer fits. `Display` is German,
//! for the person who checks.

use std::fmt;

use crate::flaw::{Flaw, NotCanonical};
use crate::rule_broken::RuleBroken;
use crate::{Money, Part, Seq};

/// The first thing in the book that does not hold; shown as `Buchung 5, Zeile 2: Der Inhalt wurde …`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("Buchung {seq}, {place}: {what}")]
pub struct Finding {
    /// The entry: by its own number, or where none can be believed, by the one that was expected.
    pub seq: Seq,
    /// Where in it.
    pub place: Place,
    /// What no longer fits.
    pub what: What,
}

/// Where in an entry, and what no longer fits.
pub type Broken = (Place, What);

/// Where in an entry; shown in German.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A part whose text, digest or sums do not hold.
    Part(Part),
    /// The link to the entry before, and the entry's own hash.
    Chain,
    /// The signature, or the key that should have made it.
    Signature,
    /// The two digits that stand on paper.
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

/// What does not hold, in one German sentence. `found` is what stands in the book, `expected` what follows
/// from the rest of it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum What {
    /// The head names a version of the canonical form that this program does not read.
    #[error("Das Format {0} ist unbekannt.")]
    Format(u16),
    /// The entry is of a lower format than the one before it.
    #[error("Die Buchung ist in einem älteren Format geschrieben als die vorige.")]
    FormatBack,
    /// The entry is of a format that an archive of this kind does not hold.
    #[error("Die Buchung ist in einem neueren Format geschrieben als das Archiv.")]
    NewerThanArchive,
    /// The details of a gap are not those of FORMAT.md, or the end that was found is not the end of this book.
    #[error("Die Lücke ist nicht so beschrieben, wie sie im Buch steht.")]
    GapWrong,
    /// What is stored can't be read as an entry at all: not UTF-8, or columns missing or of the wrong kind.
    #[error("Die Daten sind nicht mehr lesbar.")]
    Unreadable,
    /// A line of an archive and the head in it name different entries.
    #[error("Die Zeile nennt eine andere Buchung als ihr Kopf.")]
    SeqDiffers,
    /// The head names another register than the archive that the entry stands in.
    #[error("Die Buchung gehört zu einer anderen Kasse als das Archiv.")]
    RegisterDiffers,
    /// A field is missing, misplaced, or not in the one spelling of FORMAT.md, section 1; with the field's
    /// name.
    #[error("Das Feld „{0}“ ist nicht so geschrieben, wie das Format es verlangt.")]
    Spelling(&'static str),
    /// A part is not at its place, is doubled, or holds more than the form knows; or an archive's line is no
    /// such frame.
    #[error("Dieser Teil steht nicht an seinem Platz oder enthält mehr, als das Format kennt.")]
    Form,
    /// A part's text is not what its stored digest and the hash say.
    #[error("Der Inhalt wurde nachträglich verändert.")]
    Changed,
    /// A part's text fits the hash, but the digest that was stored beside it does not.
    #[error("Die gespeicherte Prüfsumme dieses Teils wurde verändert.")]
    DigestChanged,
    /// A part that was sealed is no longer there.
    #[error("Dieser Teil fehlt.")]
    Missing,
    /// A part that was not sealed stands there.
    #[error("Dieser Teil wurde nachträglich hinzugefügt.")]
    Added,
    /// The entry's hash is not the hash of its parts, although these agree with their digests.
    #[error("Die Prüfsumme der Buchung passt nicht zu ihren Teilen.")]
    HashChanged,
    /// `previous` is not the hash of the entry before.
    #[error("Die Buchung schließt nicht an die vorige an.")]
    LinkBroken,
    /// The signature is not by the key that the head names, or over another hash.
    #[error("Die Signatur passt nicht zur Buchung.")]
    SignatureWrong,
    /// The head names a key (`key_id`) that is not among the trusted ones.
    #[error("Der Schlüssel {0} ist unbekannt.")]
    KeyUnknown(String),
    /// The entry bears another key than the one before, and is no change from that one to this.
    #[error("Ab hier signiert ein anderer Schlüssel, ohne dass der Wechsel gebucht ist.")]
    KeyChanged,
    /// The details of a `key_change` are not in the form `key_change/1`, or not in its one spelling.
    #[error("Die Angaben zum Schlüsselwechsel sind nicht so geschrieben, wie das Format es verlangt.")]
    KeyChangeUnreadable,
    /// A `key_change` names other keys than the one that ends and the one that has signed it.
    #[error("Der Schlüsselwechsel nennt andere Schlüssel als den bisherigen und den neuen.")]
    KeyChangeOfOthers,
    /// The old key's signature under its own end does not fit.
    #[error("Die Unterschrift des bisherigen Schlüssels unter den Schlüsselwechsel passt nicht.")]
    OldSignatureWrong,
    /// The stored check digit is not the one of FORMAT.md, section 6.
    #[error("Die Prüfziffer stimmt nicht.")]
    CheckDigitWrong,
    /// The entry does not have the next number (IKS-02).
    #[error("Buchung {expected} wird hier erwartet; es fehlt etwas oder die Reihenfolge stimmt nicht.")]
    SeqGap {
        /// The number that comes next.
        expected: Seq,
    },
    /// The bon does not have the next receipt number (IKS-02).
    #[error("Belegnummer {expected:06} wird hier erwartet, nicht {found:06}.")]
    ReceiptGap {
        /// The number that is due.
        expected: u64,
        /// The number that stands there.
        found: u64,
    },
    /// A closing does not have the next Z number, or a revocation not the last one.
    #[error("Z-Nummer {expected} wird hier erwartet, nicht {found}.")]
    ZGap {
        /// The number that is due.
        expected: u64,
        /// The number that stands there.
        found: u64,
    },
    /// A closing or revocation without a Z number.
    #[error("Ein Abschluss braucht eine Z-Nummer.")]
    ZMissing,
    /// A receipt number without a bon type, or the other way round.
    #[error("Belegnummer und Belegart gehören zusammen.")]
    BonIncomplete,
    /// Lines are not numbered 1, 2, 3 ….
    #[error("Die Zeilen sind nicht fortlaufend nummeriert.")]
    LineNumber,
    /// The gross sum of the lines that count is not the total of the head.
    #[error("Die Zeilen ergeben {found} €, im Kopf stehen {expected} €.")]
    LinesAndTotal {
        /// Sum of the lines.
        found: Money,
        /// Total of the head.
        expected: Money,
    },
    /// On a `Beleg`, the payments are not the total (IKS-09).
    #[error("Die Zahlungen ergeben {found} €, die Zeilen {expected} €.")]
    LinesAndPayments {
        /// Sum of the payments.
        found: Money,
        /// Total of the head.
        expected: Money,
    },
    /// A payment on what is no bon, or one of another kind than `Keine` on a bon that settles nothing.
    #[error("Zu diesem Beleg gehört keine Zahlung.")]
    PaymentNotDue,
    /// Given less change is not the amount of the payment.
    #[error("Gegeben weniger Rückgeld ergibt {found} €, gebucht sind {expected} €.")]
    Change {
        /// Given less change.
        found: Money,
        /// Amount of the payment.
        expected: Money,
    },
    /// A line whose VAT key and rate have no VAT part.
    #[error("Für den Steuersatz dieser Zeile fehlt die Steuerzeile.")]
    VatMissing,
    /// The gross of a VAT part is not the sum of its lines.
    #[error("Die Zeilen dieses Steuersatzes ergeben {expected} €, ausgewiesen sind {found} €.")]
    VatGross {
        /// Gross of the VAT part.
        found: Money,
        /// Sum of its lines.
        expected: Money,
    },
    /// The tax of a VAT part is not gross × rate / (100 % + rate), rounded to the cent (IKS-10).
    #[error("Die Steuer beträgt {expected} €, ausgewiesen sind {found} €.")]
    VatTax {
        /// Tax of the VAT part.
        found: Money,
        /// Tax inside its gross.
        expected: Money,
    },
    /// Net and tax of a VAT part are not its gross.
    #[error("Netto und Steuer ergeben {found} €, nicht {expected} € brutto.")]
    VatNet {
        /// Net plus tax.
        found: Money,
        /// Gross of the VAT part.
        expected: Money,
    },
    /// A sum is more than 64 bits of cents hold.
    #[error("Ein Betrag liegt außerhalb des Zahlenbereichs.")]
    OutOfRange,
    /// The entry's hash is not the one that is known from paper or another place ([`crate::Anchor`]).
    #[error("Die Buchung ist nicht die, die außerhalb des Buchs festgehalten wurde.")]
    AnchorDiffers,
    /// The book ends before an entry that is known from outside: its tail was cut off.
    #[error("Das Buch endet vor dieser Buchung, obwohl sie außerhalb festgehalten wurde.")]
    TailMissing,
    /// A rule between entries (FORMAT.md, section 4a).
    #[error(transparent)]
    Rule(#[from] RuleBroken),
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
