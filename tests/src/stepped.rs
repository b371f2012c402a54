//! Someone who attests by another's hands, and does something of their own at a step: takes the program along, is slow, or lets
//! another window act.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use book::ports::{Attest, AttestTrouble, Attested, Begun, EventId, Known, Matter, TseDevice};

/// A step of an event.
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

/// What happens at a step; with what is attested where that is known.
type Passes = Box<dyn Fn(Step, Option<&Matter<'_>>) + Send + Sync>;

/// Attests by another.
pub struct Stepped {
    by: Arc<dyn Attest>,
    passes: Passes,
}

impl Stepped {
    /// Does this at each step.
    pub fn new(
        by: Arc<dyn Attest>,
        passes: impl Fn(Step, Option<&Matter<'_>>) + Send + Sync + 'static,
    ) -> Self {
        Self { by, passes: Box::new(passes) }
    }

    /// Takes the program along at a step, as soon as it is armed.
    pub fn dying(by: Arc<dyn Attest>, at: Step) -> (Self, Arc<AtomicBool>) {
        let armed = Arc::new(AtomicBool::new(false));
        let is_armed = armed.clone();
        let stepped = Self::new(by, move |step, _| {
            if step == at && is_armed.load(Ordering::SeqCst) {
                std::process::abort();
            }
        });
        (stepped, armed)
    }
}

impl Attest for Stepped {
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
        (self.passes)(Step::BeforeBegin, None);
        let begun = self.by.begin(event);
        (self.passes)(Step::AfterBegin, None);
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
        (self.passes)(Step::BeforeFinish, Some(matter));
        let finished = self.by.finish(event, begun, matter);
        (self.passes)(Step::AfterFinish, Some(matter));
        finished
    }

    fn abort(&self, event: &EventId, begun: Option<&Begun>) -> Result<(), AttestTrouble> {
        self.by.abort(event, begun)
    }

    fn look_up(&self, event: &EventId, begun: Option<&Begun>) -> Result<Known, AttestTrouble> {
        self.by.look_up(event, begun)
    }
}
