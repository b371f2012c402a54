//! What may speak against making an archive, or keeping a file where people keep theirs.

use super::refusals;

refusals!(
    /// No about archives and files that a person keeps.
    ArchiveRefusal {
        MonthOrYear = "archive.month_or_year", "Archiviert wird ein Monat oder ein Jahr.";
        NoEntries { title: String } = "archive.no_entries", "Zu „{title}“ gibt es keine Buchungen, also auch kein Archiv.";
        UnderWay { title: String } = "archive.under_way", "Das Archiv {title} wird gerade gemacht. Bitte warten oder abbrechen.";
        Cancelled = "archive.cancelled", "Das Archiv wurde abgebrochen. Es ist nichts liegen geblieben.";
        NoFile { file: String } = "archive.no_file", "Die Datei {file} liegt nicht mehr im Archivordner. Bitte das Archiv noch einmal machen.";
        NotHandedOut { file: String } = "archive.not_handed_out", "Eine Datei wie „{file}“ gibt das Programm nicht heraus.";
        NotKept { why: String } = "archive.not_kept", "Die Datei konnte nicht gespeichert werden ({why}). Bitte Platz und Rechte des Ordners für Downloads prüfen.";
    }
);
