//! Words of services and articles.

use contract::catalogue::{GroupTone, ImportReport};
use contract::{Day, LineNature, Money, VatKey};

use crate::text::sets::{FormWords, ImportWords};
use crate::ui::euro;

pub const TITLE: &str = "Artikel";
pub const SEARCH: &str = "Name oder EAN";
pub const ALL: &str = "Alle";
pub const GROUPS: &str = "Gruppen";
pub const HEAD: &[(&str, bool)] =
    &[("Name", false), ("Gruppe", false), ("Dauer", true), ("USt", true), ("Preis", true)];
pub const EMPTY: &str = "Hier stehen Leistungen und Artikel. Legen Sie den ersten an, oder lesen Sie eine Preisliste als CSV ein.";
pub const EMPTY_FILTERED: &str = "Nichts gefunden. Teile von Wörtern genügen, in beliebiger Reihenfolge.";
pub const INACTIVE: &str = "nicht mehr im Angebot";
pub const SHOW_INACTIVE: &str = "Auch frühere";
pub const NEW: &str = "Neuer Artikel";
pub const ARTICLE_FORM: FormWords = FormWords { new: NEW, add: ADD, save: SAVE };
pub const EDIT_GROUPS: &str = "Gruppen …";
pub const CHOOSE: &str = "Bitte links einen Artikel wählen oder einen neuen anlegen.";

pub const NAME: &str = "Name";
pub const GROUP: &str = "Gruppe";
pub const NATURE: &str = "Art";
pub const VAT: &str = "Umsatzsteuer";
pub const PRICE: &str = "Preis mit Umsatzsteuer";
pub const DURATION: &str = "Dauer in Minuten";
pub const PROCESSING: &str = "Einwirkzeit in Minuten";
pub const EAN: &str = "EAN";
pub const EAN_HINT: &str = "Tippen oder einfach scannen.";
pub const ACTIVE: &str = "Im Angebot";
pub const SAVE: &str = "Speichern";
pub const ADD: &str = "Anlegen";
pub const SAVED: &str = "Gespeichert.";
pub const NO_MINUTES: &str = "Minuten sind eine ganze Zahl, zum Beispiel 45.";
pub const NO_PRICE: &str = "Bitte einen Preis eingeben, zum Beispiel 32,00.";
pub const NO_GROUP_YET: &str = "Bitte zuerst unter „Gruppen …“ eine Gruppe anlegen.";

pub const NEW_PRICE: &str = "Neuer Preis";
pub const FROM: &str = "Gilt ab";
pub const SET_PRICE: &str = "Preis setzen";
pub const HISTORY: &str = "Preise bisher";
pub const HISTORY_HEAD: &[(&str, bool)] = &[("Ab", false), ("Preis", true), ("Geändert von", false)];
pub const HISTORY_EMPTY: &str = "Hier steht jede Änderung, sobald es eine gibt.";
pub const PRICES_STAY: &str = "Frühere Preise und gebuchte Belege bleiben, wie sie sind.";

pub const GROUPS_TITLE: &str = "Gruppen der Preisliste";
pub const GROUP_NEW: &str = "Neue Gruppe";
pub const GROUP_NAME: &str = "Name der Gruppe";
pub const GROUP_TONE: &str = "Art und Farbe";
pub const CLOSE: &str = "Schließen";
pub const BACK: &str = "Zurück";

pub const IMPORT: ImportWords = ImportWords {
    button: "CSV einlesen …",
    title: "Preisliste einlesen",
    how: "CSV-Datei mit der Kopfzeile Name;Gruppe;Art;Preis;USt;Dauer;Einwirkzeit;EAN. Zuerst wird nur geprüft; eingelesen werden alle Zeilen oder keine.",
    file: "Datei",
    accept: ".csv,.txt",
    take: "Einlesen",
    head: &[("Zeile", true), ("Inhalt", false), ("Was fehlt", false)],
};
pub const IMPORT_LATER: &str =
    "Ist eine Zeile fehlerhaft, wird nichts eingelesen. Bitte die Datei berichtigen und noch einmal wählen.";

/// The kinds of group, with the word that stands for their colour.
pub const TONES: [(GroupTone, &str); 6] = [
    (GroupTone::Cut, "Schnitt"),
    (GroupTone::Colour, "Farbe"),
    (GroupTone::Care, "Pflege"),
    (GroupTone::Styling, "Styling"),
    (GroupTone::Retail, "Verkauf"),
    (GroupTone::Children, "Kinder"),
];

#[must_use]
pub const fn nature(nature: LineNature) -> &'static str {
    match nature {
        LineNature::Service => "Leistung",
        LineNature::Product => "Ware",
        LineNature::Other => "Sonstiges",
    }
}

/// The rates that a price list offers.
pub const RATES: [(VatKey, &str); 3] =
    [(VatKey::General, "19 %"), (VatKey::Reduced, "7 %"), (VatKey::Exempt, "steuerfrei")];

#[must_use]
pub fn rate(key: VatKey) -> &'static str {
    RATES.iter().find(|(of, _)| *of == key).map_or("ohne", |(_, word)| word)
}

#[must_use]
pub fn duration(minutes: Option<u32>, processing: Option<u32>) -> String {
    match (minutes, processing) {
        (Some(minutes), Some(processing)) => format!("{minutes} + {processing} min"),
        (Some(minutes), None) => format!("{minutes} min"),
        (None, _) => "–".to_owned(),
    }
}

#[must_use]
pub fn next_price(from: Day, price: Money) -> String {
    format!("ab {}: {}", from.german(), euro(price))
}

#[must_use]
pub fn price_set(name: &str, price: Money, from: Day) -> String {
    format!("{name} kostet ab {} {}.", from.german(), euro(price))
}

#[must_use]
pub fn looked_at(report: &ImportReport) -> String {
    let bad = report.bad.len();
    let good = format!("{} Zeilen: {} neu, {} geändert", report.rows, report.added, report.changed);
    match bad {
        0 => format!("{good}. Alles in Ordnung."),
        1 => format!("{good}, eine fehlerhaft."),
        bad => format!("{good}, {bad} fehlerhaft."),
    }
}

#[must_use]
pub fn imported(report: &ImportReport) -> String {
    format!("Eingelesen: {} neu, {} geändert.", report.added, report.changed)
}
