//! Words of the parts.

pub const CALC_NOT_A_NUMBER: &str = "Das ist keine Zahl. Beispiel: 24,50 oder 3*18,90";
pub const CALC_DIVISION_BY_ZERO: &str = "Durch null kann nicht geteilt werden.";
pub const CALC_TOO_LARGE: &str = "Das ist zu viel. Bitte die Eingabe prüfen.";
pub const NO_DATE: &str = "Das ist kein Datum. Beispiel: 2711, fr, +7 oder kw48";
pub const COUNTED: &str = "Gezählt";
pub const PIN: &str = "PIN";
pub const PIN_CLEAR: &str = "Löschen";
pub const WAITING: &str = "Einen Moment …";
pub const CLOSE_NOTICE: &str = "Hinweis schließen";
pub const PRINTED_PAGE: &str = "Gedruckte Seite";
pub const STEPS: &str = "Schritte";
pub const COPY: &str = "Kopie";
pub const REASON: &str = "Grund";
pub const CHOOSE_FILE: &str = "Datei wählen …";
pub const UNSAVED: &str = "Nicht gespeichert";
pub const BACK: &str = "Zurück";
pub const DROP_FILE: &str = "oder hierher ziehen";
pub const FILE_UNREADABLE: &str = "Die Datei ist nicht lesbar. Bitte eine andere wählen.";
