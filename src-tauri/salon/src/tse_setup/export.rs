//! An export of the TSE (TR-03153): made into the salon's folder, checked, and told by an entry.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;
use std::thread;
use std::time::Duration;

use book::book_tx::BookTx;
use book::db::settings;
use book::door::Door;
use book::fault::Outcome;
use book::ledger::Draft;
use book::ports::{TseDevice, TseOffice};
use contract::refusal::TseRefusal;
use contract::tse_setup::{TseExport, TseName};
use proof::{EntryKind, Moment};
use rusqlite::Connection;
use serde::Serialize;
use sha2::{Digest, Sha256};
use tse::{Known, Report, check};

use super::office::trouble;
use super::store;

/// Where exports lie, beside the store.
const FOLDER: &str = "TSE-Export";
const FORM: &str = "tse_export/1";
/// So many findings are told; the file holds the rest.
const FINDINGS: usize = 10;
/// So often is waited for a maker that is not ready …
const WAITS: u32 = 120;
/// … and so long at most each time, in seconds.
const LONGEST_WAIT: i64 = 10;
/// Threads that verify beside the one that reads.
const THREADS: usize = 2;
/// So many bytes of the file are summed at once.
const PIECE: usize = 64 * 1024;

/// How the entry tells it: title, file and sum as every export does, and what was found.
#[derive(Serialize)]
struct Told<'a> {
    title: &'static str,
    #[serde(flatten)]
    export: &'a TseExport,
}

/// Makes and checks the whole export of a TSE.
///
/// # Errors
/// [`TseRefusal::Trouble`] where there is none; a fault of the disk.
pub fn make(
    door: &Door<'_>,
    office: &dyn TseOffice,
    (name, register, device): (&TseName, &str, Option<&TseDevice>),
) -> Outcome<TseExport> {
    let folder = door.services.folder().join(FOLDER);
    fs::create_dir_all(&folder)?;
    let file = file_name(device, door.now);
    let path = folder.join(&file);
    let clock = &door.services.adapters.clock;
    let mut waits = 0;
    let mut go_on = |until: i64| {
        waits += 1;
        let left = (until - clock.now().utc_ms().div_euclid(1_000)).clamp(1, LONGEST_WAIT);
        thread::sleep(Duration::from_secs(left.unsigned_abs()));
        waits <= WAITS
    };
    office.export(name, register, &path, &mut go_on).map_err(trouble)?;
    let known = door.read(|tx| known(tx.conn, device, door.now))?;
    let report = check(&mut File::open(&path)?, &known, THREADS);
    let export = told(&file, sum(&path)?, &report, door.now);
    let kept = export.clone();
    door.write(move |tx| keep(tx, &kept))?;
    Ok(export)
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

fn sum(path: &Path) -> Outcome<String> {
    let mut file = File::open(path)?;
    let mut sum = Sha256::new();
    let mut piece = vec![0; PIECE];
    loop {
        let read = file.read(&mut piece)?;
        if read == 0 {
            return Ok(hex::encode(sum.finalize()));
        }
        sum.update(&piece[..read]);
    }
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
