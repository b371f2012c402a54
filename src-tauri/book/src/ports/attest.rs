//! The port to whatever outside the program attests bons: a technical security device (TSE, § 146a AO).
//!
//! The core asks it off the writer's thread and never waits longer than [`Attest::patience`]. An adapter keeps what it
//! signed under the event's id: asked again for the same event it gives the same answer, and [`Attest::look_up`] finds
//! what a crash left without one.

use std::time::Duration;

use proof::TseBlock;
use serde::{Deserialize, Serialize};

use super::tse_device::TseDevice;
use super::tse_office::TseOffice;

/// The name of one event (Vorgang) towards the outside: given by the core, on disk before anyone is asked, never used
/// for two bons.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct EventId(pub String);

/// That an event was begun outside, as the device said it; handed back with every later question about the event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Begun {
    /// The device's number of the transaction, if it gives one at the start (`TSE_TANR`).
    pub transaction: Option<u64>,
    /// When the device began it, in its own words (`TSE_TA_START`).
    pub started: Option<String>,
}

/// What is to be attested, as DSFinV-K, annex I writes it. The core says it, so that every device signs the same.
#[derive(Clone, Copy, Debug)]
pub struct Matter<'a> {
    /// `Kassenbeleg-V1` or `SonstigerVorgang`.
    pub process_type: &'a str,
    /// `Beleg^32.00_0.00_0.00_0.00_3.00^35.00:Bar`, or the text of what is no bon.
    pub process_data: &'a str,
}

/// An attested bon: what the device answered, and who it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attested {
    /// The answer, without a failure.
    pub block: TseBlock,
    /// Whose answer it is.
    pub device: TseDevice,
}

/// What the outside knows of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Known {
    /// It was never heard of, or it was begun and nothing was signed.
    Unsigned,
    /// It was finished with this answer.
    Finished(Option<Box<Attested>>),
    /// It was begun and given up.
    Aborted,
}

/// Why nothing was attested. Texts are German and stand in the entry (`TSE_TA_FEHLER`, at most 200 characters).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AttestTrouble {
    /// No answer within the time that the till can wait.
    #[error("keine Antwort der TSE innerhalb der Wartezeit")]
    NoAnswer,
    /// The device was asked before and has not answered yet; it is not asked again until it has.
    #[error("die TSE antwortet noch nicht auf die vorige Anfrage")]
    StillBusy,
    /// The program ended before the answer came, and the device can't be asked for it.
    #[error("die Antwort der TSE ging beim Ende des Programms verloren")]
    AnswerLost,
    /// An outage is known, and nobody is asked until it has ended.
    #[error("Ausfall der TSE dauert an: {0}")]
    Outage(String),
    /// The device said no.
    #[error("{0}")]
    Refused(String),
}

impl AttestTrouble {
    /// Why, in German: of an outage that lasts, what it began with.
    pub fn cause(&self) -> String {
        match self {
            Self::Outage(cause) => cause.clone(),
            other => other.to_string(),
        }
    }
}

/// Attests bons. May take seconds or never answer: it is called on a thread of its own, one question at a time.
pub trait Attest: Send + Sync {
    /// Whether anything outside is asked at all. Where not, a booking stays one transaction.
    ///
    /// Where there is an [`Self::office`], that may change between two days.
    fn is_there(&self) -> bool;

    /// Where the one that attests is set up and changed, if the program can do that.
    fn office(&self) -> Option<&dyn TseOffice> {
        None
    }

    /// How long the till waits for one answer before it books without (outage, AEAO to § 146a no. 7).
    fn patience(&self) -> Duration {
        Duration::from_secs(5)
    }

    /// How long after a probe that failed the next one is made, while an outage lasts.
    fn probe_every(&self) -> Duration {
        Duration::from_secs(5)
    }

    /// Says whose events all that follow are: the register's serial number as devices take it (at most 30 letters,
    /// without `/`, `_` and `;`). Told before the first question of each start; who has no use for it does nothing.
    fn serve(&self, client: &str);

    /// Whether the device could sign now, and who it is. Nothing is signed for it.
    ///
    /// # Errors
    /// [`AttestTrouble`]: it could not; an outage begins, or goes on.
    fn probe(&self) -> Result<Option<TseDevice>, AttestTrouble>;

    /// Begins an event as soon as its first line is there (AEAO to § 146a no. 2.2.2).
    ///
    /// # Errors
    /// [`AttestTrouble`]; the event is begun with its finish then.
    fn begin(&self, event: &EventId) -> Result<Begun, AttestTrouble>;

    /// Tells a begun event what it holds so far (orders; a Kassenbeleg needs none, TR-03153).
    ///
    /// # Errors
    /// [`AttestTrouble`]; nothing depends on it.
    fn update(&self, event: &EventId, begun: &Begun, matter: &Matter<'_>) -> Result<(), AttestTrouble>;

    /// Signs the bon and ends the event, beginning it if it was not begun. Asked again for an event that is finished,
    /// it gives the answer of then. `None`: attested by someone who leaves no block on the bon.
    ///
    /// # Errors
    /// [`AttestTrouble`]: the bon is booked without a signature and says why.
    fn finish(
        &self,
        event: &EventId,
        begun: Option<&Begun>,
        matter: &Matter<'_>,
    ) -> Result<Option<Attested>, AttestTrouble>;

    /// Gives an event up that becomes no bon. Giving up what was never begun is no error.
    ///
    /// # Errors
    /// [`AttestTrouble`]; it is tried again at the next start or close.
    fn abort(&self, event: &EventId, begun: Option<&Begun>) -> Result<(), AttestTrouble>;

    /// What became of an event.
    ///
    /// # Errors
    /// [`AttestTrouble`]: nobody knows yet.
    fn look_up(&self, event: &EventId, begun: Option<&Begun>) -> Result<Known, AttestTrouble>;
}

/// Nobody outside attests anything: the register has no TSE.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoTse;

impl Attest for NoTse {
    fn is_there(&self) -> bool {
        false
    }

    fn serve(&self, _: &str) {}

    fn probe(&self) -> Result<Option<TseDevice>, AttestTrouble> {
        Ok(None)
    }

    fn begin(&self, _: &EventId) -> Result<Begun, AttestTrouble> {
        Ok(Begun { transaction: None, started: None })
    }

    fn update(&self, _: &EventId, _: &Begun, _: &Matter<'_>) -> Result<(), AttestTrouble> {
        Ok(())
    }

    fn finish(
        &self,
        _: &EventId,
        _: Option<&Begun>,
        _: &Matter<'_>,
    ) -> Result<Option<Attested>, AttestTrouble> {
        Ok(None)
    }

    fn abort(&self, _: &EventId, _: Option<&Begun>) -> Result<(), AttestTrouble> {
        Ok(())
    }

    fn look_up(&self, _: &EventId, _: Option<&Begun>) -> Result<Known, AttestTrouble> {
        Ok(Known::Unsigned)
    }
}
