//! An older store takes this program's shape on a copy, which comes into the store's place once it has proved whole.
//!
//! Whenever the power goes, a whole store lies under the store's name: the old one up to the renaming, the new one from
//! then on. What is half done has other names; the next try sweeps it away and begins anew.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use contract::refusal::{Refusal, StoreRefusal};
use rusqlite::{Connection, OptionalExtension};

use super::migrate::{self, Migration};
use super::open::Opening;
use super::{LEDGER_TABLES, connect, empty_log};
use crate::fault::{Outcome, Trouble};

const COPY_FILE: &str = "lockbuch-neu.sqlite";
const BACKUP: &str = "vor-aktualisierung-";
/// What a file is called until it is whole.
const PART: &str = ".teil";
/// Files that SQLite lays beside a store.
const BESIDE: [&str; 3] = ["-journal", "-wal", "-shm"];

/// A step of an upgrade that is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// What an earlier try left is gone.
    Swept,
    Copied,
    /// A migration was applied to the copy.
    Applied(u32),
    /// References, pages and chain of the copy hold.
    Checked,
    /// All connections are closed, and all is in the files.
    Closed,
    /// The backup is whole, under its part's name.
    BackupWritten,
    /// The backup has its name.
    BackedUp,
    /// The copy has the store's name.
    Replaced,
    /// The folder remembers it.
    Remembered,
}

/// Brings a store to the shape that it misses. Its connection is closed in any case.
///
/// # Errors
/// [`StoreRefusal::UpgradeFailed`], [`StoreRefusal::NoRoomForUpgrade`] or [`StoreRefusal::OpenElsewhere`]; the store is
/// as it was.
pub fn upgrade(old: Connection, store: &Path, missing: &[Migration], opening: &Opening<'_>) -> Outcome<()> {
    let room = fs::metadata(store)?.len();
    let files = Files::beside(store, opening.now);
    let done = files.sweep().and_then(|()| {
        (opening.tell)(Step::Swept);
        carry_out(old, &files, missing, opening)
    });
    let Err(trouble) = done else { return Ok(()) };
    // A copy that is of no use takes no room until the next try.
    if let Err(left) = files.sweep() {
        tracing::warn!(%left, "half an upgrade stays in the folder");
    }
    Err(match trouble {
        // As much as the copy, what it grows by, and the backup may need.
        Trouble::Refused(Refusal::Store(StoreRefusal::DiskFull)) => {
            StoreRefusal::NoRoomForUpgrade { megabytes: room * 3 / 1_000_000 + 1 }.into()
        }
        other => other,
    })
}

fn carry_out(old: Connection, files: &Files, missing: &[Migration], opening: &Opening<'_>) -> Outcome<()> {
    let tell = opening.tell;
    let mut copy = connect::copy(&old, &files.copy)?;
    tell(Step::Copied);
    loosen(&copy)?;
    for step in missing {
        apply(&mut copy, step, opening)?;
        tell(Step::Applied(step.number));
    }
    check(&old, &copy, opening)?;
    tell(Step::Checked);

    close(copy)?;
    empty_log(&old)?;
    close(old)?;
    if has_log(&files.store) || has_log(&files.copy) {
        return Err(StoreRefusal::OpenElsewhere.into());
    }
    sync(&files.copy)?;
    tell(Step::Closed);

    fs::copy(&files.store, &files.part)?;
    sync(&files.part)?;
    tell(Step::BackupWritten);
    fs::rename(&files.part, &files.backup)?;
    files.remember_names()?;
    tell(Step::BackedUp);

    fs::rename(&files.copy, &files.store)?;
    tell(Step::Replaced);
    files.remember_names()?;
    tell(Step::Remembered);
    Ok(())
}

/// Foreign keys are off, so that a step may build a table anew. The copy is worth nothing until it is whole: it is
/// written to the disk once, at the end.
fn loosen(copy: &Connection) -> Outcome<()> {
    copy.execute_batch(
        "pragma journal_mode = delete;
         pragma synchronous = off;
         pragma foreign_keys = off;
         pragma recursive_triggers = on;
         pragma secure_delete = on;
         pragma trusted_schema = off;
         pragma cache_size = -64000;",
    )?;
    Ok(())
}

fn apply(copy: &mut Connection, step: &Migration, opening: &Opening<'_>) -> Outcome<()> {
    let tx = copy.transaction()?;
    let applied = migrate::apply(&tx, step, opening.program, opening.now).and_then(|()| tx.commit());
    applied.map_err(|error| match Trouble::from(error) {
        Trouble::Fault(fault) => {
            tracing::error!(step = step.name, ?fault, "a migration failed");
            failed(&format!("Der Schritt {} passt nicht zu diesem Kassenbuch.", step.name))
        }
        refused => refused,
    })
}

/// The copy's references, its pages, and its book: as many rows as before, and nothing that its own verification finds.
fn check(old: &Connection, copy: &Connection, opening: &Opening<'_>) -> Outcome<()> {
    let mut orphan = copy.prepare("pragma foreign_key_check")?;
    if let Some(table) = orphan.query_row([], |row| row.get::<_, String>(0)).optional()? {
        return Err(failed(&format!("In {table} fehlt, worauf verwiesen wird.")));
    }
    let pages: String = copy.query_row("pragma integrity_check(1)", [], |row| row.get(0))?;
    if pages != "ok" {
        return Err(failed(&format!("Die Datei ist nicht in Ordnung ({pages}).")));
    }
    for table in LEDGER_TABLES {
        let (before, after) = (rows(old, table)?, rows(copy, table)?);
        if before.is_some() && before != after {
            return Err(failed(&format!("In {table} stehen nicht mehr dieselben Zeilen.")));
        }
    }
    let Some(finding) = (opening.finding)(copy)? else { return Ok(()) };
    // What was found before is an incident of the book: it keeps nobody from the till, and no upgrade away.
    if (opening.finding)(old)?.as_ref() == Some(&finding) {
        tracing::warn!(finding, "the book was not whole before the upgrade");
        return Ok(());
    }
    Err(failed(&finding))
}

/// How many rows a table of the book has, if there is one.
fn rows(conn: &Connection, table: &str) -> Outcome<Option<u64>> {
    let there = "select exists (select 1 from sqlite_schema where type = 'table' and name = ?1)";
    if !conn.query_row(there, [table], |row| row.get(0))? {
        return Ok(None);
    }
    Ok(Some(conn.query_row(&format!("select count(*) from {table}"), [], |row| row.get(0))?))
}

fn failed(why: &str) -> Trouble {
    StoreRefusal::UpgradeFailed { why: why.to_owned() }.into()
}

fn close(conn: Connection) -> Outcome<()> {
    Ok(conn.close().map_err(|(_, error)| error)?)
}

/// Whether a log lies beside a store that all have closed: then someone else has it open. The new store would take it
/// for its own.
fn has_log(store: &Path) -> bool {
    BESIDE.iter().any(|ending| beside(store, ending).exists())
}

fn beside(store: &Path, ending: &str) -> PathBuf {
    let mut name = store.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

fn sync(file: &Path) -> Outcome<()> {
    Ok(File::options().write(true).open(file)?.sync_all()?)
}

/// Where an upgrade's files lie.
struct Files {
    folder: PathBuf,
    store: PathBuf,
    copy: PathBuf,
    part: PathBuf,
    backup: PathBuf,
}

impl Files {
    fn beside(store: &Path, now: &str) -> Self {
        let stamp: String = now.chars().filter(char::is_ascii_alphanumeric).collect();
        let backup = store.with_file_name(format!("{BACKUP}{stamp}.sqlite"));
        Self {
            folder: store.with_file_name(""),
            store: store.to_owned(),
            copy: store.with_file_name(COPY_FILE),
            part: beside(&backup, PART),
            backup,
        }
    }

    /// Removes what an earlier try left.
    fn sweep(&self) -> Outcome<()> {
        for file in fs::read_dir(&self.folder)? {
            let file = file?;
            let name = file.file_name().to_string_lossy().into_owned();
            if name.starts_with(COPY_FILE) || (name.starts_with(BACKUP) && name.ends_with(PART)) {
                fs::remove_file(file.path())?;
            }
        }
        Ok(())
    }

    /// New names survive a power cut.
    #[cfg(unix)]
    fn remember_names(&self) -> Outcome<()> {
        Ok(File::open(&self.folder)?.sync_all()?)
    }

    /// Windows keeps names with the renaming.
    #[cfg(not(unix))]
    fn remember_names(&self) -> Outcome<()> {
        Ok(())
    }
}
