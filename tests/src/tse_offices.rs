//! Where TSEs are set up and changed, as scenarios meet them: fiskaly's counterpart, and the simulated ones.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use contract::Ask;
use contract::tse_setup::{SetUpTse, ShowTse, TseAccess, TseEnded, TseView};
use tempfile::TempDir;
use tse_counterparts::{FiskalyServer, Hands};
use tse_devices::port::FiskalyOffice;
use tse_simulator::{FaultPlug, Settings, SimulatedOffice};
use uuid::Uuid;

use crate::attest::PROBE_EVERY;
use crate::patience::until;
use crate::test_salon::TestSalon;

/// Of the counterpart's account.
pub const KEY: &str = "schluessel-des-salons";
pub const SECRET: &str = "streng-geheimes-wort";

/// The counterpart of fiskaly, running.
pub fn fiskaly() -> FiskalyServer {
    FiskalyServer::start(&Hands::morning(), KEY, SECRET)
}

/// Ends the salon's program and starts one that sets TSEs up at this server; the owner is signed in.
#[must_use]
pub fn at_fiskaly(salon: TestSalon, server: &FiskalyServer) -> TestSalon {
    let office = FiskalyOffice::at(&server.base_url(), salon.vault.clone(), salon.clock.clone());
    let salon = salon.attested_by(Arc::new(office));
    salon.sign_in_as("Sabine");
    salon
}

/// Ends the salon's program and starts one with simulated TSEs in a folder; the owner is signed in.
#[must_use]
pub fn with_simulated(salon: TestSalon, folder: &TempDir) -> (TestSalon, Arc<SimulatedOffice>) {
    let clock = salon.clock.clone();
    let office =
        SimulatedOffice::new(&folder.path().join("tse"), Settings::default(), clock, FaultPlug::default());
    let office = Arc::new(office.probed_every(PROBE_EVERY));
    let salon = salon.attested_by(office.clone());
    salon.sign_in_as("Sabine");
    (salon, office)
}

/// Key and secret of the counterpart's account.
pub fn access() -> TseAccess {
    TseAccess { key: KEY.to_owned(), secret: SECRET.to_owned(), pin: None }
}

/// The wish for a new TSE.
pub fn new_one() -> SetUpTse {
    SetUpTse { access: access(), existing: None }
}

/// Has something done about the TSE that takes its time, and waits for its end: `Err` is what the page says then.
pub fn done<R: Ask<Reply = ()>>(salon: &TestSalon, request: R) -> Result<(), String> {
    salon.ask(request).unwrap();
    ended(salon)
}

/// Waits for the end of what is under way.
pub fn ended(salon: &TestSalon) -> Result<(), String> {
    until("the end of the work about the TSE", || seen(salon).running.is_none());
    match seen(salon).ended {
        Some(TseEnded { trouble: Some(trouble), .. }) => Err(trouble),
        _ => Ok(()),
    }
}

/// What the owner sees.
pub fn seen(salon: &TestSalon) -> TseView {
    salon.ask(ShowTse).unwrap()
}

/// The id of the TSE at work.
pub fn tss(salon: &TestSalon) -> Uuid {
    Uuid::parse_str(&seen(salon).at_work.unwrap().name.device).unwrap()
}

/// Files of a folder, at whatever depth, that hold a word.
pub fn files_with(folder: &Path, word: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_with(&path, word));
        } else {
            let bytes = fs::read(&path).unwrap();
            if bytes.windows(word.len()).any(|window| window == word.as_bytes()) {
                found.push(path.display().to_string());
            }
        }
    }
    found
}
