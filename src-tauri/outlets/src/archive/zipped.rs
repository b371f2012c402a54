//! The ZIP itself: stored, sorted, dated 1980, the same rights everywhere, so that it has the same bytes again.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::Path;

use book::fault::{Outcome, Trouble};
use book::jobs::Watch;
use book::summed::Summed;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::staging::StagingFolder;

const CHUNK: usize = 1 << 18;

/// Joins the staged files and puts the ZIP under its name, whole or not at all. Answers with its size
/// and its SHA-256.
pub fn zip(staging: &mut StagingFolder, target: &Path, watch: &Watch) -> Outcome<(u64, String)> {
    let path = staging.unfinished();
    let mut zip = ZipWriter::new(File::create(&path)?);
    let mut chunk = vec![0; CHUNK];
    for part in staging.sorted() {
        zip.start_file(part.name.as_str(), options(part.bytes)).map_err(trouble)?;
        pour(&mut File::open(&part.path)?, &mut zip, &mut chunk, watch)?;
        // The disk need not hold everything twice.
        fs::remove_file(&part.path)?;
    }
    let file = zip.finish().map_err(trouble)?;
    file.sync_all()?;
    drop(file);
    let mut summed = Summed::nowhere();
    pour(&mut File::open(&path)?, &mut summed, &mut chunk, watch)?;
    let sums = summed.finish()?;
    fs::rename(&path, target)?;
    remember_name(target)?;
    Ok(sums)
}

/// The new name survives a power cut.
#[cfg(unix)]
fn remember_name(target: &Path) -> Outcome<()> {
    match target.parent() {
        Some(folder) => Ok(File::open(folder)?.sync_all()?),
        None => Ok(()),
    }
}

/// Windows keeps the name with the rename.
#[cfg(not(unix))]
fn remember_name(_: &Path) -> Outcome<()> {
    Ok(())
}

/// What FORMAT.md, section 8, says of each file, whatever system this is.
fn options(bytes: u64) -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
        .system(System::Unix)
        .large_file(bytes >= u64::from(u32::MAX))
}

fn pour(from: &mut dyn Read, to: &mut dyn Write, chunk: &mut [u8], watch: &Watch) -> Outcome<()> {
    loop {
        watch.go_on()?;
        let read = from.read(chunk)?;
        let Some(part) = chunk.get(..read).filter(|part| !part.is_empty()) else { return Ok(()) };
        to.write_all(part)?;
    }
}

fn trouble(error: zip::result::ZipError) -> Trouble {
    match error {
        zip::result::ZipError::Io(error) => error.into(),
        other => Trouble::fault(format!("zip: {other}")),
    }
}
