//! Words on how the book and its file are.

use contract::Moment;
use contract::jobs::JobEnd;

pub const TITLE: &str = "Zustand des Kassenbuchs";
pub const LOOK: &str = "Was zu tun ist";
pub const HOW: &str = "Was am Kassenbuch oder an seiner Datei beschädigt ist, was noch geht und was zu tun ist. Die Kasse bleibt dabei offen.";
pub const WHOLE: &str = "Das Kassenbuch ist in Ordnung";
pub const WHOLE_HOW: &str = "Es ist nichts als beschädigt bekannt. Geprüft wird bei jedem Start, jeden Arbeitstag und jede Woche von selbst.";
pub const DAMAGED: &str = "Kassenbuch beschädigt";
pub const FOUND: &str = "Befund";
pub const TO_DO: &str = "Was zu tun ist";
pub const REPAIR: &str = "Prüfen und reparieren";
pub const REPAIRING: &str = "Die Datei wird geprüft. Sie können weiterarbeiten.";
pub const AREAS: &str = "Was geht";
pub const AREAS_HEAD: &[(&str, bool)] = &[("Bereich", false), ("Stand", false)];
pub const WORKS: &str = "geht";
pub const WORKS_NOT: &str = "geht nicht";
pub const LEFT_OUT: &str = "Was nicht gezeigt wird";
pub const LEFT_OUT_HOW: &str =
    "Diese Einträge sind nicht lesbar. Listen lassen sie aus; alles andere wird gezeigt.";
pub const CHECKS: &str = "Prüfungen";
pub const FILE_CHECK: &str = "Datei, Werte und Verzeichnisse";
pub const BOOK_CHECK: &str = "Jede Buchung mit Kette und Signatur";
pub const PUT_RIGHT: &str = "Was das Programm selbst behoben hat";
pub const COPIES: &str = "Eine Kopie verwenden";
pub const COPIES_HOW: &str = "Ein Wiederherstellen auf Knopfdruck gibt es noch nicht. Von Hand geht es so: das Programm beenden, den ganzen Ordner des Salons auf einen anderen Datenträger kopieren und die Datei „lockbuch.sqlite“ durch die Kopie ersetzen. Dateien, die so heißen und auf „-wal“ oder „-shm“ enden, dabei entfernen. Beim nächsten Start sagt das Programm, welche Buchungen darin fehlen, und vergibt deren Nummern nicht noch einmal. Bitte vorher mit dem Hersteller sprechen.";
pub const NO_COPY: &str = "Das Programm selbst hat noch keine Kopie neben die Datei gelegt. Was zählt, ist Ihre eigene Sicherung dieses PCs.";
pub const COPIES_THERE: &str = "Neben der Datei liegen diese Kopien, die das Programm vor einer Änderung gemacht hat. Kopien vor einer Reparatur bleiben 30 Tage, die zwei neuesten länger:";
pub const DIAGNOSIS: &str = "Diagnose für den Hersteller";
pub const DIAGNOSIS_HOW: &str = "Eine Textdatei mit Befunden, Namen von Tabellen und Zahlen von Zeilen. Sie enthält keine Daten von Kundinnen, Terminen oder Belegen.";
pub const DIAGNOSIS_DO: &str = "Diagnose speichern";
pub const NEVER: &str = "noch nie";

/// How many things are damaged.
pub fn damaged(count: usize) -> String {
    match count {
        1 => DAMAGED.to_owned(),
        more => format!("{DAMAGED}: {more} Befunde"),
    }
}

/// How a check ended.
pub fn ended(last: Option<&JobEnd>) -> String {
    match last {
        None => NEVER.to_owned(),
        Some(JobEnd { at, trouble: None }) => format!("{}, ohne Befund", at.german()),
        Some(JobEnd { at, trouble: Some(_) }) => format!("{}, mit Befund", at.german()),
    }
}

/// When something was put right.
pub fn at(at: Moment) -> String {
    at.german()
}
