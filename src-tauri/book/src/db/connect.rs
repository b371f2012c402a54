//! The one place where a store's file is opened: by the program itself, and by tests and tools that come from outside.
//! A key of the file is handed over here and nowhere else.

use std::path::Path;

use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags};

use crate::fault::Outcome;

/// Pages that are copied at a time: SQLite's own cache holds as many.
const PAGES: i32 = 2_000;

/// Opens a file, or makes an empty one. The connection may do whatever SQLite lets it do; what the program's own may
/// not is up to [`super::Store`].
///
/// # Errors
/// The file cannot be opened.
pub fn open(file: &Path) -> Outcome<Connection> {
    Ok(Connection::open(file)?)
}

/// Opens a file that is there, for reading.
///
/// # Errors
/// There is no such file, or it cannot be opened.
pub fn read_only(file: &Path) -> Outcome<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Ok(Connection::open_with_flags(file, flags)?)
}

/// Opens a file that is there, to look at it whole. It writes nothing, and is opened for writing all the same: a connection
/// that was opened for reading does not know the rules that columns and tables set their rows (CHECK).
///
/// # Errors
/// There is no such file, or it cannot be opened.
pub fn inspecting(file: &Path) -> Outcome<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Ok(Connection::open_with_flags(file, flags)?)
}

/// Copies a store as it is now into a file, what stands in its write-ahead log included, and answers with a connection
/// on the copy.
///
/// # Errors
/// [`contract::refusal::StoreRefusal::DiskFull`] where there is no room, or the file cannot be written.
pub fn copy(from: &Connection, to: &Path) -> Outcome<Connection> {
    let mut copy = open(to)?;
    Backup::new(from, &mut copy)?.run_to_completion(PAGES, std::time::Duration::ZERO, None)?;
    Ok(copy)
}

/// Writes the write-ahead log into the store and empties it. Tells whether it is empty: while someone still looks at an
/// earlier moment of the store it can't be.
pub fn empty_log(conn: &Connection) -> Outcome<bool> {
    let busy: bool = conn.query_row("pragma wal_checkpoint(truncate)", [], |row| row.get(0))?;
    Ok(!busy)
}
