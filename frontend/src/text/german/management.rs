//! Words of the owner's pages: team, salon, receipt, printers, register.

use contract::printing::{CodePage, PaperWidth, PrintState, PrinterLink};
use contract::{Day, Effect, Moment, Role};

use crate::text::sets::{FormWords, ListWords};

pub const TITLE: &str = "Management";
pub const TEAM: &str = "Team";
pub const RIGHTS: &str = "Wer darf was";
pub const SALON: &str = "Salondaten";
pub const RECEIPT: &str = "Logo und Bontext";
pub const PRINTERS: &str = "Drucker";
pub const JOBS: &str = "Offene Ausdrucke";
pub const REGISTER: &str = "Kasse und Sperre";
pub const LISTS: &str = "Listen und Berichte";

pub const SAVE: &str = "Speichern";
pub const ADD: &str = "Anlegen";
pub const SAVED: &str = "Gespeichert.";
pub const BACK: &str = "Zurück";
pub const NAME: &str = "Name";

pub const TEAM_ROOM: ListWords = ListWords {
    title: TEAM,
    new: NEW_PERSON,
    how: "",
    head: &[("Name", false), ("Rolle", false), ("Heute", false)],
    empty: "Hier steht Ihr Team, sobald die erste Person angelegt ist.",
    choose: "Bitte links eine Person wählen oder eine neue anlegen.",
};
pub const NEW_PERSON: &str = "Neue Person";
pub const PERSON_FORM: FormWords = FormWords { new: NEW_PERSON, add: ADD, save: SAVE };
pub const SHORT_NAME: &str = "Kurzname auf der Kasse";
pub const SHORT_NAME_HINT: &str = "Leer: der Vorname.";
pub const ROLE: &str = "Rolle";
pub const PERFORMS: &str = "Führt Leistungen aus";
pub const ACTIVE: &str = "Im Team";
pub const FORMER: &str = "nicht mehr im Team";
pub const ON_DUTY: &str = "im Dienst";
pub const OFF_DUTY: &str = "nicht da";
pub const NO_PIN: &str = "noch ohne PIN";
pub const SET_PIN: &str = "PIN setzen";
pub const OLD_PIN: &str = "Bisherige PIN";
pub const PIN: &str = "Neue PIN (vier bis acht Ziffern)";
pub const PIN_AGAIN: &str = "Noch einmal";
pub const PINS_DIFFER: &str = "Die beiden PINs sind verschieden.";
pub const PIN_SET: &str = "Die neue PIN gilt ab sofort.";
pub const STAFF_RIGHTS: &str = "Datenschutz";
pub const STAFF_INFORMATION: &str = "Auskunft (PDF und JSON)";
pub const STAFF_ERASE: &str = "Daten löschen …";
pub const STAFF_ERASE_TITLE: &str = "Daten einer ausgeschiedenen Person löschen";
pub const STAFF_ACTIVE_HOW: &str = "Die Auskunft enthält alles, was über diese Person gespeichert ist (Art. 15 DSGVO). Löschen geht, sobald sie nicht mehr im Team ist.";
pub const STAFF_FORMER_HOW: &str = "Die Auskunft enthält alles, was über diese Person gespeichert ist (Art. 15 DSGVO). Das Kassenbuch behält ihren Namen auch nach dem Löschen; vorher steht, was bleibt und bis wann.";
pub const HISTORY_STAYS: &str = "Gebuchte Belege behalten den Namen, den sie haben.";

pub const RIGHTS_HOW: &str = "Jede Rolle darf auch, was die Rollen vor ihr dürfen. Fehlt ein Recht, kann eine berechtigte Person mit ihrer PIN zustimmen; beide Namen stehen dann in der Buchung.";
pub const RIGHTS_HEAD: &[(&str, bool)] = &[
    ("Tätigkeit", false),
    ("Azubi", false),
    ("Friseurin/Friseur", false),
    ("Rezeption", false),
    ("Inhaber", false),
    ("Wirkung", false),
];
pub const MAY: &str = "ja";
pub const MAY_NOT: &str = "–";

pub const SALON_HOW: &str = "So steht der Salon auf jedem Beleg.";
pub const SALON_LOCKED: &str = "Solange ein Tag offen ist, bleiben diese Daten, wie sie sind: Alle Belege eines Tages tragen dieselben. Nach dem Tagesabschluss lassen sie sich ändern.";
pub const STREET: &str = "Straße und Hausnummer";
pub const POSTCODE: &str = "Postleitzahl";
pub const CITY: &str = "Ort";
pub const TAX_NUMBER: &str = "Steuernummer";
pub const VAT_ID: &str = "USt-IdNr.";
pub const SMALL_BUSINESS: &str = "Kleinunternehmer (§ 19 UStG): keine Umsatzsteuer ausweisen";
pub const LIMITS: &str = "Grenzen nach § 19 UStG";
pub const LIMIT_NOW: &str = "Höchstens in diesem Jahr";
pub const LIMIT_NEXT_YEAR: &str = "Höchstens, um es im nächsten zu bleiben";
pub const NOT_SAID: &str = "nicht angegeben";
pub const TURNOVER_ELSEWHERE: &str = "Umsatz außerhalb dieser Kasse";
pub const TURNOVER_ELSEWHERE_HOW: &str =
    "Was eine frühere Kasse oder Rechnungen eingenommen haben, zählt mit.";
pub const FOUNDED: &str = "Der Salon wurde in diesem Jahr gegründet";
pub const TURNOVER_UNREAD: &str = "Bitte die Umsätze als Beträge eingeben, zum Beispiel 12.500,00.";

pub const KEY: &str = "Umsatzsteuerschlüssel nach § 19 UStG";
pub const KEY_HOW: &str = "Umsatz von Kleinunternehmern ist seit 2025 steuerfrei: Schlüssel 6. Ältere Fachbücher nennen Schlüssel 5. Bitte nur ändern, wenn die Steuerberatung es sagt; ihr Name und der Tag stehen danach im Kassenbuch und in der Verfahrensdokumentation.";
pub const KEY_CHOICE: &str = "Schlüssel";
pub const KEY_EXEMPT: &str = "6: steuerfrei";
pub const KEY_NOT_TAXABLE: &str = "5: nicht steuerbar";
pub const ADVISER: &str = "Auskunft von (Steuerberatung)";
pub const ADVICE_DAY: &str = "Auskunft am";
pub const ADVICE_DAY_MISSING: &str = "Bitte den Tag der Auskunft eingeben, zum Beispiel 2711.";
pub const KEY_SAVE: &str = "Schlüssel speichern";

pub fn turnover_of(year: i32) -> String {
    format!("Umsatz {year}")
}

pub const FOOTER: &str = "Fußtext";
pub const FOOTER_HOW: &str =
    "Nur Logo und ein Fußtext sind frei. Alles andere auf dem Bon schreibt das Gesetz vor und steht fest.";
pub const LOGO: &str = "Logo (PNG, schwarz-weiß)";
pub const LOGO_NONE: &str = "Noch kein Logo.";
pub const LOGO_AWAY: &str = "Logo entfernen";
pub const LOGO_ALT: &str = "Logo des Salons";
pub const LOGO_BAD: &str = "Bitte eine PNG-Datei bis 200 KB wählen.";

pub const PRINTERS_ROOM: ListWords = ListWords {
    title: PRINTERS,
    new: NEW_PRINTER,
    how: "",
    head: &[("Name", false), ("Anschluss", false), ("Papier", false), ("Aufgabe", false)],
    empty: "Noch kein Drucker. Bons erscheinen auf dem Bildschirm und lassen sich als PDF ausgeben.",
    choose: "Bitte links einen Drucker wählen oder einen neuen anlegen.",
};
pub const NEW_PRINTER: &str = "Neuer Drucker";
pub const PRINTER_FORM: FormWords = FormWords { new: NEW_PRINTER, add: ADD, save: SAVE };
pub const LINK: &str = "Anschluss";
pub const HOST: &str = "Adresse";
pub const PORT: &str = "Port";
pub const SERIAL_PORT: &str = "Schnittstelle";
pub const SERIAL_HINT: &str = "Zum Beispiel COM3 oder /dev/ttyUSB0.";
pub const BAUD: &str = "Baud";
pub const VENDOR: &str = "Hersteller (hex)";
pub const PRODUCT: &str = "Gerät (hex)";
pub const PAPER: &str = "Papier";
pub const CODE_PAGE: &str = "Zeichensatz";
pub const GETS_RECEIPTS: &str = "Druckt die Bons";
pub const HAS_DRAWER: &str = "Die Kassenlade hängt hier";
pub const TASK_RECEIPTS: &str = "Bons";
pub const TASK_DRAWER: &str = "Lade";
pub const TEST: &str = "Testdruck";
pub const TESTED: &str = "Der Testdruck ist unterwegs: Umlaute, ß und € müssen stimmen.";
pub const REMOVE: &str = "Entfernen";
pub const REMOVE_HOW: &str = "Wartende Bons gehen an den Bondrucker.";
pub const REMOVED: &str = "Der Drucker ist entfernt.";
pub const NO_NUMBER: &str =
    "Bitte prüfen: Port und Baud sind Zahlen, Hersteller und Gerät hexadezimal wie 04b8.";

pub const JOBS_HEAD: &[(&str, bool)] =
    &[("Was", false), ("Drucker", false), ("Zustand", false), ("Was nun?", false)];
pub const JOBS_EMPTY: &str = "Alles ist gedruckt. Was warten muss, steht hier.";
pub const JOBS_HOW: &str = "Gebucht ist jeder dieser Belege; nur das Papier fehlt noch.";
pub const RESEND: &str = "Erneut drucken";
pub const ELSEWHERE: &str = "Anderer Drucker";
pub const AS_PDF: &str = "Als PDF";
pub const LIES_THERE: &str = "Ja, liegt da";
pub const MISSING: &str = "Nein, drucken";
pub const SENT: &str = "Der Auftrag ist unterwegs.";

pub const LOCK_TITLE: &str = "Automatische Sperre";
pub const LOCK_MINUTES: &str = "Minuten ohne Berührung";
pub const LOCK_HOW: &str =
    "1 bis 60. Während einer Zahlung oder Zählung sperrt das Fenster nie; Getipptes bleibt immer stehen.";
pub const NO_MINUTES: &str = "Bitte eine Zahl von 1 bis 60 eingeben.";
pub const LATE_TITLE: &str = "Zu späte Absagen";
pub const LATE_HOURS: &str = "Stunden vor dem Termin";
pub const LATE_HOW: &str = "Wer kürzer davor absagt, wird gezählt, und der halbe Preis wird als Ausfallgebühr vorgeschlagen. \
     0 bis 168; bei 0 ist keine Absage zu spät.";
pub const NO_HOURS: &str = "Bitte eine Zahl von 0 bis 168 eingeben.";
pub const KEY_TITLE: &str = "Diese Kasse";
pub const SERIAL: &str = "Seriennummer";
pub const FINGERPRINT: &str = "Fingerabdruck des Schlüssels";
pub const FINGERPRINT_HOW: &str =
    "Er steht auf jedem Z-Bericht. Damit lässt sich das Kassenbuch ohne dieses Programm prüfen.";
pub const PUBLIC_KEY: &str = "Öffentlicher Schlüssel";
pub const KEY_PLACE: &str = "Der geheime Schlüssel liegt";
pub const VERSION: &str = "Programmversion";

/// The roles that a person can have, with their words.
#[must_use]
pub fn roles() -> Vec<(Role, String)> {
    Role::OF_PEOPLE.iter().map(|role| (*role, role.german().to_owned())).collect()
}

#[must_use]
pub const fn effect(effect: Effect) -> &'static str {
    match effect {
        Effect::Read => "liest nur",
        Effect::Write => "ändert Stammdaten oder Vorgänge",
        Effect::Sign | Effect::Book => "schreibt ins Kassenbuch",
        Effect::Door => "Anmeldung, PIN und Dateien",
    }
}

#[must_use]
pub fn link(link: &PrinterLink) -> String {
    match link {
        PrinterLink::Tcp { host, port } => format!("Netz {host}:{port}"),
        PrinterLink::Serial { port, baud } => format!("Seriell {port}, {baud} Baud"),
        PrinterLink::Usb { vendor, product } => format!("USB {vendor:04x}:{product:04x}"),
        PrinterLink::Pdf => "PDF-Dateien".to_owned(),
    }
}

pub const PAPERS: [(PaperWidth, &str); 2] = [(PaperWidth::Mm80, "80 mm"), (PaperWidth::Mm58, "58 mm")];
pub const CODE_PAGES: [(CodePage, &str); 2] =
    [(CodePage::Cp858, "CP858 (üblich)"), (CodePage::Cp1252, "CP1252 (Windows)")];

#[must_use]
pub const fn paper(width: PaperWidth) -> &'static str {
    match width {
        PaperWidth::Mm58 => "58 mm",
        PaperWidth::Mm80 => "80 mm",
    }
}

#[must_use]
pub const fn state(state: PrintState) -> &'static str {
    match state {
        PrintState::NoPrinter => "kein Drucker eingerichtet",
        PrintState::Waiting => "wartet",
        PrintState::Printing => "druckt",
        PrintState::Printed => "gedruckt",
        PrintState::Stuck => "Drucker antwortet nicht",
        PrintState::Unsure => "Liegt der Bon im Drucker?",
        PrintState::Settled => "erledigt",
    }
}

#[must_use]
pub fn queued(at: Moment, attempts: u32) -> String {
    match attempts {
        0 | 1 => format!("seit {} Uhr", at.hour_minute()),
        attempts => format!("seit {} Uhr, {attempts} Versuche", at.hour_minute()),
    }
}

#[must_use]
pub fn staff_erased(on: Day) -> String {
    format!(
        "Die Daten wurden am {} gelöscht. Im Kassenbuch stehen Buchungen weiter unter dem Namen von damals, solange das Gesetz es verlangt. Wer wieder ins Team kommt, wird neu angelegt.",
        on.german()
    )
}
