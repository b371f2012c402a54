//! The practice salon: its own file type, its own place, its own devices.

use std::path::PathBuf;
use std::sync::Arc;

use devices::vault::FileVault;
use salon::{Adapters, Clock, Desk, Program, SystemClock};
use window::{Door, Places};

use crate::paper::SimulatedPrinter;

/// "UEBU" in the header of the store: the real program refuses it, and this one refuses the real program's.
const APPLICATION_ID: i32 = 0x5545_4255;

const PROGRAM: Program = Program {
    name: "Lockbuch ÜBUNG",
    version: env!("CARGO_PKG_VERSION"),
    application_id: APPLICATION_ID,
    notice: Some("ÜBUNG – kein Beleg"),
};

/// The folder in the operating system's place for data, as the window would choose it.
///
/// # Errors
/// The operating system names no such place.
pub fn places(folder: Option<PathBuf>) -> Result<Places, String> {
    const ID: &str = "de.lockbuch.uebung";
    let unknown = "Der Ordner für Programmdaten ist unbekannt; bitte mit --folder einen nennen.";
    let salon = folder.or_else(|| Some(dirs::data_dir()?.join(ID))).ok_or(unknown)?;
    let keys = dirs::config_dir().ok_or(unknown)?.join(ID).join("keys");
    Ok(Places { salon, keys })
}

/// Opens the salon.
pub fn open(places: &Places) -> Door {
    Door::new(Desk::open(&places.salon, PROGRAM, adapters(places, Arc::new(SystemClock))))
}

fn adapters(places: &Places, clock: Arc<dyn Clock>) -> Adapters {
    Adapters {
        clock,
        vault: Arc::new(FileVault::new(&places.keys)),
        paper: Arc::new(SimulatedPrinter::new(&places.salon)),
    }
}
