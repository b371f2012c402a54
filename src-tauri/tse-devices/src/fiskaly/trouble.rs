//! Why there is no answer, or a no.

use tse::log_time::german;

use crate::Unproven;
use crate::deadline::TimeIsUp;

use super::error_code::ErrorCode;

/// Why there is no answer, or a no. German, at most 200 letters: the sentence stands in the entry (`TSE_TA_FEHLER`).
/// What the service writes in its own words is never repeated, for nobody knows what stands in it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// Nothing was sent: no way there, no name, no encryption.
    #[error("fiskaly ist nicht erreichbar. Bitte die Internetverbindung prüfen.")]
    Unreachable,
    /// Something was sent and no whole answer came in time. Nobody knows whether it was done.
    #[error("fiskaly antwortet nicht rechtzeitig.")]
    NoAnswer,
    /// An answer came and could not be read. Nobody knows whether it was done.
    #[error("Die Antwort von fiskaly ist unlesbar.")]
    Garbage,
    /// An answer came whose signature proves something else.
    #[error("Die Signatur in der Antwort von fiskaly passt nicht zum Vorgang.")]
    Unproven,
    /// The service wants to be left alone until then.
    #[error("{} Nächste Anfrage ab {}.", because(*.code), german(*.until))]
    AskLater {
        /// Seconds since 1970.
        until: i64,
        /// Why, if it said so.
        code: Option<ErrorCode>,
    },
    /// The service said no and named the reason.
    #[error("{0}")]
    Said(ErrorCode),
    /// The service said no with a reason that this program does not know.
    #[error("fiskaly meldet einen unbekannten Fehler (HTTP {status}, {}).", named(.code.as_ref()))]
    Unknown {
        /// The status of the answer.
        status: u16,
        /// Its code, if it looks like one.
        code: Option<String>,
    },
    /// The transaction was given up and can't be finished any more.
    #[error("Der Vorgang ist bei fiskaly schon abgebrochen.")]
    GivenUp,
    /// The transaction was finished and can't begin or be given up any more.
    #[error("Der Vorgang ist bei fiskaly schon abgeschlossen.")]
    AlreadyFinished,
    /// The TSE is not the one that was set up, or not this register's.
    #[error("fiskaly antwortet für eine andere TSE oder Kasse als eingerichtet.")]
    Foreign,
    /// Key and secret would travel in the open.
    #[error("Die Adresse von fiskaly muss mit https:// beginnen.")]
    Address,
    /// The TSE is past the state in which its PUK is given out, and nobody kept it.
    #[error(
        "Die Admin-PUK der TSE fehlt. Ohne sie lässt sich die PIN nicht setzen; bitte eine neue TSE anlegen."
    )]
    PukMissing,
    /// The TSE can't be set up, because its life is over.
    #[error("Diese TSE ist außer Betrieb. Bitte eine neue anlegen.")]
    OutOfUse,
    /// The export came to no file.
    #[error("fiskaly konnte den Export nicht herstellen. Bitte noch einmal beginnen.")]
    ExportFailed,
    /// Whoever waited did not want to any more.
    #[error("Der Export wurde angehalten.")]
    Stopped,
    /// A file or a key could not be kept; what the system says of it.
    #[error("Die Datei ließ sich nicht ablegen: {0}")]
    Disk(std::io::ErrorKind),
}

impl Trouble {
    /// Whether a look-up may tell at once what became of the step: the service is there and said something odd, or nothing.
    pub(super) const fn asks_for_a_look(&self) -> bool {
        matches!(
            self,
            Self::NoAnswer
                | Self::Garbage
                | Self::Unproven
                | Self::Foreign
                | Self::Said(ErrorCode::TxUpsert)
                // "Closed too early" and whatever is the service's own fault: it may have been done.
                | Self::Unknown { status: 499.., .. }
        )
    }
}

impl From<Unproven> for Trouble {
    fn from(_: Unproven) -> Self {
        Self::Unproven
    }
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        Self::Disk(error.kind())
    }
}

fn because(code: Option<ErrorCode>) -> &'static str {
    code.map_or("fiskaly nimmt gerade keine Anfragen an.", ErrorCode::sentence)
}

fn named(code: Option<&String>) -> &str {
    code.map_or("ohne Kennung", String::as_str)
}

impl From<TimeIsUp> for Trouble {
    fn from(_: TimeIsUp) -> Self {
        Self::NoAnswer
    }
}
