//! Words of the list of background jobs.

use contract::jobs::{JobEnd, JobKind, NextRun};

pub const TITLE: &str = "Aufgaben";
pub const HOW: &str = "Was das Programm neben der Kasse erledigt. Der Rechner ist nachts und an freien Tagen aus: Was fällig ist, läuft nach dem Tagesabschluss oder sobald eine Minute lang niemand etwas bucht, und hält niemanden auf.";
pub const HEAD: &[(&str, bool)] =
    &[("Aufgabe", false), ("Zuletzt", false), ("Nächstes Mal", false), ("", false)];
pub const EMPTY: &str = "Hier stehen die Aufgaben des Programms.";
pub const RUN: &str = "Jetzt ausführen";
pub const STOP: &str = "Abbrechen";
pub const TAKE_BACK: &str = "Werte des Kassenbuchs zurückholen";
pub const NEVER: &str = "noch nie";
pub const WELL: &str = "in Ordnung";
pub const FAILED: &str = "nicht fertig";
pub const RUNNING: &str = "läuft";

pub fn begun(kind: JobKind) -> String {
    format!("{} läuft. Sie können weiterarbeiten.", kind.german())
}

/// What taking back came to.
pub fn taken_back(left: u32) -> String {
    match left {
        0 => "Preise, Rechte und Einstellungen stehen wieder so da, wie das Kassenbuch sie kennt.".to_owned(),
        1 => "Ein Wert ließ sich nicht zurückholen. Was es ist, steht oben im Hinweis.".to_owned(),
        more => format!("{more} Werte ließen sich nicht zurückholen. Welche es sind, steht oben im Hinweis."),
    }
}

pub fn ended(last: &JobEnd) -> String {
    last.at.german()
}

pub fn next(next: NextRun) -> String {
    match next {
        NextRun::ByHand => "von Hand".to_owned(),
        NextRun::Due => "bei nächster Gelegenheit".to_owned(),
        NextRun::From(at) => format!("ab {}", at.german()),
    }
}

pub fn steps(done: u64, total: u64) -> String {
    // What counts in hundredths has no steps that mean anything to people.
    if total == 100 { format!("{done} %") } else { format!("{done} von {total}") }
}
