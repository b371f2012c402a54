//! fiskaly behind the port. The transaction's id follows from the event, so nothing has to be kept here.

use std::time::Duration;

use book::ports::{Attest, AttestTrouble, Begun, EventId, Known, Matter};
use proof::TseBlock;
use uuid::Uuid;

use crate::fiskaly::{ErrorCode, Fiskaly, State, Trouble, transaction_id};

use super::answer::{begun, block, refused};
use super::matter::process_of;

/// So much longer than the client the till waits, so that the client's own word is heard.
const MARGIN: Duration = Duration::from_millis(500);

/// fiskaly behind the port.
pub struct FiskalyTse(Fiskaly);

impl FiskalyTse {
    /// Over a client.
    pub const fn new(fiskaly: Fiskaly) -> Self {
        Self(fiskaly)
    }

    /// The client, for exports and for whoever looks how the TSE stands.
    pub const fn client(&self) -> &Fiskaly {
        &self.0
    }

    fn id(&self, event: &EventId) -> Uuid {
        transaction_id(self.0.settings().tss, &event.0)
    }
}

impl Attest for FiskalyTse {
    fn is_there(&self) -> bool {
        true
    }

    fn patience(&self) -> Duration {
        self.0.settings().patience + MARGIN
    }

    fn begin(&self, event: &EventId) -> Result<Begun, AttestTrouble> {
        self.0.start(self.id(event)).map(begun).map_err(no)
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
    ) -> Result<Option<TseBlock>, AttestTrouble> {
        let signed = self.0.finish(self.id(event), &process_of(matter)?).map_err(no)?;
        Ok(Some(block(&signed)))
    }

    fn abort(&self, event: &EventId, _: Option<&Begun>) -> Result<(), AttestTrouble> {
        match self.0.cancel(self.id(event)) {
            // Its answer was lost, and the bon stands without it: outside nothing is open.
            Err(Trouble::AlreadyFinished) => Ok(()),
            answer => answer.map_err(no),
        }
    }

    fn look_up(&self, event: &EventId, _: Option<&Begun>) -> Result<Known, AttestTrouble> {
        Ok(match self.0.look_up(self.id(event)).map_err(no)? {
            State::Unknown | State::Active(_) => Known::Unsigned,
            State::Finished(signed) => Known::Finished(Some(block(&signed))),
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
