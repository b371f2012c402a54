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

pub const REPORTS: &str = "Berichte";
pub const TURNOVER: &str = "Umsatzbericht";
pub const TURNOVER_ABOUT: &str =
    "Tag, Woche, Monat oder Jahr: Umsatz nach Gruppen und Personen, Zahlungen, Trinkgeld, Differenzen.";
pub const SELF_CHECK: &str = "Der Blick des Prüfers";
pub const SELF_CHECK_ABOUT: &str =
    "Lücken, Zählungen, Storni je Person, Ziffern: was bei einer Prüfung auffiele, ohne Urteil.";

pub const PROTOCOLS: &str = "Protokolle";

pub const PROTOCOL: &str = "Datenerfassungsprotokoll";
pub const PROTOCOL_ABOUT: &str = "Jeder Eintrag der Kasse mit Nummer, Zeit, Betrag, Prüfziffer und Signatur; jeder Abschluss mit Kassenbestand.";
pub const KINDS: &str = "Einträge";
pub const SEARCH: &str = "Suchen";
pub const CHANGES: &str = "Programmierprotokoll";
pub const CHANGES_ABOUT: &str =
    "Wer hat wann was eingestellt: Preise, Artikel, Team, Rechte, Geräte, Programm; alter und neuer Wert.";
pub const AREA: &str = "Bereich";
pub const ALL_AREAS: &str = "Alles";
pub const PRICES_ON: &str = "Preise an einem Tag";
pub const PRICES_ON_ABOUT: &str = "Was jeder Artikel an einem Tag gekostet hat, und seit wann.";
pub const STORNOS: &str = "Stornobericht";
pub const STORNOS_ABOUT: &str =
    "Jedes Storno und jede Zahlungsartkorrektur mit Original, Person, Grund und Betrag.";

/// `Noch 1.234 Zeilen.`
pub fn more_rows(more: u32) -> String {
    let count = contract::sheet::Cell::Count(i64::from(more)).german();
    if more == 1 { "Noch 1 Zeile.".to_owned() } else { format!("Noch {count} Zeilen.") }
}

pub const CASH: &str = "Bargeld";
pub const CASH_BOOK: &str = "Kassenbuch";
pub const CASH_BOOK_ABOUT: &str =
    "Anfangsbestand, Einnahmen, Ausgaben und der Bestand nach jeder Zeile, für Kasse oder Tresor.";
pub const PLACE: &str = "Ort";
pub const PLACES: &[&str] = &["Kasse", "Tresor"];
pub const TO_THE_BANK: &str = "Geld zur Bank";
pub const TO_THE_BANK_ABOUT: &str = "Was unterwegs ist und wie lange schon, und was eingezahlt wurde.";
pub const CONTROL: &str = "Kontrolle";
pub const CONTROLS: &str = "Internes Kontrollsystem";
pub const CONTROLS_ABOUT: &str = "Die zwanzig Regeln der Kasse mit ihrem Stand und dem, was zuletzt geschah.";
pub const DOCUMENTS: &str = "Dokumente";
pub const PROCEDURE: &str = "Verfahrensdokumentation";
pub const PROCEDURE_ABOUT: &str =
    "Wie in diesem Salon gebucht, gesichert und aufbewahrt wird, aus den geltenden Einstellungen.";
pub const PROGRAMMING: &str = "Informationen zum Programmierprotokoll";
pub const PROGRAMMING_ABOUT: &str =
    "Was an der Kasse nicht verändert werden kann und was aufgezeichnet wird.";
pub const VERSIONS: &str = "Fassungen der Dokumente";
pub const VERSIONS_ABOUT: &str = "Jede Fassung mit Tag und Prüfsumme; jede bleibt lesbar.";
pub const KEEP: &str = "Stand festhalten";
