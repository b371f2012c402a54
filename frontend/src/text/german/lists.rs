//! Words of the lists and reports.

pub const TITLE: &str = "Listen und Berichte";
pub const ALL_LISTS: &str = "Alle Listen";
pub const BACK: &str = "Zurück";
pub const AS_PDF: &str = "PDF zum Drucken";
pub const AS_CSV: &str = "CSV für Tabellen";
pub const MORE: &str = "Mehr zeigen";
pub const NO_ROWS: &str = "Für diese Auswahl gibt es keine Einträge.";

pub const PERIOD: &str = "Zeitraum";
pub const DAY: &str = "Tag";
pub const WEEK: &str = "Woche";
pub const MONTH: &str = "Monat";
pub const YEAR: &str = "Jahr";
pub const EARLIER: &str = "Davor";
pub const LATER: &str = "Danach";
pub const PERSON: &str = "Person";
pub const EVERYONE: &str = "Alle";

pub const PROTOCOLS: &str = "Protokolle";

pub const STORNOS: &str = "Stornobericht";
pub const STORNOS_ABOUT: &str =
    "Jedes Storno und jede Zahlungsartkorrektur mit Original, Person, Grund und Betrag.";

/// `Noch 1.234 Zeilen.`
pub fn more_rows(more: u32) -> String {
    let count = contract::sheet::Cell::Count(i64::from(more)).german();
    if more == 1 { "Noch 1 Zeile.".to_owned() } else { format!("Noch {count} Zeilen.") }
}
