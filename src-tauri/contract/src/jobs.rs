//! Work beside the till (*Aufgaben*): what is under way, how the last one ended, and when the next one runs.

use serde::{Deserialize, Serialize};

use crate::Moment;

/// The noun's rows of [`menu!`](crate::menu!).
#[doc(hidden)]
#[macro_export]
macro_rules! jobs_rows {
    ({$callback:ident} [$($before:tt)*] $($further:ident)*) => {
        $crate::join_rows! { {$callback} [$($before)*
            ShowJobs: Owner may door [] => Vec<JobRow>, "Aufgaben ansehen";
            RunJob: Owner may door [Jobs] => (), "Aufgabe ausführen";
            StopJob: Owner may door [Jobs] => (), "Aufgabe abbrechen";
            TakeBookValues: Owner may sign [Settings, People, Catalogue, Printing, Roll, Day, Jobs] => u32, "Werte des Kassenbuchs zurückholen";
        ] $($further)* }
    };
}

/// A kind of work; of each, one is under way at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JobKind {
    /// The archive of a month or a year.
    Archive,
    /// Customers out of a file.
    CustomerImport,
    /// Whether the whole book holds: every hash, number, sum and signature.
    BookCheck,
    /// Whether the store's file is whole: pages, indexes, references between rows.
    FileCheck,
    /// What was promised until a day goes at that day.
    Retention,
    /// The TSE: its export, its set-up and its change.
    Tse,
}

impl JobKind {
    /// Every kind, once.
    pub const ALL: [Self; 6] =
        [Self::Archive, Self::CustomerImport, Self::BookCheck, Self::FileCheck, Self::Retention, Self::Tse];

    /// As the list of jobs calls it.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Archive => "Archiv",
            Self::CustomerImport => "Kundenimport",
            Self::BookCheck => "Prüfung des Kassenbuchs",
            Self::FileCheck => "Prüfung der Datei",
            Self::Retention => "Löschfristen",
            Self::Tse => "TSE: Export und Wechsel",
        }
    }

    /// What it is good for, in one sentence.
    pub const fn german_purpose(self) -> &'static str {
        match self {
            Self::Archive => {
                "Legt einen Monat oder ein Jahr des Kassenbuchs als Datei ab, die sich selbst prüft."
            }
            Self::CustomerImport => "Liest Kundinnen und Kunden aus einer Datei ein.",
            Self::BookCheck => {
                "Prüft jede Woche das ganze Kassenbuch: jede Buchung, ihre Kette und ihre Signatur."
            }
            Self::FileCheck => {
                "Prüft jeden Arbeitstag, ob die Datei des Kassenbuchs unbeschädigt ist und Preise, Rechte und \
                 Einstellungen so dastehen, wie das Kassenbuch sie kennt."
            }
            Self::Retention => {
                "Löscht jeden Arbeitstag, was nur bis zu einem Tag aufzubewahren war: Namen an alten Belegen, gesperrte \
                 Tests, vergebliche Wartelisteneinträge, Abwesenheiten des Teams nach drei Jahren und Nachrichten nach \
                 90 Tagen."
            }
            Self::Tse => {
                "Stellt den Export der TSE her und prüft ihn, richtet eine TSE ein oder wechselt sie."
            }
        }
    }
}

/// All kinds of work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowJobs;

/// Begins work that needs no more said than its kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunJob {
    /// Its kind; what a person has to say more to is refused (`jobs.not_from_here`).
    pub kind: JobKind,
}

/// Stops work at its next step; without effect where none is under way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StopJob {
    /// Its kind.
    pub kind: JobKind,
}

/// Stores again what the book tells of prices, people, printers and settings, where another hand has changed them. Answers
/// with how many values are still others: of PIN and recovery code the book knows no more than that they are not these.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakeBookValues;

/// A kind of work, as [`ShowJobs`] answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobRow {
    /// Which it is.
    pub kind: JobKind,
    /// Absent while none is under way.
    pub running: Option<JobProgress>,
    /// How the last one ended; absent before the first.
    pub last: Option<JobEnd>,
    /// When the next one runs.
    pub next: NextRun,
}

/// How far work is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobProgress {
    /// Steps that are done, whatever a step is.
    pub done: u64,
    /// Steps in all; 0 while nobody knows.
    pub total: u64,
    /// What it is busy with, in German.
    pub words: String,
}

/// How work ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobEnd {
    /// When.
    pub at: Moment,
    /// Why it came to nothing, in German; absent where it went well.
    pub trouble: Option<String>,
}

/// When work of a kind runs again. The PC is off at night and on days off, so that nothing waits for an hour of the clock:
/// what is due runs behind the close, or as soon as nobody has booked anything for a minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NextRun {
    /// When a person begins it.
    ByHand,
    /// At the next opportunity.
    Due,
    /// At the first opportunity from then on.
    From(Moment),
}
