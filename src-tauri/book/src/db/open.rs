//! Opening the salon's file: process lock, identity, pragmas, migrations, read connections.

use std::error::Error as StdError;
use std::ffi::c_int;
use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use contract::refusal::{Refusal, StoreRefusal};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode};

use super::damaged::{Damages, is_damage};
use super::mend::{self, How, Mended};
use super::migrate::{MIGRATIONS, Migration, Shape};
use super::schema::{self, Difference};
use super::upgrade::{Step, upgrade};
use super::{connect, guard, migrate};
use crate::fault::{Outcome, Trouble};
use crate::ports::Program;

/// Name of the store in the salon's folder.
pub const STORE_FILE: &str = "lockbuch.sqlite";
const LOCK_FILE: &str = "lockbuch.lock";

/// How a store is opened.
pub struct Opening<'a> {
    pub program: &'a Program,
    /// Written beside the migrations that are applied.
    pub now: &'a str,
    pub migrations: &'a [Migration],
    /// What is wrong with the whole book of a store, in one German sentence, if anything is.
    pub finding: &'a dyn Fn(&Connection) -> Outcome<Option<String>>,
    /// Hears each step of an upgrade that is done.
    pub tell: &'a dyn Fn(Step),
}

impl<'a> Opening<'a> {
    /// With all migrations of this program.
    pub fn new(
        program: &'a Program,
        now: &'a str,
        finding: &'a dyn Fn(&Connection) -> Outcome<Option<String>>,
    ) -> Self {
        Self { program, now, migrations: MIGRATIONS, finding, tell: &|_| () }
    }
}

/// The one writing connection and the lock that makes it the only one.
pub struct Store {
    pub conn: Connection,
    pub readers: Readers,
    pub folder: PathBuf,
    pub lock: File,
    /// What the opening found.
    pub found: Found,
}

/// What was found when a store was opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The log was not empty: the last end of the program was none.
    pub unclean_end: bool,
    /// What was not as the migrations make it and was put right.
    pub repaired: Vec<Difference>,
    /// What is not as the migrations make it.
    pub changed: Vec<Difference>,
    /// What was damaged and kept the store from being opened.
    pub mended: Vec<Mended>,
}

impl Store {
    /// Opens the store of a folder, creates it, or brings it up to this program's shape.
    ///
    /// # Errors
    /// [`StoreRefusal`] for a store that is not this program's to open, that is open already, or that could not be
    /// brought up to its shape.
    pub fn open(folder: &Path, opening: &Opening<'_>) -> Outcome<Self> {
        std::fs::create_dir_all(folder)?;
        let lock = lock(folder)?;
        let path = folder.join(STORE_FILE);
        keep_private(folder, &path)?;
        let unclean_end = has_log(&path);
        let mut conn = enter_patiently(&path, opening.program)?;
        let mended = unless_readable(&mut conn, opening)?;
        match migrate::shape(&conn, opening.migrations)? {
            Shape::Current => {}
            Shape::Empty => migrate::create(&mut conn, opening.migrations, opening.program, opening.now)?,
            Shape::Behind(missing) => {
                upgrade(conn, &path, missing, opening)?;
                conn = enter(&path, opening.program)?;
            }
        }
        let differences = schema::differences(&conn, opening.migrations, opening.program)?;
        let changed = schema::repair(&mut conn, differences.clone())?;
        let repaired = differences.into_iter().filter(|difference| !changed.contains(difference)).collect();
        guard::guard(&mut conn)?;
        keep_plans(&conn)?;
        let found = Found { unclean_end, repaired, changed, mended };
        Ok(Self { conn, readers: Readers::new(path), folder: folder.to_owned(), lock, found })
    }
}

/// No other account of this PC looks into a salon's folder. A folder that holds other things than a salon keeps its rights.
#[cfg(unix)]
fn keep_private(folder: &Path, store: &Path) -> Outcome<()> {
    let ours =
        store.exists() || std::fs::read_dir(folder)?.flatten().all(|file| file.file_name() == LOCK_FILE);
    if ours {
        std::fs::set_permissions(folder, std::os::unix::fs::PermissionsExt::from_mode(0o700))?;
    }
    Ok(())
}

/// The user's folder for program data is closed to others there.
#[cfg(not(unix))]
const fn keep_private(_: &Path, _: &Path) -> Outcome<()> {
    Ok(())
}

impl Store {
    /// Puts right what is damaged in the file.
    ///
    /// # Errors
    /// The file can't be written.
    pub fn mend(&mut self, program: &Program) -> Outcome<()> {
        let mended = guard::unguarded(&mut self.conn, |conn| mend::file(conn, program))?;
        self.found.mended.extend(mended);
        Ok(())
    }
}

impl Store {
    /// [`Self::mend`] of some tables, without a look at the rest of the file.
    ///
    /// # Errors
    /// The file can't be written.
    pub fn mend_only(&mut self, program: &Program, tables: &[&str]) -> Outcome<()> {
        for table in tables {
            let mended = guard::unguarded(&mut self.conn, |conn| mend::table(conn, program, table))?;
            self.found.mended.extend(mended);
        }
        Ok(())
    }
}

/// A store whose steps can't be read is mended first.
fn unless_readable(conn: &mut Connection, opening: &Opening<'_>) -> Outcome<Vec<Mended>> {
    match migrate::shape(conn, opening.migrations) {
        Err(trouble) if is_damage(&trouble) => {
            tracing::error!(%trouble, "the steps of the store can't be read");
            let mended = mend::file(conn, opening.program)?;
            migrate::remember(conn, opening.migrations, opening.program, opening.now)?;
            Ok(mended)
        }
        Err(Trouble::Refused(refusal)) => Ok(only_told_wrong(conn, opening, &refusal)?.into_iter().collect()),
        _ => Ok(Vec::new()),
    }
}

/// A store that has exactly what this program's steps make, and as many of them, was made by them, whatever one of the rows
/// that tell of them says by now: a flipped bit there keeps nobody from the till.
fn only_told_wrong(
    conn: &mut Connection,
    opening: &Opening<'_>,
    refusal: &Refusal,
) -> Outcome<Option<Mended>> {
    let rows: usize = conn.query_row("select count(*) from migration", [], |row| row.get(0))?;
    let other_tables = schema::differences(conn, opening.migrations, opening.program)?;
    if rows != opening.migrations.len() || !other_tables.is_empty() {
        return Ok(None);
    }
    tracing::error!(%refusal, "the steps of the store are told wrong");
    migrate::remember_anew(conn, opening.migrations, opening.program, opening.now)?;
    let how = How::Table { rows: rows as u64, whole: true };
    Ok(Some(Mended { table: "migration".to_owned(), finding: refusal.to_string(), how }))
}

/// Whether something lies in the log that a clean end would have written into the store.
fn has_log(store: &Path) -> bool {
    let mut log = store.as_os_str().to_owned();
    log.push("-wal");
    std::fs::metadata(log).is_ok_and(|file| file.len() > 0)
}

/// So often a file that another program holds is tried, SQLite's own patience of some seconds each time.
const OPENING_TRIES: u32 = 4;
const BETWEEN_TRIES: Duration = Duration::from_millis(500);

/// A backup or a virus scanner that holds the file lets go of it soon.
fn enter_patiently(path: &Path, program: &Program) -> Outcome<Connection> {
    for _ in 1..OPENING_TRIES {
        match enter(path, program) {
            Err(Trouble::Refused(Refusal::Store(StoreRefusal::Busy))) => std::thread::sleep(BETWEEN_TRIES),
            entered => return entered,
        }
    }
    enter(path, program)
}

fn enter(path: &Path, program: &Program) -> Outcome<Connection> {
    let conn = connect::open(path)?;
    identify(&conn, program)?;
    prepare(&conn)?;
    Ok(conn)
}

fn lock(folder: &Path) -> Outcome<File> {
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(folder.join(LOCK_FILE))?;
    match fs4::FileExt::try_lock(&file) {
        Ok(()) => Ok(file),
        Err(_) => Err(StoreRefusal::InUse.into()),
    }
}

/// A new file takes this program's id; a file of another program is refused.
fn identify(conn: &Connection, program: &Program) -> Outcome<()> {
    let id: i32 = conn.query_row("pragma application_id", [], |row| row.get(0))?;
    let empty: bool = conn.query_row("select count(*) = 0 from sqlite_schema", [], |row| row.get(0))?;
    match (id, empty) {
        (0, true) => Ok(conn.pragma_update(None, "application_id", program.application_id)?),
        (id, _) if id == program.application_id => Ok(()),
        _ => Err(StoreRefusal::ForeignFile.into()),
    }
}

/// The statements that each connection keeps prepared: more than a booking or a sale with its reply asks.
const STATEMENTS_KEPT: usize = 256;

/// A statement keeps its plan, whatever is bound to it: otherwise each new value that is compared with the condition
/// of a partial index has the statement prepared anew, a third of the time of a booking.
fn keep_plans(conn: &Connection) -> Outcome<()> {
    conn.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(())
}

/// `recursive_triggers`: without it a REPLACE walks past the delete triggers. `secure_delete`: what is deleted is
/// overwritten with zeros, in pages that are freed too (Art. 17 DSGVO).
fn prepare(conn: &Connection) -> Outcome<()> {
    conn.execute_batch(
        "pragma journal_mode = wal;
         pragma synchronous = full;
         pragma foreign_keys = on;
         pragma recursive_triggers = on;
         pragma secure_delete = on;
         pragma trusted_schema = off;
         pragma busy_timeout = 2000;
         pragma cache_size = -64000;",
    )?;
    Ok(())
}

/// Read-only connections that are lent out and come back.
pub struct Readers {
    path: PathBuf,
    idle: Mutex<Vec<Connection>>,
    damages: Arc<Damages>,
}

impl Readers {
    fn new(path: PathBuf) -> Self {
        Self { path, idle: Mutex::new(Vec::new()), damages: Arc::default() }
    }

    /// Lends a read-only connection for one look, within one read transaction.
    pub fn read<T>(&self, read: impl FnOnce(&Connection) -> Outcome<T>) -> Outcome<T> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut conn = idle.map_or_else(|| self.open(), Ok)?;
        let (answer, ended) = {
            let tx = conn.transaction()?;
            let answer = self.damages.while_looking(|| read(&tx));
            (answer, tx.commit())
        };
        // A look that met damaged pages may not end well. Its answer stands, and the connection is not lent out again.
        match ended {
            Ok(()) => self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(conn),
            Err(trouble) => tracing::warn!(%trouble, "a look did not end well"),
        }
        answer
    }

    /// Looks at the file itself, within one read transaction on a connection of its own.
    pub fn inspect<T>(&self, look: impl FnOnce(&Connection) -> Outcome<T>) -> Outcome<T> {
        let mut conn = prepare_to_read(connect::inspecting(&self.path)?)?;
        let tx = conn.transaction()?;
        look(&tx)
    }

    /// [`Self::inspect`], until as many steps of SQLite's machine as are left were taken; then `None`.
    pub fn inspect_within<T>(
        &self,
        left: &Arc<AtomicU64>,
        look: impl FnOnce(&Connection) -> Outcome<T>,
    ) -> Outcome<Option<T>> {
        let mut conn = prepare_to_read(connect::inspecting(&self.path)?)?;
        let steps = Arc::clone(left);
        let is_over = move || {
            let before = steps
                .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(STEPS_BETWEEN));
            before.is_err()
        };
        conn.progress_handler(STEPS_BETWEEN as c_int, Some(is_over))?;
        let tx = conn.transaction()?;
        match look(&tx) {
            Err(trouble) if was_interrupted(&trouble) => Ok(None),
            looked => looked.map(Some),
        }
    }

    /// Something was put right: what pages have left out may be readable again.
    pub fn forget_left_out(&self) {
        self.damages.forget();
    }

    fn open(&self) -> Outcome<Connection> {
        prepare_to_read(connect::read_only(&self.path)?)
    }
}

/// So often, in steps of SQLite's machine, is asked whether a look may go on.
const STEPS_BETWEEN: u64 = 1_000;

fn was_interrupted(trouble: &Trouble) -> bool {
    let error: Option<&rusqlite::Error> = StdError::source(trouble).and_then(<dyn StdError>::downcast_ref);
    error.and_then(rusqlite::Error::sqlite_error_code) == Some(ErrorCode::OperationInterrupted)
}

fn prepare_to_read(conn: Connection) -> Outcome<Connection> {
    conn.execute_batch("pragma query_only = on; pragma trusted_schema = off; pragma busy_timeout = 2000;")?;
    keep_plans(&conn)?;
    Ok(conn)
}
