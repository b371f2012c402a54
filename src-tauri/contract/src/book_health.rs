//! What is damaged in the book or its file, what still works, and what to do (*Zustand des Kassenbuchs*).

use serde::{Deserialize, Serialize};

use crate::Moment;
use crate::jobs::JobEnd;

/// The noun's rows of [`menu!`](crate::menu!).
#[doc(hidden)]
#[macro_export]
macro_rules! book_health_rows {
    ({$callback:ident} [$($before:tt)*] $($further:ident)*) => {
        $crate::join_rows! { {$callback} [$($before)*
            ShowBookHealth: Trainee may door [] => BookHealth, "Zustand des Kassenbuchs ansehen";
            MakeDiagnosis: Owner may door [] => Document, "Diagnose speichern";
        ] $($further)* }
    };
}

/// Asks how book and file are. Each part of the program is tried, and says what it met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowBookHealth;

/// Makes a file for the support: what is damaged and which program this is. It holds no name, no text and no figure of
/// customers, appointments or receipts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MakeDiagnosis;

/// What [`ShowBookHealth`] answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookHealth {
    /// What stands as damaged, the gravest first; empty while all is well.
    pub damages: Vec<DamageNote>,
    /// Each part of the program, and whether it works.
    pub areas: Vec<AreaState>,
    /// Stored rows that pages have left out since the start, in German.
    pub left_out: Vec<String>,
    /// What the program has put right by itself, newest first, ten at most.
    pub put_right: Vec<PutRight>,
    /// How the check of the file ended last; absent before the first.
    pub file_check: Option<JobEnd>,
    /// How the check of the book ended last; absent before the first.
    pub book_check: Option<JobEnd>,
    /// Copies of the file that the program itself has laid beside it, by their names.
    pub copies: Vec<String>,
}

/// Something that is damaged, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DamageNote {
    /// What it is, in a few German words.
    pub title: String,
    /// What was found, in German, and in SQLite's words where they come from there.
    pub finding: String,
    /// What to do, in German sentences.
    pub to_do: String,
    /// What the program itself can do about it.
    pub way: DamageWay,
}

/// What the program itself can do about damage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DamageWay {
    /// Look at the file again and put right what can be ([`crate::jobs::RunJob`]).
    CheckFile,
    /// Take the book's values back ([`crate::jobs::TakeBookValues`]).
    TakeBack,
    /// Nothing: the support has to see it.
    None,
}

/// A part of the program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaState {
    /// `Kassieren`, `Kassenrolle`.
    pub name: String,
    /// What is in its way, in one German sentence; absent where it works.
    pub trouble: Option<String>,
}

/// Damage that was put right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PutRight {
    /// When it was noted.
    pub at: Moment,
    /// What it was, and what was done, in German.
    pub finding: String,
}
