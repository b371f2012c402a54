//! Why a time stamp proves nothing.

/// Why a time stamp proves nothing, in a German sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StampFault {
    /// No answer or token in the form of RFC 3161.
    #[error("Der Zeitstempel ist nicht lesbar ({0}).")]
    Unreadable(&'static str),
    /// The service gave none.
    #[error("Der Zeitstempeldienst hat keinen Zeitstempel gegeben (Status {0}).")]
    NotGranted(u8),
    /// It stamps something else.
    #[error("Der Zeitstempel gehört zu etwas anderem.")]
    OtherImprint,
    /// It answers another question: one that was asked before.
    #[error("Der Zeitstempel antwortet auf eine andere Anfrage.")]
    OtherNonce,
    /// Whoever signs is not the one that the token names.
    #[error("Dem Zeitstempel fehlt das Zertifikat, auf das er sich beruft.")]
    NoSigner,
    /// The signature does not fit.
    #[error("Die Signatur des Zeitstempels stimmt nicht.")]
    BadSignature,
    /// A procedure that is not known here, or is too weak.
    #[error("Das Signaturverfahren des Zeitstempels wird nicht anerkannt ({0}).")]
    Algorithm(String),
    /// A certificate that is not made for this.
    #[error("Ein Zertifikat des Zeitstempels taugt nicht dafür ({0}).")]
    Certificate(&'static str),
    /// The chain does not come to the wanted certificate.
    #[error("Die Zertifikate des Zeitstempels führen nicht zur angegebenen Wurzel, sondern enden bei „{0}“.")]
    OtherRoot(String),
}
