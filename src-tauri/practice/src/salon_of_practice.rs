//! The practice salon: its own file type, its own place, its own devices.

use std::io::{BufReader, Write};
use std::path::PathBuf;
use std::sync::Arc;

use book::ports::PinWork;
use book::{Adapters, Clock, Outcome, Program, SystemClock};
use contract::Moment;
use desk::Desk;
use devices::handout::DownloadFolder;
use devices::stamps::HttpStamps;
use devices::vault::FileVault;
use devices::witness::FileWitness;
use tse_simulator::{FaultPlug, Settings, SimulatedOffice};
use window::Places;

use crate::clock::{self, SetClock};
use crate::history;
use crate::mail::SimulatedMail;
use crate::paper::SimulatedPrinter;

/// "UEBU" in the header of the store: the real program refuses it, and this one refuses the real program's.
const APPLICATION_ID: i32 = 0x5545_4255;

const PROGRAM: Program = Program {
    name: "Lockbuch ÜBUNG",
    version: env!("CARGO_PKG_VERSION"),
    application_id: APPLICATION_ID,
    notice: Some("ÜBUNG – kein Beleg"),
};

/// Folder of the simulated TSE, beside the store.
const TSE: &str = "tse";
/// So many baskets may be open at once.
const BASKETS_MAX: usize = 200;

fn device() -> Settings {
    Settings { most_open: BASKETS_MAX, ..Settings::default() }
}

/// The folder in the operating system's place for data, as the window would choose it.
///
/// # Errors
/// The operating system names no such place.
pub fn places(folder: Option<PathBuf>) -> Result<Places, String> {
    const ID: &str = "de.lockbuch.uebung";
    let unknown = "Der Ordner für Programmdaten ist unbekannt; bitte mit --folder einen nennen.";
    let salon = folder.or_else(|| Some(dirs::data_dir()?.join(ID))).ok_or(unknown)?;
    let keys = dirs::config_dir().ok_or(unknown)?.join(ID).join("keys");
    let downloads = dirs::download_dir().unwrap_or_else(|| salon.join("Ausgabe"));
    let witnesses = keys.with_file_name("zeugen");
    Ok(Places { salon, keys, witnesses, downloads })
}

/// Sees to the history and opens the salon: by the machine's clock, or by one that begins at a moment of the person's
/// choice and that lines on the standard input set anew.
///
/// # Errors
/// What the store refuses.
pub fn open(places: &Places, begin: Option<Moment>) -> Outcome<Desk> {
    let today = begin.unwrap_or_else(|| SystemClock.now());
    if let Err(trouble) = prepare(places, today) {
        tracing::error!(%trouble, "the history ends early");
    }
    let Some(begin) = begin else { return open_at(places, Arc::new(SystemClock)) };
    // The history takes some seconds; they are none of the salon's.
    let set = Arc::new(SetClock::showing(begin));
    clock::follow(Arc::clone(&set), BufReader::new(std::io::stdin()));
    open_at(places, set)
}

fn prepare(places: &Places, now: Moment) -> Outcome<()> {
    let mut tell = |day: contract::Day| {
        // Nobody may be reading; the day is lived all the same.
        let _ = writeln!(std::io::stdout(), "Übungsverlauf: {}", day.german_with_weekday());
    };
    history::prepare(&places.salon, |clock| open_at(places, clock), now.utc_ms(), &mut tell)
}

/// The desk on the practice salon, with a clock of one's choice.
///
/// # Errors
/// What the store refuses.
pub fn open_at(places: &Places, clock: Arc<dyn Clock>) -> Outcome<Desk> {
    let tse = SimulatedOffice::new(&places.salon.join(TSE), device(), clock.clone(), FaultPlug::default());
    let adapters = Adapters {
        clock,
        vault: Arc::new(FileVault::new(&places.keys)),
        paper: Arc::new(SimulatedPrinter::new(&places.salon)),
        handout: Arc::new(DownloadFolder::new(&places.downloads)),
        mail: Arc::new(SimulatedMail::new(&places.salon)),
        attest: Arc::new(tse),
        witnesses: vec![Arc::new(FileWitness::new(&places.witnesses))],
        stamps: Arc::new(HttpStamps),
        pin_work: PinWork::Full,
        verifier_page: window::VERIFIER_PAGE,
    };
    Desk::open(&places.salon, PROGRAM, adapters)
}
