//! The simulated TSE as scenarios meet it: a device in a folder, a plug by which everything goes wrong, and what its export
//! tells afterwards.

use std::io::Cursor;
use std::path::PathBuf;
use std::sync::Arc;

use book::HandClock;
use book::clock::local;
use contract::status::{Lamp, ShowStatus};
use tempfile::TempDir;
use tse::{Known, Report, check};
use tse_simulator::{FaultPlug, Filter, Mishap, Settings, SimulatedTse};

use crate::attest::PROBE_EVERY;
use crate::test_salon::{TestSalon, day};

/// A device that can be plugged in again and again.
pub struct SimulatedDevice {
    pub folder: TempDir,
    pub clock: Arc<HandClock>,
    pub plug: FaultPlug,
    pub settings: Settings,
}

impl Default for SimulatedDevice {
    fn default() -> Self {
        Self::new()
    }
}

impl SimulatedDevice {
    /// A new one, on the morning of the scenarios.
    pub fn new() -> Self {
        Self::on(Arc::new(HandClock::at(local(day(2026, 11, 27), 8, 25, 0))))
    }

    /// A new one, by the clock of a salon.
    pub fn on(clock: Arc<HandClock>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { folder, clock, plug: FaultPlug::default(), settings: Settings::default() }
    }

    /// The device behind the port, as a program that starts finds it.
    pub fn plugged_in(&self) -> Arc<SimulatedTse> {
        let (folder, settings) = (self.folder.path(), self.settings.clone());
        let device = SimulatedTse::new(folder, settings, self.clock.clone(), self.plug.clone());
        Arc::new(device.probed_every(PROBE_EVERY))
    }

    /// What goes wrong at the next signature.
    pub fn next(&self, mishap: Mishap) {
        self.plug.set(|faults| faults.next = Some(mishap));
    }
}

/// The export of a device that is plugged in.
pub fn tar(device: &SimulatedTse) -> Vec<u8> {
    let mut tar = Vec::new();
    device.with_device(|device| device.export(&Filter::All, &mut tar).map(|_| ())).unwrap();
    tar
}

/// What the reader says of an export, and the codes of its findings but the one that belongs to every simulator.
pub fn checked(tar: &[u8], client: &str) -> (Report, Vec<&'static str>) {
    let known = Known { clients: vec![client.to_owned()], ..Known::default() };
    let report = check(&mut Cursor::new(tar), &known, 2);
    let codes: Vec<&str> = report.findings.iter().map(tse::Finding::code).collect();
    let codes = codes.into_iter().filter(|code| *code != "certificate.not_certified").collect();
    (report, codes)
}

/// The data of all finished transactions of an export, in the order of their signature counters.
pub fn finished(tar: &[u8]) -> Vec<String> {
    let mut found: Vec<(u64, String)> = Vec::new();
    for entry in tar::Archive::new(tar).entries().unwrap() {
        let mut entry = entry.unwrap();
        let name = entry.path().unwrap().into_owned();
        if name.extension().is_some_and(|ending| ending == "log") {
            let mut bytes = Vec::new();
            std::io::Read::read_to_end(&mut entry, &mut bytes).unwrap();
            let message = tse::LogMessage::read(&bytes).unwrap();
            if let tse::Body::Transaction(step) = &message.body
                && step.operation == tse::message::Operation::Finish
            {
                let data = String::from_utf8(step.process_data.to_vec()).unwrap();
                found.push((message.counter, data));
            }
        }
    }
    found.sort();
    found.into_iter().map(|(_, data)| data).collect()
}

/// Keeps an export as a file for the second opinion.
pub fn kept(folder: &TempDir, tar: &[u8]) -> PathBuf {
    let path = folder.path().join("export.tar");
    std::fs::write(&path, tar).unwrap();
    path
}

/// A lamp of the state strip.
pub fn lamp(salon: &TestSalon, name: &str) -> Lamp {
    let status = salon.ask(ShowStatus).unwrap();
    status.lamps.into_iter().find(|lamp| lamp.name == name).unwrap()
}
