//! Words of the set-up assistant.

pub const TITLE: &str = "Willkommen bei Lockbuch";
pub const STEPS: &[&str] = &["Salon", "Inhaberin", "Preisliste", "Drucker", "Prüfen"];
pub const NEXT: &str = "Weiter";
pub const BACK: &str = "Zurück";

pub const SALON: &str = "Was steht auf dem Bon?";
pub const SALON_WHY: &str = "Name und volle Anschrift gehören auf jeden Beleg (§ 6 KassenSichV).";
pub const NAME: &str = "Name des Salons";
pub const STREET: &str = "Straße und Hausnummer";
pub const POSTCODE: &str = "Postleitzahl";
pub const CITY: &str = "Ort";
pub const TAX_NUMBER: &str = "Steuernummer";
pub const TAX_NUMBER_HINT: &str = "Zum Beispiel 60/123/45678. Eine der beiden Nummern genügt.";
pub const VAT_ID: &str = "USt-IdNr.";
pub const REGISTER: &str = "Seriennummer der Kasse";
pub const REGISTER_HINT: &str = "Bleibt für immer, zum Beispiel HW-01.";
pub const SMALL_BUSINESS: &str = "Kleinunternehmer (§ 19 UStG): keine Umsatzsteuer ausweisen";

pub const OWNER: &str = "Wem gehört der Salon?";
pub const OWNER_WHY: &str =
    "Die Inhaberin richtet ein, ändert Preise und kann als Einzige einen Abschluss widerrufen.";
pub const OWNER_NAME: &str = "Vor- und Nachname";
pub const PIN: &str = "PIN (vier bis acht Ziffern)";
pub const PIN_AGAIN: &str = "PIN noch einmal";
pub const PINS_DIFFER: &str = "Die beiden PINs sind verschieden.";
pub const OWNER_MISSING: &str = "Bitte den Namen eingeben.";
pub const PIN_FORM: &str = "Eine PIN hat vier bis acht Ziffern.";
pub const CASH: &str = "Bargeld in der Kasse";
pub const CASH_HINT: &str = "Was jetzt in der Lade liegt; die erste Öffnung zählt es nach.";
pub const EARLIER: &str = "Nummern einer früheren Kasse fortführen";
pub const LAST_RECEIPT: &str = "Letzte Belegnummer";
pub const LAST_Z: &str = "Letzte Z-Nummer";
pub const NO_NUMBER: &str = "Bitte eine ganze Zahl eingeben.";
pub const NO_AMOUNT: &str = "Bitte einen Betrag eingeben, zum Beispiel 250,00.";

pub const PRICES: &str = "Womit soll die Preisliste beginnen?";
pub const PRICES_WHY: &str = "Alles lässt sich später unter Artikel ändern.";
pub const PRICES_SAMPLE: &str = "Mit einer Beispielliste";
pub const PRICES_EMPTY: &str = "Leer";
pub const PRICES_CSV: &str = "Aus einer CSV-Datei";
pub const PRICES_CSV_HOW: &str =
    "Kopfzeile: Name;Gruppe;Art;Preis;USt;Dauer;Einwirkzeit;EAN. Art ist Leistung oder Artikel.";
pub const CSV_MISSING: &str = "Bitte eine Datei wählen.";
pub const CSV_UNREADABLE: &str = "Die Datei ist nicht lesbar. Bitte eine andere wählen.";

pub const PRINTER: &str = "Worauf werden Bons gedruckt?";
pub const PRINTER_WHY: &str = "Ohne Drucker zeigt das Fenster jeden Bon und gibt ihn als PDF heraus.";
pub const PRINTER_NONE: &str = "Noch kein Drucker";
pub const PRINTER_NET: &str = "Bondrucker im Netz";
pub const PRINTER_PDF: &str = "PDF-Dateien";
pub const HOST: &str = "Adresse";
pub const PORT: &str = "Port";
pub const PAPER: &str = "Papierbreite";
pub const PAPER_80: &str = "80 mm";
pub const PAPER_58: &str = "58 mm";
pub const DRAWER: &str = "Die Kassenlade hängt an diesem Drucker";
pub const TRY: &str = "Probedruck";
pub const TRIED: &str = "Der Probedruck ist unterwegs.";
pub const HOST_MISSING: &str = "Bitte die Adresse des Druckers eingeben, zum Beispiel 192.168.1.50.";
pub const PRINTER_NAME: &str = "Bondrucker";
pub const PDF_NAME: &str = "PDF-Ordner";

pub const REVIEW: &str = "Stimmt alles?";
pub const REVIEW_WHY: &str = "Mit „Einrichten“ beginnt das Kassenbuch: Es erhält seinen Signaturschlüssel, und was gebucht ist, bleibt. Name, Anschrift und Steuernummer lassen sich später nur ändern, wenn kein Tag offen ist.";
pub const FOUND: &str = "Einrichten";

pub const DONE: &str = "Der Salon ist eingerichtet";
pub const CODE_WHY: &str = "Mit diesem Code bekommt die Inhaberin eine neue PIN, wenn sie ihre vergisst, und der Signaturschlüssel kommt mit ihm auf einen anderen PC. Er wird nur jetzt gezeigt: bitte ausdrucken oder abschreiben und in den Tresor legen.";
pub const KEY_PLACE: &str = "Der Signaturschlüssel liegt";
