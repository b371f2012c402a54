//! Words about those who know the end of the book outside of its file.

use contract::witnesses::{WitnessKind, WitnessRow, Witnesses};

pub const TITLE: &str = "Zeugen";
pub const HOW: &str = "Zeugen wissen außerhalb der Kassendatei, wie weit das Kassenbuch reicht. Fehlt später etwas am Ende oder wurde ein alter Stand zurückgespielt, fällt es an ihnen auf. Kein Verkauf und kein Abschluss wartet auf sie.";
pub const HEAD: &[(&str, bool)] =
    &[("Zeuge", false), ("Kennt", false), ("Rückstand", false), ("Stand", false)];
pub const EMPTY: &str = "Hier stehen die Zeugen.";
pub const CHOOSE: &str = "Bei jedem Tagesabschluss";
pub const CHOOSE_HOW: &str = "Je weiter weg ein Zeuge liegt, desto mehr beweist er. Leer heißt: keiner.";
pub const MAIL: &str = "E-Mail an das Steuerbüro";
pub const MAIL_HOW: &str =
    "Geht mit dem E-Mail-Konto des Salons hinaus und nennt Z-Nummer, Kettenkopf und Schlüssel.";
pub const FOLDER: &str = "Ordner oder Stick";
pub const FOLDER_HOW: &str =
    "Ganzer Pfad. Jeder Abschluss wird eine Zeile; ist der Stick nicht da, wird später nachgetragen.";
pub const STAMPS: &str = "Zeitstempeldienst (RFC 3161)";
pub const STAMPS_HOW: &str = "Adresse eines Dienstes, dessen Uhr bezeugt, wann der Abschluss schon so dastand. Er erfährt nur eine Prüfsumme.";
pub const SAVE: &str = "Speichern";
pub const SAVED: &str = "Gespeichert.";
pub const STAMP: &str = "Der neueste Zeitstempel";
pub const STAMP_HOW: &str = "So prüft ihn jeder mit OpenSSL; wurzel.pem ist das Wurzelzertifikat des Dienstes, von ihm selbst geholt:";
pub const KEEP: &str = "Zeitstempel speichern";
pub const KEPT: &str = "Gespeichert im Ordner für Downloads.";
pub const WELL: &str = "in Ordnung";
pub const WRONG: &str = "gestört";
pub const NOTHING_YET: &str = "noch nichts";

/// Which entry and closing a witness knows, and since when.
pub fn knows(row: &WitnessRow) -> String {
    let Some(seq) = row.knows else { return NOTHING_YET.to_owned() };
    let z = row.z.map(|z| format!("Z-{z}, ")).unwrap_or_default();
    let since = row.since.map(|since| format!(", seit {}", since.german())).unwrap_or_default();
    format!("{z}Buchung {seq}{since}")
}

/// How far it is behind.
pub fn behind(row: &WitnessRow) -> String {
    let (one, more) =
        if row.kind.at_close() { ("Abschluss", "Abschlüsse") } else { ("Buchung", "Buchungen") };
    match row.behind {
        0 => "keiner".to_owned(),
        1 => format!("1 {one}"),
        count => format!("{count} {more}"),
    }
}

/// What is wrong, and since when; empty while nothing is.
pub fn trouble(row: &WitnessRow) -> String {
    let since = row.troubled_since.map(|since| format!("Seit {}: ", since.german())).unwrap_or_default();
    row.trouble.as_ref().map(|trouble| format!("{since}{trouble}")).unwrap_or_default()
}

/// Where the book stands.
pub fn stands(page: &Witnesses) -> String {
    let z = page
        .last_close
        .map_or_else(|| "noch kein Abschluss".to_owned(), |z| format!("letzter Abschluss Z-{z}"));
    format!("Das Kassenbuch steht bei Buchung {}, {z}.", page.newest)
}

/// How a witness is called.
pub fn name(row: &WitnessRow) -> &'static str {
    match row.kind {
        WitnessKind::Always => "Jede Sekunde",
        kind => kind.german(),
    }
}
