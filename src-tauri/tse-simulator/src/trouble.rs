//! What the device refuses, and how it fails.

use std::io;

/// Why there is no answer, or a no. German: the sentence stands in the journal of outages.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// Nothing comes back: an outage, a pulled plug, a lost answer, a power cut.
    #[error("Die TSE antwortet nicht.")]
    NoAnswer,
    /// Nobody has told it the time.
    #[error("Die TSE kennt die Uhrzeit nicht; sie muss neu gestellt werden.")]
    NoTime,
    /// Its self-test is due.
    #[error("Die TSE verlangt einen Selbsttest.")]
    SelfTestNeeded,
    /// It does not know this register.
    #[error("Die Kasse „{0}“ ist an der TSE nicht angemeldet.")]
    ClientNotRegistered(String),
    /// There is no such open transaction, or it is another register's.
    #[error("An der TSE ist keine Transaktion {0} offen.")]
    WrongTransaction(u64),
    /// As many are open as it can hold.
    #[error("An der TSE sind schon {0} Transaktionen offen; mehr nimmt sie nicht.")]
    TooManyOpen(usize),
    /// Its store is full.
    #[error("Der Speicher der TSE ist voll; die Daten müssen ausgelesen und gelöscht werden.")]
    StoreFull,
    /// It has made all signatures of its life.
    #[error("Die TSE hat alle Signaturen verbraucht und muss ersetzt werden.")]
    SignaturesUsedUp,
    /// Its certificate has ended.
    #[error("Das Zertifikat der TSE ist abgelaufen; sie muss ersetzt werden.")]
    CertificateExpired,
    /// It was put out of use for good.
    #[error("Die TSE ist außer Betrieb genommen.")]
    Disabled,
    /// Messages go only once they were handed out.
    #[error("Gelöscht wird nur, was vorher vollständig ausgelesen wurde.")]
    NotExported,
    /// The curve, a key or a number that the device can't use.
    #[error("Die TSE ist falsch eingerichtet.")]
    SetUp,
    /// Its folder can't be used; what the system says of it.
    #[error("Der Ordner der TSE ist nicht benutzbar: {0}")]
    Folder(String),
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self::Folder(error.to_string())
    }
}
