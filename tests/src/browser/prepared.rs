//! Practice salons as the program leaves them after its first start. Writing weeks of history takes it seconds, so that
//! one test writes them for each moment, and the others begin with a copy.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use book::db::STORE_FILE;

use super::program::{Practice, built, target};

impl Practice {
    /// [`Self::start_anew`], with a copy of a salon that was prepared for this moment where the folder is empty.
    pub fn start_at(folder: &Path, moment: &str) -> Self {
        if !folder.join(STORE_FILE).exists() {
            copy(&kept(moment), folder);
        }
        Self::start_anew(folder, moment)
    }
}

/// The salon of this moment, for the program as it is built now. Two tests that make it at the same time do not meet.
fn kept(moment: &str) -> PathBuf {
    let all = target().join("prepared");
    let ours = all.join(build());
    let wanted = ours.join(moment.replace(':', "-"));
    if !wanted.exists() {
        fs::create_dir_all(&ours).unwrap();
        drop_those_of_other_builds(&all);
        let making = tempfile::tempdir_in(&ours).unwrap().keep();
        drop(Practice::start_anew(&making, moment));
        // Another test may have been first.
        if fs::rename(&making, &wanted).is_err() {
            fs::remove_dir_all(&making).unwrap();
        }
    }
    assert!(wanted.join(STORE_FILE).is_file(), "{} holds no salon", wanted.display());
    wanted
}

/// What tells one build of the program from the next.
fn build() -> String {
    let file = fs::metadata(built("lockbuch-practice")).unwrap();
    let changed = file.modified().unwrap().duration_since(UNIX_EPOCH).unwrap();
    format!("{}-{}", changed.as_millis(), file.len())
}

fn drop_those_of_other_builds(all: &Path) {
    for folder in fs::read_dir(all).unwrap().map(Result::unwrap) {
        if folder.file_name() != build().as_str() {
            // Another test may be at it.
            let _ = fs::remove_dir_all(folder.path());
        }
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for found in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let here = to.join(found.file_name());
        if found.file_type().unwrap().is_dir() {
            copy(&found.path(), &here);
        } else {
            fs::copy(found.path(), here).unwrap();
        }
    }
}
