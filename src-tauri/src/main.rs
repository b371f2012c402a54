//! Lockbuch: the register and the book of a hair salon.
#![cfg_attr(windows, windows_subsystem = "windows")]

use std::io::Write;
use std::process::ExitCode;
use std::sync::Arc;

use book::ports::{PinWork, Witness};
use book::{Adapters, KeyVault, Outcome, Program, SystemClock};
use desk::Desk;
use devices::handout::DownloadFolder;
use devices::keychain::KeychainVault;
use devices::mail::Smtp;
use devices::printer::Printers;
use devices::stamps::HttpStamps;
use devices::witness::{FileWitness, VaultWitness};
use tse_devices::port::FiskalyOffice;
use window::{Places, Start};

/// "LOKB" in the header of the store: another program's file is refused.
const APPLICATION_ID: i32 = 0x4C4F_4B42;

const PROGRAM: Program = Program {
    name: "Lockbuch",
    version: env!("CARGO_PKG_VERSION"),
    application_id: APPLICATION_ID,
    notice: None,
};

fn main() -> ExitCode {
    match start() {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            let _ = writeln!(std::io::stderr(), "Lockbuch: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn start() -> Result<(), String> {
    let folder = window::arguments::salon_folder(std::env::args_os().skip(1))?;
    let start = Start { title: "Lockbuch", folder, open: Box::new(open) };
    window::run(tauri::generate_context!(), start).map_err(|trouble| trouble.to_string())
}

fn open(places: &Places) -> Outcome<Desk> {
    let vault: Arc<dyn KeyVault> = Arc::new(KeychainVault::new(&places.keys));
    let witnesses: Vec<Arc<dyn Witness>> =
        vec![Arc::new(VaultWitness(vault.clone())), Arc::new(FileWitness::new(&places.witnesses))];
    let clock = Arc::new(SystemClock);
    let attest = Arc::new(FiskalyOffice::new(vault.clone(), clock.clone()));
    let adapters = Adapters {
        clock,
        vault,
        paper: Arc::new(Printers::new(&places.salon)),
        handout: Arc::new(DownloadFolder::new(&places.downloads)),
        mail: Arc::new(Smtp),
        attest,
        witnesses,
        stamps: Arc::new(HttpStamps),
        pin_work: PinWork::Full,
        verifier_page: window::VERIFIER_PAGE,
    };
    Desk::open(&places.salon, PROGRAM, adapters)
}
