//! A device on the table, with a clock that one turns by hand.

use std::io::Cursor;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use tempfile::TempDir;
use tse::{Known, Report, check};

use crate::{FaultPlug, Filter, Mishap, PowerCut, Settings, Signed, Simulator, Trouble};

/// 27 November 2026, 07:00 UTC.
pub const MORNING: i64 = 1_795_762_800;
/// The register.
pub const CLIENT: &str = "LB-TEST-0001";
/// What a receipt holds.
pub const DATA: &[u8] = b"Beleg^22.00_0.00_0.00_0.00_0.00^22.00:Bar";

/// A folder, a clock and a plug; devices come and go.
pub struct Table {
    pub folder: TempDir,
    pub clock: Arc<AtomicI64>,
    pub plug: FaultPlug,
    pub settings: Settings,
}

impl Table {
    pub fn new() -> Self {
        Self::with(Settings::default())
    }

    pub fn with(settings: Settings) -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            clock: Arc::new(AtomicI64::new(MORNING)),
            plug: FaultPlug::default(),
            settings,
        }
    }

    /// Switches the device on.
    pub fn opened(&self) -> Result<Simulator, Trouble> {
        let clock = Arc::clone(&self.clock);
        let clock = Arc::new(move || clock.load(Ordering::SeqCst));
        Simulator::open(self.folder.path(), self.settings.clone(), clock, self.plug.clone())
    }

    /// Switches the device on and makes it ready for the register.
    pub fn ready(&self) -> Simulator {
        let mut device = self.opened().unwrap();
        device.make_ready().unwrap();
        device.register(CLIENT).unwrap();
        device
    }

    /// Lets time go by.
    pub fn pass(&self, seconds: i64) {
        self.clock.fetch_add(seconds, Ordering::SeqCst);
    }

    /// What goes wrong at the next signature.
    pub fn next(&self, mishap: Mishap) {
        self.plug.set(|faults| faults.next = Some(mishap));
    }

    /// The power goes at the next signature.
    pub fn cut(&self, moment: PowerCut) {
        self.next(Mishap::PowerCut(moment));
    }
}

/// A sale from its first line to its receipt.
pub fn sale(device: &mut Simulator) -> Signed {
    let begun = device.start(CLIENT).unwrap();
    device.finish(CLIENT, begun.transaction, "Kassenbeleg-V1", DATA).unwrap()
}

/// The TAR of a device.
pub fn tar(device: &Simulator, filter: &Filter) -> Vec<u8> {
    let mut tar = Vec::new();
    device.export(filter, &mut tar).unwrap();
    tar
}

/// What a check says of an excerpt.
pub fn checked(device: &Simulator, filter: &Filter) -> Report {
    let known = Known { serial: Some(device.serial()), clients: vec![CLIENT.to_owned()], ..Known::default() };
    check(&mut Cursor::new(tar(device, filter)), &known, 2)
}

/// The codes of a check's findings, without the remark that belongs to every simulator.
pub fn codes(report: &Report) -> Vec<&'static str> {
    let codes: Vec<&str> = report.findings.iter().map(tse::Finding::code).collect();
    assert!(codes.contains(&"certificate.not_certified"), "{codes:?}");
    codes.into_iter().filter(|code| *code != "certificate.not_certified").collect()
}
