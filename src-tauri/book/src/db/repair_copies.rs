//! Copies of the damaged file that a repair has laid beside the store, for whoever can read more of it than this program. They
//! hold what was erased since, and as much room as the store: none stays for ever (Art. 5 Abs. 1 e DSGVO).

use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use proof::Moment;

use crate::fault::{Outcome, Trouble};

/// How their names begin.
pub(super) const BEFORE: &str = "vor-reparatur-";
/// So many stay in any case, the newest: of the file as it was before the last repair there is one at least.
const NEWEST_KEPT: usize = 2;
/// Younger ones stay: within this time the support was asked, or nobody missed anything.
const KEPT_MS: i64 = 30 * 24 * 60 * 60 * 1000;

/// Takes away the copies whose time is over; answers with their names.
///
/// # Errors
/// The folder can't be read, or a copy can't be taken away.
pub fn sweep(folder: &Path, now: Moment) -> Outcome<Vec<String>> {
    let mut gone = Vec::new();
    for (_, path) in made(folder)?.into_iter().skip(NEWEST_KEPT).filter(|(at, _)| now.utc_ms() - at > KEPT_MS)
    {
        fs::remove_file(&path)?;
        gone.extend(path.file_name().map(|name| name.to_string_lossy().into_owned()));
    }
    Ok(gone)
}

/// The copies of a folder with when they were made, in milliseconds since 1970, the newest first.
fn made(folder: &Path) -> Outcome<Vec<(i64, PathBuf)>> {
    let mut found = Vec::new();
    for file in fs::read_dir(folder)? {
        let file = file?;
        let name = file.file_name().to_string_lossy().into_owned();
        if !name.starts_with(BEFORE) || !name.ends_with(".sqlite") {
            continue;
        }
        let since = file.metadata()?.modified()?.duration_since(UNIX_EPOCH);
        let since = since.map_err(|trouble| Trouble::caused("the time of a copy", trouble))?;
        found.push((i64::try_from(since.as_millis()).unwrap_or(i64::MAX), file.path()));
    }
    found.sort_by(|one, other| other.cmp(one));
    Ok(found)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    const DAY: u64 = 24 * 60 * 60;

    fn copy(folder: &Path, name: &str, day: u64) {
        let file = fs::File::create(folder.join(name)).unwrap();
        file.set_modified(UNIX_EPOCH + Duration::from_secs(day * DAY)).unwrap();
    }

    fn at(day: i64) -> Moment {
        Moment::new(day * 24 * 60 * 60 * 1000, 60)
    }

    #[test]
    fn the_newest_two_and_those_of_a_month_stay() {
        let folder = tempfile::tempdir().unwrap();
        let names: Vec<String> = (1..=5).map(|number| format!("{BEFORE}{number}.sqlite")).collect();
        for (name, day) in names.iter().zip([100, 110, 120, 121, 140]) {
            copy(folder.path(), name, day);
        }
        copy(folder.path(), "vor-aktualisierung-1.sqlite", 1);
        copy(folder.path(), crate::db::STORE_FILE, 1);
        assert_eq!(sweep(folder.path(), at(130)).unwrap(), Vec::<String>::new());
        assert_eq!(sweep(folder.path(), at(145)).unwrap(), [names[1].clone(), names[0].clone()]);
        assert_eq!(sweep(folder.path(), at(1_000)).unwrap(), [names[2].clone()]);
        assert_eq!(sweep(folder.path(), at(1_000)).unwrap(), Vec::<String>::new());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 4);
    }
}
