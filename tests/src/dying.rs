//! Someone who attests by another's hands, and takes the program along at a step.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use book::ports::{Attest, AttestTrouble, Attested, Begun, EventId, Known, Matter, TseDevice};

/// Where the program dies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    BeforeBegin,
    AfterBegin,
    BeforeFinish,
    AfterFinish,
}

impl Step {
    /// In the order of an event.
    pub const ALL: [Self; 4] = [Self::BeforeBegin, Self::AfterBegin, Self::BeforeFinish, Self::AfterFinish];
}

/// Attests by another, until it is armed.
pub struct Dying {
    by: Arc<dyn Attest>,
    at: Step,
    armed: AtomicBool,
}

impl Dying {
    /// Will die at a step.
    pub fn new(by: Arc<dyn Attest>, at: Step) -> Self {
        Self { by, at, armed: AtomicBool::new(false) }
    }

    /// From now on.
    pub fn arm(&self) {
        self.armed.store(true, Ordering::SeqCst);
    }

    fn passes(&self, step: Step) {
        if step == self.at && self.armed.load(Ordering::SeqCst) {
            std::process::abort();
        }
    }
}

impl Attest for Dying {
    fn is_there(&self) -> bool {
        true
    }

    fn probe_every(&self) -> Duration {
        self.by.probe_every()
    }

    fn serve(&self, client: &str) {
        self.by.serve(client);
    }

    fn probe(&self) -> Result<Option<TseDevice>, AttestTrouble> {
        self.by.probe()
    }

    fn begin(&self, event: &EventId) -> Result<Begun, AttestTrouble> {
        self.passes(Step::BeforeBegin);
        let begun = self.by.begin(event);
        self.passes(Step::AfterBegin);
        begun
    }

    fn update(&self, event: &EventId, begun: &Begun, matter: &Matter<'_>) -> Result<(), AttestTrouble> {
        self.by.update(event, begun, matter)
    }

    fn finish(
        &self,
        event: &EventId,
        begun: Option<&Begun>,
        matter: &Matter<'_>,
    ) -> Result<Option<Attested>, AttestTrouble> {
        self.passes(Step::BeforeFinish);
        let finished = self.by.finish(event, begun, matter);
        self.passes(Step::AfterFinish);
        finished
    }

    fn abort(&self, event: &EventId, begun: Option<&Begun>) -> Result<(), AttestTrouble> {
        self.by.abort(event, begun)
    }

    fn look_up(&self, event: &EventId, begun: Option<&Begun>) -> Result<Known, AttestTrouble> {
        self.by.look_up(event, begun)
    }
}
