//! Words of the revocation of a close.

use contract::day::{LastClose, ZReportRow};
use contract::{Day, ReceiptNumber, ZNumber};

use super::close::z;
use crate::ui::euro;

pub const REVOKE: &str = "Abschluss widerrufen";
pub const BACK: &str = "Zurück";
pub const REASONS: &[&str] = &[
    "Verkauf vergessen",
    "Falsche Zahlungsart gebucht",
    "Falschen Betrag kassiert",
    "Zu früh abgeschlossen",
];
pub const WHY: &str = "Grund des Widerrufs";
pub const PIN: &str = "Ihre PIN zur Bestätigung";
pub const ONLY_OWNER: &str =
    "Das darf nur die Inhaberin. Sie bestätigt gleich mit ihrer PIN; die Anmeldung bleibt, wie sie ist.";
pub const LAST: &str = "Letzter Abschluss";
pub const DAY: &str = "Buchungstag";
pub const CLOSED_AT: &str = "Abgeschlossen";
pub const CLOSED_BY: &str = "von";
pub const RECEIPTS: &str = "Bons";
pub const STOCK: &str = "Bestand";
pub const NONE_YET: &str = "Es gibt noch keinen Abschluss.";
pub const ROOM_HOW: &str = "Nur der letzte Abschluss, nur am Tag, zu dem er gehört, und nur, solange kein neuer Tag geöffnet ist. Der Z-Bericht bleibt mit seinem Vermerk gespeichert.";
pub const REVOKED: &str = "widerrufen";
pub const DAY_REPORT: &str = "Tagesbericht";
pub const DAY_REPORT_HOW: &str = "Alle Z-Berichte des Tages und ihre Summe.";

/// What will happen, one sentence a line.
#[must_use]
pub fn what_happens(last: &LastClose) -> [String; 3] {
    let (number, next) = (z(last.z_number), z(last.z_number.next()));
    let receipts = last.receipts.map_or_else(|| "Seine Bons".to_owned(), of_receipts);
    [
        format!("{number} behält Nummer und Inhalt und trägt ab jetzt den Vermerk „Abschluss widerrufen“."),
        format!("{receipts} bleiben gültig. Storno und Zahlungsartkorrektur sind für sie wieder möglich."),
        format!(
            "Der {} ist wieder offen, mit {} Anfangsbestand ohne neue Zählung. Geschlossen wird er nach einer \
             Zählung mit {next}.",
            last.day.german_with_weekday(),
            euro(last.stock),
        ),
    ]
}

fn of_receipts(receipts: (ReceiptNumber, ReceiptNumber)) -> String {
    format!("Die Bons {}", span(receipts))
}

/// `004500–004517`.
#[must_use]
pub fn span((first, last): (ReceiptNumber, ReceiptNumber)) -> String {
    if first == last { first.to_string() } else { format!("{first}–{last}") }
}

/// The day is open again.
#[must_use]
pub fn reopened(number: ZNumber) -> String {
    format!("Tag wieder geöffnet nach Widerruf von {}", z(number))
}

/// What can be done on a day that is open again.
#[must_use]
pub fn reopened_how(number: ZNumber) -> String {
    format!(
        "Kassieren, Storno und Zahlungsartkorrektur gehen wieder, auch für die Bons von {}. Am Ende noch \
         einmal zählen und mit {} abschließen.",
        z(number),
        z(number.next())
    )
}

/// The day was closed already, and that can be changed.
#[must_use]
pub fn closed_today(day: Day, number: ZNumber) -> String {
    format!("Der {} ist mit {} abgeschlossen.", day.german_with_weekday(), z(number))
}

/// What a Z report continues.
#[must_use]
pub fn continues(row: &ZReportRow) -> Option<String> {
    row.continues.map(|before| format!("Fortsetzung von {}", z(before)))
}
