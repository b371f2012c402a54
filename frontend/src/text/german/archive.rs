//! Words of the archive.

use contract::archive::{ArchiveRow, ArchiveState, MadeArchive};

use crate::ui::Tone;

pub const TITLE: &str = "Archiv";
pub const HOW: &str = "Jeder Monat und jedes Jahr als eine ZIP-Datei: Berichte, Listen, alle Buchungen mit Signatur, und eine Prüfseite, die in jedem Browser ohne Internet prüft. Zehn Jahre aufbewahren, am besten an zwei Orten.";
pub const SPANS: [(bool, &str); 2] = [(false, "Monate"), (true, "Jahre")];
pub const HEAD: &[(&str, bool)] = &[("Zeitraum", false), ("Buchungen", true), ("Stand", false)];
pub const EMPTY: &str = "Hier stehen Monate und Jahre, sobald die Kasse eingerichtet ist.";
pub const MAKE: &str = "Archiv machen";
pub const AGAIN: &str = "Noch einmal machen";
pub const CANCEL: &str = "Abbrechen";
pub const KEEP: &str = "Kopie speichern";
pub const BEGUN: &str = "Das Archiv wird gemacht. Sie können weiterarbeiten.";
pub const CHOOSE: &str = "Bitte links einen Monat oder ein Jahr wählen.";
pub const PARTIAL_HOW: &str = "Dieser Zeitraum ist noch nicht zu Ende. Ein Archiv davon wird als „teilweise“ gekennzeichnet; nach dem letzten Tagesabschluss bitte noch einmal machen.";
pub const COMPARE: &str = "Mit Papier vergleichen: in der ZIP-Datei pruefen.html öffnen, die ZIP-Datei darauf ziehen und den QR-Code oder den Kettenkopf des letzten Z-Berichts aus dem Zeitraum und des letzten davor eingeben.";
pub const ENTRIES: &str = "Buchungen";
pub const MADE: &str = "Gemacht";
pub const BY: &str = "von";
pub const SIZE: &str = "Größe";
pub const FOLDER: &str = "Liegt in";
pub const SHA256: &str = "SHA-256";

pub fn missing(title: &str) -> String {
    format!("{title} ist noch nicht archiviert.")
}

pub fn running(title: &str, words: &str) -> String {
    format!("Archiv {title}: {words} …")
}

pub fn steps(done: u64, total: u64) -> String {
    format!("{done} von {total}")
}

pub fn done(title: &str) -> String {
    format!("Das Archiv {title} ist fertig.")
}

pub fn failed(title: &str, why: &str) -> String {
    format!("Archiv {title}: {why}")
}

pub fn kept(place: &str) -> String {
    format!("Gespeichert: {place}")
}

pub fn range(row: &ArchiveRow) -> String {
    format!("{} bis {}", row.first, row.last)
}

pub fn count(row: &ArchiveRow) -> String {
    (row.last.get() + 1).saturating_sub(row.first.get()).to_string()
}

/// Kilobytes or megabytes, rounded up.
pub fn size(bytes: u64) -> String {
    match bytes.div_ceil(1_024) {
        kilo @ 0..1_000 => format!("{kilo} KB"),
        kilo => format!("{} MB", kilo.div_ceil(1_024)),
    }
}

/// How a month or a year stands, in words.
pub fn state(row: &ArchiveRow) -> (&'static str, Tone) {
    match &row.made {
        None if row.over => ("noch nicht archiviert", Tone::Warn),
        None => ("läuft noch", Tone::Plain),
        Some(MadeArchive { state: ArchiveState::Missing, .. }) => ("Datei fehlt", Tone::Bad),
        Some(MadeArchive { state: ArchiveState::Changed, .. }) => ("Datei verändert", Tone::Bad),
        Some(MadeArchive { state: ArchiveState::Outdated, .. }) => ("nicht mehr vollständig", Tone::Warn),
        Some(made) if made.partial => ("teilweise archiviert", Tone::Accent),
        Some(_) => ("archiviert", Tone::Ok),
    }
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_are_rounded_up() {
        assert_eq!([size(1), size(2_048), size(20 << 20)], ["1 KB", "2 KB", "20 MB"]);
    }
}
