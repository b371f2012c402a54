//! The documents that say how the salon keeps its books, in versions.

use serde::{Deserialize, Serialize};

use crate::{Moment, Seq};

/// The noun's rows of [`menu!`](crate::menu!).
#[doc(hidden)]
#[macro_export]
macro_rules! procedure_rows {
    ({$callback:ident} [$($before:tt)*] $($further:ident)*) => {
        $crate::join_rows! { {$callback} [$($before)*
            KeepProcedure: Owner may sign [Roll] => Vec<KeptVersion>, "Fassung der Verfahrensdokumentation festhalten";
        ] $($further)* }
    };
}

/// Which document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProcedureDocument {
    /// Verfahrensdokumentation.
    Procedure,
    /// Informationen zum Programmierprotokoll.
    ProgrammingRecord,
}

impl ProcedureDocument {
    /// Both, in the order of the page.
    pub const ALL: [Self; 2] = [Self::Procedure, Self::ProgrammingRecord];

    /// As it stands in the details of an entry.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Procedure => "procedure",
            Self::ProgrammingRecord => "programming_record",
        }
    }

    /// Its title.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Procedure => "Verfahrensdokumentation",
            Self::ProgrammingRecord => "Informationen zum Programmierprotokoll",
        }
    }

    /// Name of its files without ending.
    pub const fn file_stem(self) -> &'static str {
        match self {
            Self::Procedure => "verfahrensdokumentation",
            Self::ProgrammingRecord => "programmierprotokoll-informationen",
        }
    }
}

/// Keeps what the documents say now, where it differs from their last versions; answers with all versions,
/// newest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeepProcedure;

/// A version of a document that the book keeps whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptVersion {
    /// Of which document.
    pub document: ProcedureDocument,
    /// From 1.
    pub version: u32,
    /// SHA-256 over the JSON of its text, hex.
    pub sha256: String,
    /// The entry that keeps it.
    pub seq: Seq,
    /// Since when it holds.
    pub at: Moment,
}
