//! Words of the customer file.

use contract::consents::{Consent, ConsentKind};
use contract::customer_import::{ImportEnd, ImportPreview};
use contract::customers::{Customer, Merge, Phone, Salutation};
use contract::dossier::{CustomerFile, Photo};
use contract::formulas::{Decigrams, Formula};
use contract::patch_tests::PatchTest;
use contract::printing::PrintState;
use contract::{Day, Moment};

use crate::text::sets::ImportWords;

pub const TITLE: &str = "Kunden";
pub const SEARCH: &str = "Name, Telefon oder E-Mail";
pub const HEAD: &[(&str, bool)] = &[("Name", false), ("Telefon", true), ("Zuletzt da", true)];
pub const EMPTY: &str =
    "Hier stehen die Kundinnen und Kunden. Legen Sie die erste an, oder lesen Sie eine Datei ein.";
pub const EMPTY_FOUND: &str = "Niemand gefunden. Teile von Wörtern genügen; kleine Tippfehler schaden nicht.";
pub const CHOOSE: &str = "Bitte links eine Kundin wählen oder eine neue anlegen.";
pub const SHOW_INACTIVE: &str = "Abgelegte zeigen";
pub const NEW: &str = "Neue Kundin";
pub const MORE: &str = "Mehr zeigen";
pub const BACK: &str = "Zurück";
pub const SAVE: &str = "Speichern";
pub const SAVED: &str = "Gespeichert.";
pub const CANCEL: &str = "Abbrechen";

pub const PARTS: &str = "Teile der Kartei";
pub const HISTORY: &str = "Verlauf";
pub const MASTER: &str = "Stammdaten";
pub const FORMULAS: &str = "Rezepturen";
pub const PATCH: &str = "Verträglichkeit";
pub const CONSENTS: &str = "Einwilligungen";
pub const KINDS: &str = "Zeigen";
pub const ALL: &str = "Alles";
pub const HISTORY_EMPTY: &str =
    "Hier steht alles, was mit dieser Kundin geschieht: Belege, Rezepturen, Tests, Einwilligungen.";
pub const ERASED: &str = "Gelöschte Kundin";
pub const INACTIVE: &str = "abgelegt";
pub const ALLERGIES: &str = "Allergien";

pub const SALUTATION: &str = "Anrede";
pub const NAME: &str = "Name";
pub const PHONE: &str = "Telefon";
pub const MORE_PHONES: &str = "Weitere Nummern";
pub const MORE_PHONES_HINT: &str = "Zum Beispiel: privat 0421 77, Mutter 0171 5";
pub const MAILS: &str = "E-Mail";
pub const BIRTHDAY: &str = "Geburtstag";
pub const BIRTHDAY_HINT: &str = "Zum Beispiel 24.12.1980";
pub const NO_BIRTHDAY: &str = "Dieses Datum ist nicht lesbar. Bitte als 24.12.1980 schreiben.";
pub const STREET: &str = "Straße und Hausnummer";
pub const POSTCODE: &str = "PLZ";
pub const CITY: &str = "Ort";
pub const GROUPS: &str = "Gruppen";
pub const GROUPS_HINT: &str = "Durch Kommas getrennt";
pub const STYLIST: &str = "Stammfriseurin";
pub const NO_STYLIST: &str = "keine feste";
pub const GUARDIAN: &str = "Erziehungsberechtigte";
pub const ALLERGIES_FIELD: &str = "Allergien und Unverträglichkeiten";
pub const INVOICE_ADDRESS: &str = "Rechnungsanschrift, wenn abweichend";
pub const NOTE: &str = "Interne Notiz";
pub const POP_UP: &str = "Notiz sofort zeigen";
pub const SET_ASIDE: &str = "Ablegen";
pub const TAKE_BACK: &str = "Wieder aufnehmen";
pub const LIKELY: &str = "Gibt es vielleicht schon:";

pub const MERGE: &str = "Zusammenführen …";
pub const MERGE_TITLE: &str = "Zwei Karteien zusammenführen";
pub const MERGE_HOW: &str =
    "Wer ist dieselbe Person? Beide Verläufe stehen dann in dieser Kartei; 90 Tage lang lässt es sich lösen.";
pub const MERGE_DO: &str = "Zusammenführen";
pub const MERGED: &str = "Zusammengeführt.";
pub const UNDO: &str = "Lösen";

pub const MIX: &str = "Neue Rezeptur";
pub const MIX_TITLE: &str = "Rezeptur";
pub const COPY: &str = "Noch einmal";
pub const RESULT: &str = "Ergebnis";
pub const SLIP: &str = "Mischzettel";
pub const FORMULAS_EMPTY: &str = "Hier stehen die Rezepturen, sobald eine gemischt wurde.";
pub const SECTION: &str = "Wo (Ansatz, Längen)";
pub const RATIO: &str = "Verhältnis";
pub const MATERIAL: &str = "Material";
pub const FREE_MATERIAL: &str = "(anderes)";
pub const MATERIAL_NAME: &str = "Bezeichnung";
pub const GRAMS: &str = "Gramm";
pub const ANOTHER: &str = "Noch eine Zeile";
pub const TOTAL: &str = "Auf Gesamtgramm";
pub const SCALE: &str = "Umrechnen";
pub const MINUTES: &str = "Einwirkzeit in Minuten";
pub const RESULT_FIELD: &str = "Ergebnis";
pub const KEEP: &str = "Festhalten";
pub const NO_GRAMS: &str = "Ein Gewicht ist nicht lesbar. Bitte in Gramm, zum Beispiel 40 oder 7,5.";
pub const NO_MINUTES: &str = "Minuten sind eine ganze Zahl, zum Beispiel 35.";

pub const TEST_NEW: &str = "Test festhalten";
pub const TEST_HEAD: &[(&str, bool)] = &[
    ("Produktlinie", false),
    ("Getestet", true),
    ("Ergebnis", false),
    ("Gilt vor dem", true),
    ("Von", false),
    ("Aktion", false),
];
pub const TESTS_EMPTY: &str = "Noch kein Verträglichkeitstest.";
pub const LINE: &str = "Produktlinie";
pub const TESTED: &str = "Getestet am";
pub const TESTED_HINT: &str = "Zum Beispiel 02.05.2026";
pub const REMARK: &str = "Bemerkung";
pub const NO_LINE: &str = "Bitte zuerst eine Produktlinie anlegen.";
pub const NO_TEST_DAY: &str = "Bitte den Tag des Tests eingeben, zum Beispiel 02.05.2026.";
pub const RELEASE: &str = "Freigeben …";
pub const RELEASE_TITLE: &str = "Ohne gültigen Test freigeben";
pub const RELEASE_HOW: &str =
    "Die Inhaberin gibt mit ihrer PIN frei. Es gilt nur heute und steht mit Grund in der Kartei.";
pub const RELEASE_REASONS: &[&str] = &["Test im Salon liegt vor", "Kundin besteht darauf"];
pub const RELEASE_DO: &str = "Freigeben";
pub const RELEASED: &str = "Für heute freigegeben.";
pub const SERVICE: &str = "Leistung";
pub const CORRECT: &str = "Berichtigen …";
pub const CORRECT_TITLE: &str = "Ergebnis berichtigen";
pub const CORRECT_HOW: &str = "Das Ergebnis zählt dann nicht mehr. Es bleibt mit Grund in der Kartei stehen (Art. 16 DSGVO); die Inhaberin gibt das mit ihrer PIN frei.";
pub const CORRECT_REASONS: &[&str] = &["Bei der falschen Kundin eingetragen", "Falsches Ergebnis angetippt"];
pub const CORRECT_DO: &str = "Berichtigen";
pub const CORRECTED: &str = "Berichtigt.";

pub const CONSENTED: &str = "Liegt unterschrieben vor";
pub const NOT_CONSENTED: &str = "nicht erteilt";
pub const WITHDRAW: &str = "Widerrufen";
pub const PRIVACY: &str = "Datenschutz";
pub const INFORMATION: &str = "Auskunft (PDF und JSON)";
pub const ERASE: &str = "Daten löschen …";
pub const ERASE_TITLE: &str = "Kundendaten löschen";
pub const GUEST_ERASE: &str = "Gast ohne Kartei löschen …";
pub const GUEST_ERASE_TITLE: &str = "Gastdaten löschen";
pub const GUEST_NAME: &str = "Name, wie er im Kalender steht";
pub const GUEST_PHONE: &str = "Telefon";
pub const GUEST_PHONE_HINT: &str = "Leer: alle unter diesem Namen";
pub const GUEST_SEEK: &str = "Suchen";
pub const WITHDRAW_HEALTH: &str = "Ein Widerruf löscht Allergien und die Ergebnisse der Rezepturen. Verträglichkeitstests und Freigaben sieht danach nur noch die Inhaberin, gesperrt bis zum Ende des dritten Jahres (§§ 195, 199 BGB).";
pub const WITHDRAW_PHOTOS: &str = "Ein Widerruf löscht die Fotos.";
pub const PROPOSALS: &str = "Löschvorschläge";
pub const PROPOSALS_TITLE: &str = "Lange nicht da gewesen";
pub const PROPOSALS_NONE: &str = "Niemand ist so lange weggeblieben.";

pub const IMPORT: ImportWords = ImportWords {
    button: "Einlesen …",
    title: "Kunden einlesen",
    how: "CSV-Datei mit Kopfzeile oder vCard. Zuerst wird nur geprüft; eingelesen werden alle Zeilen oder keine.",
    file: "Datei",
    accept: ".csv,.txt,.vcf",
    take: "Einlesen",
    head: &[("Zeile", true), ("Name", false), ("Was", false)],
};
pub const WITHOUT_TWINS: &str = "Ohne die, die es schon gibt";
pub const WITHOUT_BAD: &str = "Ohne die Zeilen, die nicht lesbar sind";

pub const PHOTO_ADD: &str = "Foto ablegen …";
pub const PHOTO_TITLE: &str = "Foto ablegen";
pub const PHOTO_WHAT: &str = "Was ist zu sehen?";
pub const PHOTO_USUAL: [&str; 3] = ["Vorher", "Nachher", "Vorlage"];
pub const PHOTO_FILE: &str = "Foto (JPEG, PNG oder WebP)";
pub const PHOTO_KEEP: &str = "Ablegen";
pub const PHOTO_KEPT: &str = "Das Foto liegt in der Kartei.";
pub const PHOTO_WITHOUT: &str = "Für Fotos liegt keine Einwilligung vor. Bitte zuerst unterschreiben lassen und eintragen; dann lässt sich hier ein Foto ablegen.";
pub const TO_CONSENTS: &str = "Zu den Einwilligungen";
pub const PHOTO_LARGE: &str = "Foto";
pub const PHOTO_BESIDE: &str = "Daneben zeigen";
pub const PHOTO_ALONE: &str = "kein anderes";
pub const PHOTO_REMOVE: &str = "Löschen …";
pub const PHOTO_REMOVE_SURE: &str = "Das Foto wird endgültig gelöscht.";
pub const PHOTO_REMOVE_DO: &str = "Endgültig löschen";
pub const PHOTO_REMOVED: &str = "Das Foto ist gelöscht.";

pub const CONFIRM: &str = "Per E-Mail bestätigen …";
pub const CONFIRM_TITLE: &str = "Termin per E-Mail bestätigen";
pub const CONFIRM_HOW: &str =
    "Nur auf Wunsch der Kundin oder des Kunden. Der Termin liegt als Kalenderdatei bei.";

/// `ohne Befund`, or that it was corrected and why.
#[must_use]
pub fn test_result(test: &PatchTest) -> String {
    let result = match &test.corrected {
        None => test.result.german().to_owned(),
        Some(why) => format!("{}, berichtigt: {} ({})", test.result.german(), why.reason, why.by),
    };
    match test.locked {
        None => result,
        Some(until) => format!("{result}, gesperrt bis {}", until.german()),
    }
}

/// What is said of a photo: `12.05.2026 · Vorher · Jana`.
#[must_use]
pub fn photo_line(photo: &Photo) -> String {
    let caption = Some(photo.caption.as_str()).filter(|caption| !caption.is_empty());
    format!("{} · {} · {}", photo.at.day().german(), caption.unwrap_or(PHOTO_LARGE), photo.by)
}

#[must_use]
pub const fn salutation(salutation: Salutation) -> &'static str {
    match salutation {
        Salutation::None => "keine",
        other => other.german(),
    }
}

/// The day of a last visit; nothing if there was none.
#[must_use]
pub fn day_of(moment: Option<Moment>) -> String {
    moment.map(|moment| moment.day().german()).unwrap_or_default()
}

/// `mobil 0171 555`.
#[must_use]
pub fn phone(phone: &Phone) -> String {
    format!("{} {}", phone.label, phone.number).trim().to_owned()
}

#[must_use]
pub fn named(customer: &Customer) -> String {
    let phone = customer.phone.as_deref().filter(|phone| !phone.is_empty());
    phone.map_or_else(|| customer.name.clone(), |phone| format!("{} · {phone}", customer.name))
}

#[must_use]
pub fn erased_on(day: Day) -> String {
    format!("Die Daten wurden am {} gelöscht. Belege bleiben, solange das Gesetz es verlangt.", day.german())
}

/// What is known at a glance: visits, turnover, stylist, birthday, groups.
#[must_use]
pub fn facts(file: &CustomerFile, turnover: &str) -> String {
    let visits = match file.visits {
        0 => "noch kein Besuch".to_owned(),
        1 => format!("1 Besuch · {turnover}"),
        count => format!("{count} Besuche · {turnover}"),
    };
    let mut parts = vec![visits];
    parts.extend(file.last_visit.map(|moment| format!("zuletzt {}", moment.day().german())));
    parts.extend(file.stylist.as_ref().map(|stylist| format!("bei {stylist}")));
    parts.extend(file.master.birthday.map(|day| format!("geboren {}", day.german())));
    parts.extend(file.master.groups.iter().cloned());
    parts.join(" · ")
}

#[must_use]
pub fn undo_until(merge: &Merge) -> String {
    let day = merge.at.day().german();
    format!("Mit „{}“ zusammengeführt am {day}, lösbar bis {}", merge.name, merge.undo_until.german())
}

#[must_use]
pub fn formula_head(formula: &Formula) -> String {
    let section = Some(formula.mixture.section.as_str()).filter(|section| !section.is_empty());
    format!("{} · {}", formula.at.day().german(), section.unwrap_or("Rezeptur"))
}

#[must_use]
pub fn formula_facts(formula: &Formula, cost: &str) -> String {
    let mut parts = vec![format!("Material {cost}")];
    if formula.without_cost > 0 {
        parts.push(format!("{} ohne Preis", formula.without_cost));
    }
    if !formula.mixture.ratio.is_empty() {
        parts.push(format!("Verhältnis {}", formula.mixture.ratio));
    }
    parts.push(formula.by.clone());
    if !formula.mixture.result.is_empty() {
        parts.push(formula.mixture.result.clone());
    }
    parts.join(" · ")
}

/// What lies in the bowl now.
#[must_use]
pub fn in_bowl(total: Decigrams) -> String {
    if total.0 == 0 { String::new() } else { format!("Jetzt zusammen {}", total.german()) }
}

#[must_use]
pub fn mixed(cost: &str) -> String {
    format!("Festgehalten. Material {cost}.")
}

#[must_use]
pub const fn slip_out(state: PrintState) -> &'static str {
    match state {
        PrintState::NoPrinter => "Es ist kein Drucker eingerichtet.",
        _ => "Der Mischzettel wird gedruckt.",
    }
}

#[must_use]
pub fn consented(consent: &Consent) -> String {
    format!("erteilt am {}, Fassung {}", consent.given.german(), consent.version)
}

#[must_use]
pub fn wording(version: u32) -> String {
    format!("Wortlaut, Fassung {version}")
}

#[must_use]
pub fn proposals_how(months: u32) -> String {
    format!(
        "Diese Kundinnen waren seit mehr als {months} Monaten nicht da. Gelöscht wird nur, wen Sie auswählen und löschen."
    )
}

#[must_use]
pub fn looked_at(preview: &ImportPreview) -> String {
    match (preview.rows, preview.bad_count, preview.duplicate_count) {
        (1, 0, 0) => "1 Eintrag, in Ordnung.".to_owned(),
        (rows, 0, 0) => format!("{rows} Einträge, alle in Ordnung."),
        (rows, 0, 1) => format!("{rows} Einträge in Ordnung; einen davon gibt es wohl schon."),
        (rows, 0, twins) => format!("{rows} Einträge in Ordnung; {twins} davon gibt es wohl schon."),
        (rows, 1, _) => format!("Einer von {rows} Einträgen ist fehlerhaft. So wird nichts eingelesen."),
        (rows, bad, _) => format!("{bad} von {rows} Einträgen sind fehlerhaft. So wird nichts eingelesen."),
    }
}

#[must_use]
pub fn progress((done, total): (u32, u32)) -> String {
    format!("{done} von {total} eingelesen …")
}

#[must_use]
pub fn imported(end: &ImportEnd) -> String {
    match end.left_out {
        0 => format!("{} eingelesen.", end.added),
        left_out => format!("{} eingelesen, {left_out} gab es schon.", end.added),
    }
}

/// What taking a consent back does at once; nothing where it is only asked for later.
pub const fn withdrawn_means(kind: ConsentKind) -> Option<&'static str> {
    match kind {
        ConsentKind::Health => Some(WITHDRAW_HEALTH),
        ConsentKind::Photos => Some(WITHDRAW_PHOTOS),
        ConsentKind::RemindersByMail | ConsentKind::RemindersBySms | ConsentKind::Marketing => None,
    }
}
