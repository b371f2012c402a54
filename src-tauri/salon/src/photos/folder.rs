//! The pictures' files beside the store: named by their sha-256, whole or not at all.

use std::collections::HashSet;
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

use book::fault::{Outcome, Trouble};
use contract::refusal::CustomerRefusal;
use sha2::{Digest, Sha256};

/// Name of the folder in the salon's folder.
pub const FOLDER: &str = "fotos";
/// Ending of what is not yet a picture.
const HALF: &str = "teil";
/// Ending of what is no picture any more.
const GONE: &str = "weg";
static ZEROS: [u8; 65_536] = [0; 65_536];

/// Writes the bytes under a name of their own, not yet as a picture; answers with it and their sha-256. [`lay`] makes a
/// picture of it.
pub fn write(salon: &Path, bytes: &[u8]) -> Outcome<(PathBuf, String)> {
    let folder = salon.join(FOLDER);
    fs::create_dir_all(&folder)?;
    let sha256 = hex::encode(Sha256::digest(bytes));
    let mut own = [0_u8; 8];
    getrandom::fill(&mut own).map_err(|error| Trouble::fault(format!("random: {error}")))?;
    let half = folder.join(format!("{sha256}.{}.{HALF}", hex::encode(own)));
    let mut file = File::create(&half)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    Ok((half, sha256))
}

/// Makes a picture of what was written. It runs on the writer's thread with the row that names the picture, as does
/// [`put_aside`]: so no picture goes whose row comes.
pub fn lay(salon: &Path, half: &Path, sha256: &str) -> Outcome<()> {
    Ok(fs::rename(half, salon.join(FOLDER).join(sha256))?)
}

/// The bytes of a picture, if they are what they were.
pub fn read(salon: &Path, sha256: &str) -> Outcome<Vec<u8>> {
    let bytes = fs::read(salon.join(FOLDER).join(sha256)).map_err(|_| CustomerRefusal::NoSuchPhoto)?;
    if hex::encode(Sha256::digest(&bytes)) == sha256 {
        return Ok(bytes);
    }
    Err(CustomerRefusal::NoPhoto { what: "die Datei wurde verändert".to_owned() }.into())
}

/// Puts pictures aside that no row names, so that [`remove`] can overwrite them while others come. What is being
/// written at the moment stays.
pub fn put_aside(salon: &Path, known: &HashSet<String>) -> Outcome<()> {
    for place in files(salon)? {
        let name = place.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let is_picture = !name.contains('.');
        if is_picture && !known.contains(&name) {
            fs::rename(&place, place.with_extension(GONE))?;
        }
    }
    Ok(())
}

/// Removes what was put aside; the bytes are overwritten first, so that nothing of them is left on the disk. Halves
/// that a crash left go as well: whoever writes one holds it for seconds.
pub fn remove(salon: &Path) -> Outcome<()> {
    for place in files(salon)? {
        let ending = place.extension().unwrap_or_default();
        if ending == GONE || ending == HALF && is_old(&place) {
            match overwrite(&place).and_then(|()| Ok(fs::remove_file(&place)?)) {
                // Another sweep was faster.
                Err(_) if !place.exists() => {}
                removed => removed?,
            }
        }
    }
    Ok(())
}

fn files(salon: &Path) -> Outcome<Vec<PathBuf>> {
    let Ok(files) = fs::read_dir(salon.join(FOLDER)) else { return Ok(Vec::new()) };
    files.map(|file| Ok(file?.path())).collect()
}

/// Whether a half has not been written to for an hour. The file's own time and the machine's are compared, not the salon's.
fn is_old(place: &Path) -> bool {
    let age = place.metadata().and_then(|data| data.modified()).ok().and_then(|at| at.elapsed().ok());
    age.is_some_and(|age| age > Duration::from_secs(3_600))
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
