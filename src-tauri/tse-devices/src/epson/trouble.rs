//! Why there is no answer, or a no.

use crate::Unproven;
use crate::deadline::TimeIsUp;
use crate::on_site::DeviceTrouble;

use super::result_code::ResultCode;

/// Why there is no answer, or a no. German, at most 200 letters.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// There is no way to the device.
    #[error("Die Epson-TSE ist nicht erreichbar. Bitte Drucker und Netzwerk prüfen.")]
    Unreachable,
    /// Something was sent and no whole answer came in time.
    #[error("Die Epson-TSE antwortet nicht rechtzeitig.")]
    NoAnswer,
    /// An answer came and could not be read.
    #[error("Die Antwort der Epson-TSE ist unlesbar.")]
    Garbage,
    /// An answer came whose signature proves something else.
    #[error("Die Signatur in der Antwort der Epson-TSE passt nicht zum Vorgang.")]
    Unproven,
    /// Another program has it.
    #[error("Die Epson-TSE wird gerade von einem anderen Programm benutzt.")]
    Busy,
    /// It was never set up, or was put out of use.
    #[error("Die Epson-TSE ist nicht eingerichtet oder stillgelegt.")]
    NotSetUp,
    /// The device said no and named the reason.
    #[error("{0}")]
    Said(ResultCode),
    /// The device said no with a reason that this program does not know.
    #[error("Die Epson-TSE meldet einen unbekannten Fehler ({0}).")]
    Unknown(String),
}

impl DeviceTrouble for Trouble {
    fn is_doubtful(&self) -> bool {
        matches!(self, Self::NoAnswer | Self::Garbage | Self::Unproven)
    }
}

impl From<Unproven> for Trouble {
    fn from(_: Unproven) -> Self {
        Self::Unproven
    }
}

impl From<TimeIsUp> for Trouble {
    fn from(_: TimeIsUp) -> Self {
        Self::NoAnswer
    }
}
