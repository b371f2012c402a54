//! fiskaly behind the port. The transaction's id follows from the event, so nothing has to be kept here.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use book::ports::{Attest, AttestTrouble, Attested, Begun, EventId, Known, Matter, TseDevice};
use uuid::Uuid;

use tse::PublicKey;

use crate::fiskaly::{ErrorCode, Fiskaly, State, Trouble, TssInfo, TssState, transaction_id};
use crate::{DeviceIdentity, Signed};

use super::answer::{attested, begun, device_of, process_of, refused};

/// So much longer than the client the till waits, so that the client's own word is heard.
const MARGIN: Duration = Duration::from_millis(500);

/// fiskaly behind the port.
pub struct FiskalyTse {
    fiskaly: Fiskaly,
    /// Whose events they are; the service tells it with each answer, but not of itself.
    client: Mutex<Option<String>>,
    /// The certificate that the service told last, with its key.
    certificate: Mutex<Option<(PublicKey, Vec<u8>)>>,
}

impl FiskalyTse {
    /// Over a client.
    pub const fn new(fiskaly: Fiskaly) -> Self {
        Self { fiskaly, client: Mutex::new(None), certificate: Mutex::new(None) }
    }

    /// The client, for exports and for whoever looks how the TSE stands.
    pub const fn client(&self) -> &Fiskaly {
        &self.fiskaly
    }

    /// What was signed, by whom, and with which certificate where the service has told it.
    fn attested(&self, signed: &Signed) -> Attested {
        let Attested { block, device } = attested(signed);
        Attested { block, device: self.with_certificate(device) }
    }

    fn with_certificate(&self, device: TseDevice) -> TseDevice {
        let known = self.certificate.lock().unwrap_or_else(PoisonError::into_inner);
        let known = known.as_ref().filter(|(key, _)| STANDARD.encode(key.point()) == device.public_key);
        TseDevice { certificate: known.map(|(_, der)| STANDARD.encode(der)), ..device }
    }

    fn id(&self, event: &EventId) -> Uuid {
        transaction_id(self.fiskaly.settings().tss, &event.0)
    }
}

impl Attest for FiskalyTse {
    fn is_there(&self) -> bool {
        true
    }

    fn patience(&self) -> Duration {
        self.fiskaly.settings().patience + MARGIN
    }

    fn serve(&self, client: &str) {
        *self.client.lock().unwrap_or_else(PoisonError::into_inner) = Some(client.to_owned());
    }

    fn probe(&self) -> Result<Option<TseDevice>, AttestTrouble> {
        let info = self.fiskaly.info().map_err(no)?;
        let client = self.client.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let TssInfo { state, key, algorithm, time_format, certificate, .. } = info;
        // It answers for ever; that it signs is another matter.
        match state {
            TssState::Initialized => {}
            TssState::Created | TssState::Uninitialized => {
                return Err(no(Trouble::Said(ErrorCode::TssNotInitialized)));
            }
            TssState::Disabled | TssState::Deleted | TssState::Defective | TssState::Evicted => {
                return Err(no(Trouble::OutOfUse));
            }
        }
        *self.certificate.lock().unwrap_or_else(PoisonError::into_inner) = Some((key.clone(), certificate));
        let identity = client.map(|client| DeviceIdentity { client, key, algorithm, time_format });
        Ok(identity.map(|identity| self.with_certificate(device_of(&identity))))
    }

    fn begin(&self, event: &EventId) -> Result<Begun, AttestTrouble> {
        self.fiskaly.start(self.id(event)).map(begun).map_err(no)
    }

    /// A Kassenbeleg needs no update (TR-03153), and an order is an event of its own.
    fn update(&self, _: &EventId, _: &Begun, _: &Matter<'_>) -> Result<(), AttestTrouble> {
        Ok(())
    }

    fn finish(
        &self,
        event: &EventId,
        _: Option<&Begun>,
        matter: &Matter<'_>,
    ) -> Result<Option<Attested>, AttestTrouble> {
        let signed = self.fiskaly.finish(self.id(event), &process_of(matter)).map_err(no)?;
        Ok(Some(self.attested(&signed)))
    }

    fn abort(&self, event: &EventId, _: Option<&Begun>) -> Result<(), AttestTrouble> {
        match self.fiskaly.cancel(self.id(event)) {
            // Its answer was lost, and the bon stands without it: outside nothing is open.
            Err(Trouble::AlreadyFinished) => Ok(()),
            answer => answer.map_err(no),
        }
    }

    fn look_up(&self, event: &EventId, _: Option<&Begun>) -> Result<Known, AttestTrouble> {
        Ok(match self.fiskaly.look_up(self.id(event)).map_err(no)? {
            State::Unknown | State::Active(_) => Known::Unsigned,
            State::Finished(signed) => Known::Finished(Some(Box::new(self.attested(&signed)))),
            State::Cancelled => Known::Aborted,
        })
    }
}

fn no(trouble: Trouble) -> AttestTrouble {
    match trouble {
        Trouble::NoAnswer => AttestTrouble::NoAnswer,
        Trouble::Said(ErrorCode::PendingTxConflict | ErrorCode::MiddlewarePendingRequest) => {
            AttestTrouble::StillBusy
        }
        other => refused(other),
    }
}
