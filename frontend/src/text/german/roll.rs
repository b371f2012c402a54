//! Words of the Kassenrolle.

use contract::roll::EntryState;
use contract::{Money, PaymentKind, ReceiptNumber};

use crate::ui::euro;

pub const TITLE: &str = "Kassenrolle";
pub const SEARCH: &str = "Nummer, Betrag, Name oder Uhrzeit";
pub const TODAY: &str = "Heute";
pub const WEEK: &str = "7 Tage";
pub const ALWAYS: &str = "Alle Tage";
pub const ONE_DAY: &str = "Bestimmter Tag";
pub const DAYS: &str = "Zeitraum";
pub const DAY: &str = "Tag";
pub const PERSON: &str = "Person";
pub const EVERYONE: &str = "Alle";
pub const ALL_KINDS: &str = "Auch ohne Beleg";
pub const HEAD: &[(&str, bool)] =
    &[("Nummer", false), ("Zeit", false), ("Was", false), ("Person", false), ("Betrag", true)];
pub const EMPTY: &str = "Hier steht jeder Beleg, sobald er gebucht ist.";
pub const EMPTY_FILTERED: &str = "Nichts gefunden. Teile genügen, zum Beispiel „4501“, „35,00“ oder „Lindner“. Oder einen größeren Zeitraum wählen.";
pub const CHOOSE: &str = "Bitte links einen Beleg wählen. Er erscheint hier, wie er gedruckt wurde.";
pub const MORE: &str = "Ältere zeigen";
pub const CASH: &str = "Bargeld";

pub const PRINT_AGAIN: &str = "Nachdruck";
pub const AS_PDF: &str = "Als PDF";
pub const CANCEL: &str = "Storno";
pub const CORRECT: &str = "Zahlungsart";
pub const RING_AGAIN: &str = "Stimmt nicht";
pub const RING_AGAIN_NOTE: &str = "neu kassieren";
pub const CORRECT_NOTE: &str = "korrigieren";
pub const TAKE_BACK: &str = "Rückgabe";
pub const REASON: &str = "Grund";
pub const RELATED: &str = "Gehört dazu";
pub const HASH: &str = "Prüfsumme";
pub const CHECK_DIGIT: &str = "Prüfziffer";
pub const PRINTED: &str = "Gedruckt";
pub const PROOF: &str = "Nachweis";
pub const CLOSED_FOR_GOOD: &str =
    "Der Tag ist abgeschlossen oder der Beleg schon erledigt: Storno und Korrektur gehen nicht mehr.";

pub const BACK: &str = "Zurück";
pub const CANCEL_TITLE: &str = "Beleg stornieren";
pub const CANCEL_DO: &str = "Stornieren";
pub const CANCEL_REASONS: &[&str] = &[
    "Falsche Leistung",
    "Falscher Preis",
    "Falsche Person",
    "Doppelt kassiert",
    "Kundin war nicht einverstanden",
];
pub const RING_TITLE: &str = "Stimmt nicht: neu kassieren";
pub const RING_DO: &str = "Stornieren und neu kassieren";
pub const RING_HOW: &str = "Die Positionen liegen danach in einem neuen Vorgang. Karten jetzt am Terminal stornieren; Bargeld bleibt liegen, und am Ende steht da, wie viel noch zu geben oder zu nehmen ist.";
pub const CORRECT_TITLE: &str = "Zahlungsart korrigieren";
pub const CORRECT_DO: &str = "Korrigieren";
pub const CORRECT_HOW: &str = "Am Terminal bewegt sich dadurch nichts. Der Umsatz zählt einmal.";
pub const CORRECT_REASONS: &[&str] = &["Falsche Taste", "Kundin hat anders bezahlt"];
pub const HOW_PAID: &str = "So wurde wirklich bezahlt";
pub const HOW_BACK: &str = "So bekommt die Kundin ihr Geld";
pub const SPLIT: &str = "Mehrere";
pub const SPLIT_WRONG: &str = "Die Beträge müssen zusammen die Summe ergeben.";
pub const CASH_BACK: &str = "Bar zurück an die Kundin";
pub const CASH_STAYS: &str = "Bar, bleibt vorerst in der Kasse";
pub const AT_TERMINAL: &str = "Am Terminal zu stornieren";
pub const FROM_SAFE: &str = "Wechselgeld aus dem Tresor";
pub const FROM_SAFE_DO: &str = "Einlegen";

pub const BANKING_TITLE: &str = "Einzahlung bei der Bank stornieren";
pub const BANKING_BACK: &str = "Die Einzahlung ist zurückgenommen.";
pub const BANKING_REASONS: &[&str] = &["Betrag vertippt", "Falscher Tag", "Nicht eingezahlt"];

pub const RETURN_TITLE: &str = "Ware zurücknehmen";
pub const RETURN_DO: &str = "Zurücknehmen";
pub const RETURN_REASONS: &[&str] = &["Unbenutzt zurück", "Mangel", "Falscher Artikel"];
pub const RETURN_NOTHING: &str = "Von diesem Beleg kann nichts mehr zurückgegeben werden.";
pub const RETURN_CHOOSE: &str = "Was kommt zurück?";
pub const LESS: &str = "weniger";
pub const MORE_PIECES: &str = "mehr";

/// The ways to pay that a till offers, in the order of its keys.
pub const PAYMENTS: [(PaymentKind, &str); 4] = [
    (PaymentKind::Bar, "Bar"),
    (PaymentKind::ECKarte, "girocard"),
    (PaymentKind::Kreditkarte, "Kreditkarte"),
    (PaymentKind::Unbar, "Andere"),
];

/// The mark of a state; a valid entry has none.
#[must_use]
pub const fn state(state: EntryState) -> Option<&'static str> {
    match state {
        EntryState::Valid => None,
        EntryState::Cancelled => Some("storniert"),
        EntryState::PaymentCorrected => Some("Zahlungsart korrigiert"),
        EntryState::PartlyReturned => Some("teils zurückgegeben"),
        EntryState::Returned => Some("zurückgegeben"),
        EntryState::Revoked => Some("widerrufen"),
    }
}

#[must_use]
pub fn printed(times: u32) -> String {
    match times {
        0 => "noch nicht".to_owned(),
        1 => "einmal".to_owned(),
        times => format!("{times}-mal"),
    }
}

#[must_use]
pub fn printed_copy(number: u32) -> String {
    format!("Kopie {number} geht an den Drucker.")
}

#[must_use]
pub fn cancelled(storno: ReceiptNumber, back: Money) -> String {
    if back.is_positive() {
        format!("Storno {storno} ist gebucht. Bar an Kundin zurück: {}", euro(back))
    } else {
        format!("Storno {storno} ist gebucht.")
    }
}

#[must_use]
pub fn corrected(storno: ReceiptNumber, replacement: ReceiptNumber) -> String {
    format!("Korrigiert mit {storno} und {replacement}. Der Umsatz zählt einmal.")
}

#[must_use]
pub fn rung_again(storno: ReceiptNumber) -> String {
    format!("Storno {storno} ist gebucht. Bitte den Vorgang jetzt richtig kassieren.")
}

#[must_use]
pub fn taken_back(number: ReceiptNumber, sum: Money) -> String {
    format!("Rückgabe {number} ist gebucht. An Kundin zurück: {}", euro(sum))
}

#[must_use]
pub fn drawer_lacks(lacks: Money) -> String {
    format!("In der Kasse fehlen dafür {}. Bitte Wechselgeld aus dem Tresor einlegen.", euro(lacks))
}

/// Says before a correction what will be recorded.
#[must_use]
pub fn correction_sentence(number: ReceiptNumber, total: Money) -> String {
    format!(
        "Festgehalten werden ein Storno zu {number} und ein neuer Beleg über {}, beide mit Ihrem Namen und dem Grund.",
        euro(total)
    )
}

/// Says before a return what will be recorded.
#[must_use]
pub fn return_sentence(number: ReceiptNumber, sum: Money) -> String {
    format!(
        "Festgehalten wird heute eine Rückgabe zu {number} über {} mit Ihrem Namen und dem Grund.",
        euro(sum)
    )
}

#[must_use]
pub fn returnable(left: &str, sold: &str) -> String {
    format!("{left} von {sold} möglich")
}
