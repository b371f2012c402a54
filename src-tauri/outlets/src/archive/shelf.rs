//! All months and years with what is archived of them, and how the files stand today.

use std::collections::HashMap;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use book::fault::Outcome;
use book::ledger::StoredEntry;
use book::summed::Summed;
use book::tx::ReadTx;
use contract::archive::{ArchiveRow, ArchiveShelf, ArchiveState, MadeArchive};
use contract::lists::Span;
use contract::refusal::ArchiveRefusal;
use proof::Seq;
use rusqlite::Connection;
use salon::letterhead::Likeness;

use super::note::{ArchiveNote, notes};
use super::range;
use book::ledger::{self, Cut};
use book::month::Month;

/// Name of the folder in the salon's own.
pub const FOLDER: &str = "Archiv";

/// Where the archives of a salon lie.
pub fn folder(salon: &Path) -> PathBuf {
    salon.join(FOLDER)
}

/// The list, newest first.
pub fn shelf(tx: &ReadTx<'_>, salon: &Path, sums: &FileSums) -> Outcome<ArchiveShelf> {
    let folder = folder(salon);
    let cuts = ledger::cuts(tx.conn)?;
    let mut newest: HashMap<String, (StoredEntry, ArchiveNote)> = HashMap::new();
    for (stored, note) in notes(tx.conn)? {
        newest.entry(note.span.clone()).or_insert((stored, note));
    }
    let row = |span: Span, (first, last): (Seq, Seq)| -> Outcome<ArchiveRow> {
        let over = range::is_over(tx.conn, span, tx.now)?;
        let made = newest.get(&span.stem()).map(|known| made(known, (first, last), over, &folder, sums));
        Ok(ArchiveRow { span, title: span.german(), first, last, over, made: made.transpose()? })
    };
    let months: Vec<ArchiveRow> = cuts
        .iter()
        .rev()
        .map(|cut| row(Span::Month(cut.month.first()), (cut.first, cut.last)))
        .collect::<Outcome<_>>()?;
    let years = years(&cuts).into_iter().rev();
    let years = years.map(|span| row(span, range::entries_of(&cuts, span)?)).collect::<Outcome<_>>()?;
    let before = Span::Month(Month::of(tx.now.day()).before().first());
    let missing = months.iter().find(|row| row.span == before && row.over && !is_kept(row)).map(|_| before);
    let folder = folder.display().to_string();
    Ok(ArchiveShelf { months, years, missing, folder, ..ArchiveShelf::default() })
}

/// Name and place of the newest archive's file; refused if it is not there.
pub fn file_of(conn: &Connection, salon: &Path, span: Span) -> Outcome<(String, PathBuf)> {
    let stem = span.stem();
    let known = notes(conn)?.into_iter().find(|(_, note)| note.span == stem);
    let Some((_, note)) = known else {
        return Err(ArchiveRefusal::NoFile { file: span.german() }.into());
    };
    // A book that was tampered with names no file elsewhere.
    let plain = Path::new(&note.file).file_name().is_some_and(|name| name == note.file.as_str());
    let path = folder(salon).join(&note.file);
    if !plain || !path.is_file() {
        return Err(ArchiveRefusal::NoFile { file: note.file }.into());
    }
    Ok((note.file, path))
}

fn years(cuts: &[Cut]) -> Vec<Span> {
    let mut years: Vec<Span> = Vec::new();
    for cut in cuts {
        let year = Span::Year(cut.month.first());
        if years.last().is_none_or(|last| last.stem() != year.stem()) {
            years.push(year);
        }
    }
    years
}

fn is_kept(row: &ArchiveRow) -> bool {
    row.made.as_ref().is_some_and(|made| made.state == ArchiveState::Whole)
}

fn made(
    (stored, note): &(StoredEntry, ArchiveNote),
    range: (Seq, Seq),
    over: bool,
    folder: &Path,
    sums: &FileSums,
) -> Outcome<MadeArchive> {
    let state = match sums.of(&folder.join(&note.file), note.bytes)? {
        None => ArchiveState::Missing,
        Some(sha256) if sha256 != note.sha256 => ArchiveState::Changed,
        // Before its end, a month gets entries all the time: the archive's own is the first.
        Some(_) if note.partial && !over => ArchiveState::Whole,
        Some(_) if note.partial || (note.first_seq, note.last_seq) != range => ArchiveState::Outdated,
        Some(_) => ArchiveState::Whole,
    };
    let head = &stored.entry.head;
    Ok(MadeArchive {
        entry: head.seq,
        at: head.ended,
        person: Likeness::of(&stored.entry)?.person,
        file_name: note.file.clone(),
        bytes: note.bytes,
        sha256: note.sha256.clone(),
        first: note.first_seq,
        last: note.last_seq,
        partial: note.partial,
        again: note.again_after.is_some(),
        state,
    })
}

/// Sums of files, remembered as long as size and time of change stay: an archive is read once per start.
#[derive(Default)]
pub struct FileSums(Mutex<HashMap<PathBuf, Known>>);

/// Size, time of change, SHA-256.
type Known = (u64, Option<SystemTime>, String);

impl FileSums {
    /// SHA-256 of a file; `None` if it is not there. One of another size is not read: its sum is empty.
    fn of(&self, path: &Path, bytes: u64) -> Outcome<Option<String>> {
        let Ok(about) = fs::metadata(path) else { return Ok(None) };
        if about.len() != bytes {
            return Ok(Some(String::new()));
        }
        if let Some(known) = self.known(path, &about) {
            return Ok(Some(known));
        }
        let sum = Summed::of_file(path)?;
        let known = (about.len(), about.modified().ok(), sum.clone());
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), known);
        Ok(Some(sum))
    }

    fn known(&self, path: &Path, about: &Metadata) -> Option<String> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (bytes, changed, sum) = known.get(path)?;
        (*bytes == about.len() && *changed == about.modified().ok()).then(|| sum.clone())
    }
}
