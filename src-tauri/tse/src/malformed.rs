//! Why bytes are no log message, said in a German clause that continues `Sig-19: …`.

use crate::tlv::TlvError;

/// The first thing that keeps bytes from being a log message.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Malformed {
    /// The message is longer than its file: it was cut off.
    #[error(
        "Die Länge der äußeren Sequenz ({says} Byte) reicht über das Ende der Datei hinaus ({there} Byte)"
    )]
    CutOff {
        /// What the outer length says.
        says: u64,
        /// What is there.
        there: usize,
    },
    /// The file holds nothing.
    #[error("Die Datei ist leer")]
    Empty,
    /// An element within can't be read.
    #[error("Der Aufbau ist nicht lesbar: {0}")]
    Tlv(#[from] TlvError),
    /// The file is no SEQUENCE.
    #[error("Die Datei beginnt nicht mit einer Sequenz")]
    NotASequence,
    /// Bytes stand behind the message.
    #[error("Hinter der Nachricht stehen noch {0} Byte")]
    Behind(usize),
    /// A version that this program does not read.
    #[error("Version {0} ist unbekannt")]
    Version(u64),
    /// Neither transaction, system nor audit.
    #[error("Die Art der Nachricht ({0}) ist unbekannt")]
    Kind(String),
    /// A part that must be there is not.
    #[error("Es fehlt: {0}")]
    Missing(Part),
    /// A part stands there that is none, or in the wrong place, or twice.
    #[error("Hinter „{after}“ steht ein Element (Kennung {tag:02x}), das dort nicht hingehört")]
    Unexpected {
        /// The tag of the element.
        tag: u32,
        /// The part before it.
        after: Part,
    },
    /// A part's value can't be.
    #[error("Nicht lesbar ist: {0}")]
    Value(Part),
}

/// A part of a log message, as TR-03151 calls it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs)]
pub enum Part {
    #[error("version")]
    Version,
    #[error("certifiedDataType")]
    Kind,
    #[error("operationType")]
    Operation,
    #[error("clientId")]
    Client,
    #[error("processData")]
    ProcessData,
    #[error("processType")]
    ProcessType,
    #[error("additionalExternalData")]
    External,
    #[error("transactionNumber")]
    TransactionNumber,
    #[error("additionalInternalData")]
    Internal,
    #[error("systemOperationData")]
    SystemData,
    #[error("eventType")]
    Event,
    #[error("eventOrigin")]
    Origin,
    #[error("eventTriggeredByUser")]
    User,
    #[error("eventData")]
    EventData,
    #[error("serialNumber")]
    Serial,
    #[error("signatureAlgorithm")]
    Algorithm,
    #[error("seAuditData")]
    AuditData,
    #[error("signatureCounter")]
    Counter,
    #[error("logTime")]
    Time,
    #[error("signatureValue")]
    Signature,
}
