//! An export of the TSE (TR-03153): made into the salon's folder, checked, and told by an entry.

use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use book::book_tx::BookTx;
use book::db::settings;
use book::fault::Outcome;
use book::jobs::Watch;
use book::ledger::Draft;
use book::ports::{TseDevice, TseOffice};
use book::summed::Summed;
use contract::refusal::TseRefusal;
use contract::tse_setup::{TseExport, TseName};
use proof::{EntryKind, Moment};
use rusqlite::Connection;
use serde::Serialize;
use tse::{Known, Report, check};

use super::context::TseContext;
use super::office::trouble;
use super::store;

/// What all steps of work about the TSE come to: its progress is told in hundredths.
pub const WHOLE: u64 = 100;

/// Where exports lie, beside the store.
const FOLDER: &str = "TSE-Export";
/// How an export is called until it is whole.
const UNFINISHED: &str = "teil";
const FORM: &str = "tse_export/1";
/// So many findings are told; the file holds the rest.
const FINDINGS: usize = 10;
/// So often is waited for a maker that is not ready …
const WAITS: u32 = 120;
/// … and so long at most each time, in seconds.
const LONGEST_WAIT: i64 = 10;
/// How often is looked meanwhile whether someone wants to stop.
const LOOK_EVERY: Duration = Duration::from_millis(50);
/// Threads that verify beside the one that reads.
const THREADS: usize = 2;

/// How the entry tells it: title, file and sum as every export does, and what was found.
#[derive(Serialize)]
struct Told<'a> {
    title: &'static str,
    #[serde(flatten)]
    export: &'a TseExport,
}

/// Makes and checks the whole export of a TSE: two steps of so many hundredths. Until the book tells of it no file of it
/// stays.
///
/// # Errors
/// [`TseRefusal::Trouble`] where there is none; the refusal of who was stopped; a fault of the disk.
pub fn make(
    context: &TseContext,
    watch: &Watch,
    office: &dyn TseOffice,
    (name, register, device): (&TseName, &str, Option<&TseDevice>),
    step: u64,
) -> Outcome<TseExport> {
    watch.begin("Der Export wird hergestellt und geholt")?;
    let folder = context.services.folder().join(FOLDER);
    fs::create_dir_all(&folder)?;
    sweep(&folder)?;
    let made = context.now();
    let file = file_name(device, made);
    let mut untold = Untold { path: folder.join(&file), is_told: false };
    let mut waits = 0;
    let mut go_on = |until: i64| {
        let now = context.now().utc_ms().div_euclid(1_000);
        if until > now {
            waits += 1;
            wait(watch, (until - now).min(LONGEST_WAIT));
        }
        waits <= WAITS && watch.go_on().is_ok()
    };
    let fetched = office.export(name, register, &untold.path, &mut go_on);
    // Who stopped it hears that, and not what the maker made of it.
    watch.go_on()?;
    fetched.map_err(trouble)?;
    watch.step(step)?;
    watch.begin("Der Export wird geprüft")?;
    let known = context.read(|tx| known(tx.conn, device, made))?;
    let mut file_read = Watched::open(&untold.path, watch, step)?;
    let report = check(&mut file_read, &known, THREADS);
    file_read.finish()?;
    let export = told(&file, Summed::of_file(&untold.path)?, &report, made);
    let kept = export.clone();
    context.write(move |tx| keep(tx, &kept))?;
    untold.is_told = true;
    Ok(export)
}

/// Takes away what a program that was killed has left by half.
fn sweep(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == UNFINISHED) {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

/// Waits so many seconds, or until someone wants to stop.
fn wait(watch: &Watch, seconds: i64) {
    let mut left = Duration::from_secs(seconds.unsigned_abs());
    while !left.is_zero() && watch.go_on().is_ok() {
        let pause = left.min(LOOK_EVERY);
        thread::sleep(pause);
        left -= pause;
    }
}

/// A file that goes with this value, unless the book tells of it.
struct Untold {
    path: PathBuf,
    is_told: bool,
}

impl Drop for Untold {
    fn drop(&mut self) {
        if !self.is_told {
            // It may not be there at all; what can't be removed is an export that nobody knows of, and whole.
            drop(fs::remove_file(&self.path));
        }
    }
}

/// An export that is read for its check: shows how far that is, and ends where the work was stopped.
struct Watched<'a> {
    file: File,
    watch: &'a Watch,
    /// Bytes in all: the check reads the file twice.
    whole: u64,
    read: u64,
    /// What the step comes to …
    step: u64,
    /// … and how much of it is shown.
    shown: u64,
}

impl<'a> Watched<'a> {
    fn open(path: &Path, watch: &'a Watch, step: u64) -> io::Result<Self> {
        let file = File::open(path)?;
        let whole = file.metadata()?.len().saturating_mul(2).max(1);
        Ok(Self { file, watch, whole, read: 0, step, shown: 0 })
    }

    /// The step is done, unless someone has stopped it: then nothing was checked.
    fn finish(self) -> Outcome<()> {
        self.watch.go_on()?;
        self.watch.step(self.step - self.shown)
    }
}

impl Read for Watched<'_> {
    fn read(&mut self, piece: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(piece)?;
        self.read += read as u64;
        let far = (self.read.saturating_mul(self.step) / self.whole).min(self.step);
        let more = far.saturating_sub(self.shown);
        self.shown += more;
        match self.watch.step(more) {
            Ok(()) => Ok(read),
            Err(_) => Err(io::Error::other("stopped")),
        }
    }
}

impl Seek for Watched<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

/// `TSE-535a121f-2026-11-27-183000-000.tar`.
fn file_name(device: Option<&TseDevice>, now: Moment) -> String {
    let serial = device.map_or("unbekannt", |device| device.serial.get(..8).unwrap_or("unbekannt"));
    let moment = now.to_string().replace(':', "").replace(['T', '.'], "-");
    format!("TSE-{serial}-{}.tar", moment.get(..21).unwrap_or(&moment))
}

/// What the book knows of it already. Other registers may share it.
fn known(conn: &Connection, device: Option<&TseDevice>, now: Moment) -> Outcome<Known> {
    let (mut serial, mut last_counter) = (None, None);
    if let Some(device) = device {
        let mut bytes = [0; 32];
        serial = hex::decode_to_slice(&device.serial, &mut bytes).is_ok().then_some(bytes);
        last_counter = store::last_counter(conn, &device.serial)?;
    }
    let now = Some(now.utc_ms().div_euclid(1_000));
    Ok(Known { serial, clients: Vec::new(), last_counter, now })
}

fn told(file: &str, sha256: String, report: &Report, made: Moment) -> TseExport {
    let serial = report.devices.first().map(|device| device.serial.clone());
    TseExport {
        file: file.to_owned(),
        sha256,
        serial: serial.unwrap_or_default(),
        messages: report.messages(),
        faults: report.faults,
        findings: report.findings.iter().take(FINDINGS).map(ToString::to_string).collect(),
        made,
    }
}

fn keep(tx: &mut BookTx<'_>, export: &TseExport) -> Outcome<()> {
    settings::put(tx, settings::TSE_EXPORT, export)?;
    let told = Told { title: "TSE-Export", export };
    tx.append(Draft::note(EntryKind::Export).with_details(FORM, &told)?).map(drop)
}

/// The newest one.
///
/// # Errors
/// A fault of the store.
pub fn newest(conn: &Connection) -> Outcome<Option<TseExport>> {
    settings::get(conn, settings::TSE_EXPORT)
}

/// The refusal of an export with faults.
pub fn wrong(export: &TseExport) -> TseRefusal {
    let first = export.findings.first().cloned().unwrap_or_default();
    TseRefusal::ExportWrong { first, faults: export.faults }
}
