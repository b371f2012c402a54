//! Where TSEs are set up, seen step by step: before and after each question that changes something there, a test does what it
//! likes.

use std::path::Path;
use std::sync::{Arc, Mutex};

use book::Outcome;
use book::ports::{Attest, AttestTrouble, AttestingOffice, GoOn, TseOffice, TseReport, TseTrouble};
use contract::tse_setup::{TseAccess, TseName};
use tse_simulator::SimulatedOffice;

/// A step of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OfficeStep {
    /// The export is asked for.
    BeforeExport,
    /// It is whole.
    AfterExport,
    /// The old one is about to be put out of use.
    BeforeEnd,
    /// It is out of use.
    AfterEnd,
    /// The new one is about to be set up.
    BeforeSetUp,
    /// It could sign.
    AfterSetUp,
}

impl OfficeStep {
    /// In the order of a change.
    pub const ALL: [Self; 6] = [
        Self::BeforeExport,
        Self::AfterExport,
        Self::BeforeEnd,
        Self::AfterEnd,
        Self::BeforeSetUp,
        Self::AfterSetUp,
    ];
}

type Passes = Box<dyn Fn(OfficeStep) + Send + Sync>;

/// Simulated TSEs, and what happens at each step.
pub struct SteppedOffice {
    by: Arc<SimulatedOffice>,
    passes: Mutex<Passes>,
}

impl SteppedOffice {
    /// Nothing happens yet.
    pub fn new(by: Arc<SimulatedOffice>) -> Self {
        Self { by, passes: Mutex::new(Box::new(|_| ())) }
    }

    /// Does this at each step from now on, on the thread that asks.
    pub fn at_each_step(&self, passes: impl Fn(OfficeStep) + Send + Sync + 'static) {
        *self.passes.lock().unwrap() = Box::new(passes);
    }

    fn passes(&self, step: OfficeStep) {
        (self.passes.lock().unwrap())(step);
    }
}

impl AttestingOffice for SteppedOffice {
    fn plugged_in(&self) -> Result<Arc<dyn Attest>, AttestTrouble> {
        self.by.plugged_in()
    }
}

impl TseOffice for SteppedOffice {
    fn maker(&self) -> &'static str {
        self.by.maker()
    }

    fn wants_access(&self) -> bool {
        self.by.wants_access()
    }

    fn has_access(&self) -> Outcome<bool> {
        self.by.has_access()
    }

    fn try_access(&self, name: &TseName, access: &TseAccess) -> Result<(), TseTrouble> {
        self.by.try_access(name, access)
    }

    fn keep_access(&self, name: &TseName, access: &TseAccess) -> Outcome<()> {
        self.by.keep_access(name, access)
    }

    fn fresh(&self) -> Outcome<TseName> {
        self.by.fresh()
    }

    fn named(&self, device: &str, client: &str) -> Option<TseName> {
        self.by.named(device, client)
    }

    fn set_up(&self, name: &TseName, register: &str) -> Result<TseReport, TseTrouble> {
        self.passes(OfficeStep::BeforeSetUp);
        let report = self.by.set_up(name, register);
        self.passes(OfficeStep::AfterSetUp);
        report
    }

    fn plug_in(&self, name: &TseName, register: &str) {
        self.by.plug_in(name, register);
    }

    fn at_work(&self) -> Option<TseName> {
        self.by.at_work()
    }

    fn report(&self, name: &TseName, register: &str) -> Result<TseReport, TseTrouble> {
        self.by.report(name, register)
    }

    fn export(
        &self,
        name: &TseName,
        register: &str,
        to: &Path,
        go_on: &mut GoOn<'_>,
    ) -> Result<(), TseTrouble> {
        self.passes(OfficeStep::BeforeExport);
        let made = self.by.export(name, register, to, go_on);
        self.passes(OfficeStep::AfterExport);
        made
    }

    fn put_out_of_use(&self, name: &TseName, register: &str) -> Result<(), TseTrouble> {
        self.passes(OfficeStep::BeforeEnd);
        let done = self.by.put_out_of_use(name, register);
        self.passes(OfficeStep::AfterEnd);
        done
    }
}
