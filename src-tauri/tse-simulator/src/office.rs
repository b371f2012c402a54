//! Simulated TSEs one after the other, each in a folder of its own, so that a change can be tried. The first one needs no
//! set-up.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use book::ports::{Attest, AttestTrouble, AttestingOffice, GoOn, TseOffice, TseReport, TseTrouble};
use book::{Clock, Outcome};
use contract::tse_setup::{TseAccess, TseName};

use crate::MARK;
use crate::adapter::SimulatedTse;
use crate::fault_plug::FaultPlug;
use crate::settings::Settings;

/// Where simulated TSEs are set up, with the one at work.
pub struct SimulatedOffice {
    /// Of the first one; the others lie beside it.
    folder: PathBuf,
    settings: Settings,
    clock: Arc<dyn Clock>,
    plug: FaultPlug,
    probe_every: Duration,
    shelf: Mutex<Shelf>,
}

/// The TSEs that were used since the program started.
struct Shelf {
    tses: BTreeMap<u32, Arc<SimulatedTse>>,
    at_work: u32,
}

impl SimulatedOffice {
    /// With the first TSE, in this folder, at work. All of them share a plug.
    pub fn new(folder: &Path, settings: Settings, clock: Arc<dyn Clock>, plug: FaultPlug) -> Self {
        let shelf = Mutex::new(Shelf { tses: BTreeMap::new(), at_work: 1 });
        Self { folder: folder.to_owned(), settings, clock, plug, probe_every: Duration::from_secs(5), shelf }
    }

    /// With another pause between two probes.
    #[must_use]
    pub const fn probed_every(mut self, pause: Duration) -> Self {
        self.probe_every = pause;
        self
    }

    /// The one at work.
    pub fn tse(&self) -> Arc<SimulatedTse> {
        let at_work = self.shelf().at_work;
        self.tse_of(at_work)
    }

    /// One of them by its number, from 1.
    pub fn tse_of(&self, number: u32) -> Arc<SimulatedTse> {
        let mut shelf = self.shelf();
        let tse = shelf.tses.entry(number).or_insert_with(|| {
            let folder = self.folder_of(number);
            let tse =
                SimulatedTse::new(&folder, self.settings.clone(), self.clock.clone(), self.plug.clone());
            Arc::new(tse.probed_every(self.probe_every))
        });
        tse.clone()
    }

    fn folder_of(&self, number: u32) -> PathBuf {
        match number {
            1 => self.folder.clone(),
            more => {
                let first = self.folder.file_name().unwrap_or_default().to_string_lossy();
                self.folder.with_file_name(format!("{first}-{more}"))
            }
        }
    }

    fn shelf(&self) -> MutexGuard<'_, Shelf> {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The one of a name, knowing its register.
    fn serving(&self, name: &TseName, register: &str) -> Result<Arc<SimulatedTse>, TseTrouble> {
        let number = number_of(name).ok_or_else(|| TseTrouble {
            sentence: "Diese TSE gibt es hier nicht.".to_owned(),
            is_final: true,
        })?;
        let tse = self.tse_of(number);
        tse.serve(register);
        Ok(tse)
    }
}

impl TseOffice for SimulatedOffice {
    fn maker(&self) -> &'static str {
        MARK
    }

    fn wants_access(&self) -> bool {
        false
    }

    fn has_access(&self) -> Outcome<bool> {
        Ok(true)
    }

    fn try_access(&self, _: &TseName, _: &TseAccess) -> Result<(), TseTrouble> {
        Ok(())
    }

    fn keep_access(&self, _: &TseName, _: &TseAccess) -> Outcome<()> {
        Ok(())
    }

    fn fresh(&self) -> Outcome<TseName> {
        let mut number = self.shelf().at_work + 1;
        while self.folder_of(number).exists() {
            number += 1;
        }
        Ok(name_of(number))
    }

    fn named(&self, device: &str, _: &str) -> Option<TseName> {
        let number = device.parse().ok()?;
        self.folder_of(number).exists().then(|| name_of(number))
    }

    fn set_up(&self, name: &TseName, register: &str) -> Result<TseReport, TseTrouble> {
        self.report(name, register)
    }

    fn plug_in(&self, name: &TseName, register: &str) {
        if let Ok(tse) = self.serving(name, register)
            && let Some(number) = number_of(name)
        {
            let mut shelf = self.shelf();
            shelf.at_work = number;
            shelf.tses.insert(number, tse);
        }
    }

    fn at_work(&self) -> Option<TseName> {
        Some(name_of(self.shelf().at_work))
    }

    fn report(&self, name: &TseName, register: &str) -> Result<TseReport, TseTrouble> {
        let tse = self.serving(name, register)?;
        let device = tse.probe().map_err(trouble)?.ok_or_else(|| trouble(AttestTrouble::NoAnswer))?;
        Ok(TseReport { device, signs: true, not_after: None, certification: None })
    }

    fn export(
        &self,
        name: &TseName,
        register: &str,
        to: &Path,
        go_on: &mut GoOn<'_>,
    ) -> Result<(), TseTrouble> {
        let beside = to.with_extension("teil");
        let made = self.serving(name, register)?.export_to(&beside, go_on).map_err(trouble);
        if made.is_err() {
            // What came by half is of no use; that it can't be removed changes nothing of the trouble.
            drop(std::fs::remove_file(&beside));
        }
        made?;
        std::fs::rename(&beside, to)
            .map_err(|error| TseTrouble { sentence: error.to_string(), is_final: false })
    }

    fn put_out_of_use(&self, name: &TseName, register: &str) -> Result<(), TseTrouble> {
        self.serving(name, register)?.disable().map_err(trouble)
    }
}

impl AttestingOffice for SimulatedOffice {
    fn plugged_in(&self) -> Result<Arc<dyn Attest>, AttestTrouble> {
        Ok(self.tse())
    }
}

fn name_of(number: u32) -> TseName {
    let (device, client) = (number.to_string(), String::new());
    TseName { maker: MARK.to_owned(), device, client }
}

fn number_of(name: &TseName) -> Option<u32> {
    name.device.parse().ok().filter(|number| *number > 0 && name.maker == MARK)
}

fn trouble(trouble: AttestTrouble) -> TseTrouble {
    TseTrouble { sentence: trouble.cause(), is_final: false }
}
