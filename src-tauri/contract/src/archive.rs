//! The archive of a month or a year: one ZIP that proves itself, and files that a person keeps.

use serde::{Deserialize, Serialize};

use crate::lists::Span;
use crate::roll::Document;
use crate::{Moment, Seq};

/// The noun's rows of [`menu!`](crate::menu!).
#[doc(hidden)]
#[macro_export]
macro_rules! archive_rows {
    ({$callback:ident} [$($before:tt)*] $($further:ident)*) => {
        $crate::join_rows! { {$callback} [$($before)*
            Archives: Owner may door [] => ArchiveShelf, "Archive ansehen";
            MakeArchive: Owner may door [Archive] => (), "Archiv machen";
            CancelArchive: Owner may door [Archive] => (), "Archiv abbrechen";
            KeepArchiveCopy: Owner may door [] => Kept, "Archiv speichern unter";
            KeepFile: Trainee may door [] => Kept, "Datei speichern";
        ] $($further)* }
    };
}

/// Begins the archive of a month or a year. It is made beside the till; [`Archives`] tells how far it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MakeArchive {
    /// A month or a year; another stretch is refused (`archive.month_or_year`).
    pub span: Span,
}

/// Stops the archive that is being made. Nothing of it stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CancelArchive;

/// Copies the archive of a month or a year from the salon's folder to where the person keeps files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeepArchiveCopy {
    /// A month or a year that is archived.
    pub span: Span,
}

/// Puts a document where the person keeps files: the program's own window has no downloads of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeepFile {
    /// As another command answered with it.
    pub file: Document,
}

/// Where a kept file lies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// As it lies there: another one where the name was taken.
    pub file_name: String,
    /// The whole path.
    pub place: String,
}

/// All months and years of the book, and what is archived of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Archives;

/// What [`Archives`] answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArchiveShelf {
    /// Newest first; only those that hold entries.
    pub months: Vec<ArchiveRow>,
    /// Newest first.
    pub years: Vec<ArchiveRow>,
    /// Absent while none is being made.
    pub running: Option<Running>,
    /// What the last one came to since the program was started; absent before the first.
    pub ended: Option<Ended>,
    /// The month before this one, if it is over and not archived as it stands; absent otherwise.
    pub missing: Option<Span>,
    /// Where the archives lie: the whole path.
    pub folder: String,
}

/// A month or a year of the book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArchiveRow {
    /// A month or a year.
    pub span: Span,
    /// `November 2026`.
    pub title: String,
    /// Its first entry.
    pub first: Seq,
    /// Its last entry so far.
    pub last: Seq,
    /// Whether it is over, with its last day closed.
    pub over: bool,
    /// The newest archive of it; absent where there is none.
    pub made: Option<MadeArchive>,
}

/// The newest archive of a month or a year, as the book has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MadeArchive {
    /// The entry that records it.
    pub entry: Seq,
    /// When it was made.
    pub at: Moment,
    /// Who made it, by name.
    pub person: String,
    /// In the folder of the archives.
    pub file_name: String,
    /// Length of the file.
    pub bytes: u64,
    /// Of the whole file, 64 hex digits; what its state is judged by.
    pub sha256: String,
    /// First entry in it.
    pub first: Seq,
    /// Last entry in it.
    pub last: Seq,
    /// The time was not over yet.
    pub partial: bool,
    /// Made again after an earlier archive of the same entries.
    pub again: bool,
    /// How it stands today.
    pub state: ArchiveState,
}

/// How the newest archive stands today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ArchiveState {
    /// All entries of the time are in it, and the file is as it was made.
    Whole,
    /// The file is as it was made, but entries of the time have come since.
    Outdated,
    /// The file is not in the folder.
    Missing,
    /// The file is not the one that was made.
    Changed,
}

/// An archive that is being made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Running {
    /// Of what.
    pub span: Span,
    /// `November 2026`.
    pub title: String,
    /// Of [`Self::total`] steps: entries and reports.
    pub done: u64,
    /// All steps of this archive.
    pub total: u64,
    /// What it is busy with, in German.
    pub words: String,
}

/// How the making of an archive ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    /// Of what.
    pub span: Span,
    /// `November 2026`.
    pub title: String,
    /// Absent if it was made; else why not, in German.
    pub trouble: Option<String>,
}
