//! The pictures' files beside the store: named by their sha-256, whole or not at all.

use std::collections::HashSet;
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::Path;

use book::fault::Outcome;
use contract::refusal::CustomerRefusal;
use sha2::{Digest, Sha256};

/// Name of the folder in the salon's folder.
pub const FOLDER: &str = "fotos";
static ZEROS: [u8; 65_536] = [0; 65_536];

/// Keeps the bytes; answers with their sha-256.
pub fn put(salon: &Path, bytes: &[u8]) -> Outcome<String> {
    let folder = salon.join(FOLDER);
    fs::create_dir_all(&folder)?;
    let sha256 = hex::encode(Sha256::digest(bytes));
    let place = folder.join(&sha256);
    if !place.exists() {
        let half = folder.join(format!("{sha256}.teil"));
        let mut file = File::create(&half)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&half, &place)?;
    }
    Ok(sha256)
}

/// The bytes of a picture, if they are what they were.
pub fn read(salon: &Path, sha256: &str) -> Outcome<Vec<u8>> {
    let bytes = fs::read(salon.join(FOLDER).join(sha256)).map_err(|_| CustomerRefusal::NoSuchPhoto)?;
    if hex::encode(Sha256::digest(&bytes)) == sha256 {
        return Ok(bytes);
    }
    Err(CustomerRefusal::NoPhoto { what: "die Datei wurde verändert".to_owned() }.into())
}

/// Removes all files that no row names; their bytes are overwritten first, so that nothing of them is left on the disk.
pub fn sweep(salon: &Path, known: &HashSet<String>) -> Outcome<()> {
    let Ok(files) = fs::read_dir(salon.join(FOLDER)) else { return Ok(()) };
    for file in files {
        let file = file?;
        if !known.contains(&*file.file_name().to_string_lossy()) {
            overwrite(&file.path())?;
            fs::remove_file(file.path())?;
        }
    }
    Ok(())
}

fn overwrite(place: &Path) -> Outcome<()> {
    let mut file = OpenOptions::new().write(true).open(place)?;
    let mut left = file.metadata()?.len();
    while left > 0 {
        let step = left.min(ZEROS.len() as u64);
        file.write_all(ZEROS.get(..usize::try_from(step).unwrap_or_default()).unwrap_or_default())?;
        left -= step;
    }
    Ok(file.sync_all()?)
}
