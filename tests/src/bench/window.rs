//! The real window with ten years of entries, of this program and of the old one.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use lockbuch_tests::browser::{Driver, built, window_of};
use lockbuch_tests::outside;
use tempfile::TempDir;

use crate::fixture;
use crate::old::Old;

/// Header id of the real program's stores.
const APPLICATION_ID: i32 = 0x4C4F_4B42;

/// Longer than the longest of a window's figures takes, on two cores that build beside it.
const PATIENCE: Duration = Duration::from_mins(12);
/// Longer than any step of one window takes.
const STEP: Duration = Duration::from_secs(90);

/// A step of a window. What stands still is said, and no figure waits for it.
pub async fn step<T>(what: &str, work: impl Future<Output = T>) -> T {
    let done = tokio::time::timeout(STEP, work).await;
    done.unwrap_or_else(|_| panic!("{what}: the window stands still"))
}

pub fn wait<T>(work: impl Future<Output = T>) -> T {
    let work = async { tokio::time::timeout(PATIENCE, work).await.expect("a window stands still") };
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
}

/// A salon as the real program would open it.
pub struct Salon {
    pub folder: TempDir,
    pub keys: Vec<PathBuf>,
}

/// This program's window on a salon.
pub async fn open(salon: &Salon) -> Driver {
    open_by(&built("lockbuch"), salon).await
}

/// A program's window on a salon.
pub async fn open_by(program: &Path, salon: &Salon) -> Driver {
    window_of(program, salon.folder.path(), &salon.keys).await
}

/// Ten years by this program's code.
pub fn ten_years() -> Salon {
    as_real(fixture::copy(fixture::BIG))
}

/// Ten years by the old program's code.
pub fn ten_years_of(old: &Old) -> Salon {
    as_real(fixture::copy_by(&old.migrations(), fixture::BIG))
}

/// Turns a salon of the tests into one that the real program opens.
pub fn as_real(folder: TempDir) -> Salon {
    let header = format!("pragma application_id = {APPLICATION_ID}");
    outside::intruder(folder.path()).execute_batch(&header).unwrap();
    let keys = key_files(folder.path());
    Salon { folder, keys }
}

fn key_files(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).unwrap().flatten().map(|file| file.path());
    files.filter(|path| path.extension().is_some_and(|ending| ending == "key")).collect()
}
