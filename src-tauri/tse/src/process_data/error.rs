//! Why something is not in the form of annex I.

use super::amount::NotAnAmount;

/// Why data are not in the form of annex I, or can't be brought into it. German, for whoever checks.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProcessDataError {
    /// Another kind of event.
    #[error("Die Vorgangsart „{0}“ ist unbekannt.")]
    Type(String),
    /// Not UTF-8.
    #[error("Der Text ist kein UTF-8.")]
    NotText,
    /// A receipt has three parts: type, sums, payments.
    #[error("Ein Kassenbeleg hat drei Teile, getrennt durch ^; hier sind es {0}.")]
    Parts(usize),
    /// The first part is no type of a receipt that may be signed.
    #[error("Der Vorgangstyp „{0}“ ist bei einer Kasse mit TSE nicht vorgesehen.")]
    BonType(String),
    /// Five sums are needed, one for each place of annex I.
    #[error("Fünf Beträge nach Steuersätzen werden erwartet; hier sind es {0}.")]
    Slots(usize),
    /// An amount is not written as it must be.
    #[error("„{0}“ ist kein Betrag mit Punkt und zwei Nachkommastellen.")]
    Amount(String),
    /// A payment is not written as it must be.
    #[error("„{0}“ ist keine Zahlung der Form Betrag:Bar oder Betrag:Unbar.")]
    Payment(String),
    /// The sums and the payments differ.
    #[error("Die Beträge ergeben {slots}, die Zahlungen {paid}.")]
    SumsDiffer {
        /// All five together.
        slots: String,
        /// All payments together.
        paid: String,
    },
    /// Readable, but not as annex I would write it: order, doubled or empty payments.
    #[error("Nach Anhang I hieße es „{0}“.")]
    NotAsWritten(String),
    /// More cents than a number holds.
    #[error("Die Beträge sind zu groß.")]
    TooLarge,
    /// A line of an order is not written as it must be.
    #[error("Die Bestellzeile {0} hat nicht die Form Menge;\"Text\";Preis.")]
    OrderLine(usize),
    /// An order without lines.
    #[error("Die Bestellung ist leer.")]
    NothingOrdered,
}

impl From<NotAnAmount> for ProcessDataError {
    fn from(NotAnAmount(text): NotAnAmount) -> Self {
        Self::Amount(text)
    }
}
