//! A place where TSEs are set up, with the one at work: whatever is asked of it about bons it passes on to that one.

use std::sync::Arc;
use std::time::Duration;

use super::attest::{Attest, AttestTrouble, Attested, Begun, EventId, Known, Matter};
use super::tse_device::TseDevice;
use super::tse_office::TseOffice;

/// A [`TseOffice`] behind whose one TSE bons are attested: it is an [`Attest`] by this alone.
pub trait AttestingOffice: TseOffice {
    /// The one that is plugged in.
    ///
    /// # Errors
    /// [`AttestTrouble`]: there is none, or it can't be asked.
    fn plugged_in(&self) -> Result<Arc<dyn Attest>, AttestTrouble>;

    /// Hears whose events all that follow are, and tells the one that is plugged in.
    fn hears_whom_it_serves(&self, client: &str) {
        if let Ok(tse) = self.plugged_in() {
            tse.serve(client);
        }
    }

    /// Does what can bring back one that can't be asked, before it is probed.
    fn before_probe(&self) {}

    /// [`Attest::patience`] while none can be asked.
    fn patience_without(&self) -> Duration {
        Duration::from_secs(5)
    }
}

impl<O: AttestingOffice> Attest for O {
    fn is_there(&self) -> bool {
        self.at_work().is_some()
    }

    fn office(&self) -> Option<&dyn TseOffice> {
        Some(self)
    }

    fn patience(&self) -> Duration {
        self.plugged_in().map_or_else(|_| self.patience_without(), |tse| tse.patience())
    }

    fn probe_every(&self) -> Duration {
        self.plugged_in().map_or(Duration::from_secs(5), |tse| tse.probe_every())
    }

    fn serve(&self, client: &str) {
        self.hears_whom_it_serves(client);
    }

    fn probe(&self) -> Result<Option<TseDevice>, AttestTrouble> {
        self.before_probe();
        self.plugged_in()?.probe()
    }

    fn begin(&self, event: &EventId) -> Result<Begun, AttestTrouble> {
        self.plugged_in()?.begin(event)
    }

    fn update(&self, event: &EventId, begun: &Begun, matter: &Matter<'_>) -> Result<(), AttestTrouble> {
        self.plugged_in()?.update(event, begun, matter)
    }

    fn finish(
        &self,
        event: &EventId,
        begun: Option<&Begun>,
        matter: &Matter<'_>,
    ) -> Result<Option<Attested>, AttestTrouble> {
        self.plugged_in()?.finish(event, begun, matter)
    }

    fn abort(&self, event: &EventId, begun: Option<&Begun>) -> Result<(), AttestTrouble> {
        self.plugged_in()?.abort(event, begun)
    }

    fn look_up(&self, event: &EventId, begun: Option<&Begun>) -> Result<Known, AttestTrouble> {
        self.plugged_in()?.look_up(event, begun)
    }
}
