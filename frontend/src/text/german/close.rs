//! Words of opening and daily close.

use contract::{Money, ZNumber};

use crate::ui::euro;

pub const STEPS: &[&str] = &["Offenes klären", "Zählen", "Vergleichen", "Abschöpfen", "Abschließen"];

pub const WHAT_LIES_HERE: &str = "Was liegt in der Kasse?";
pub const BLIND: &str = "Zählen Sie, bevor Sie den Sollbestand sehen. Stückzahl eingeben, mit Tab weiter.";
pub const UNREADABLE_LINES: &str = "Rot umrandete Felder sind keine Stückzahl. Bitte ganze Zahlen eingeben.";

pub const OPEN_DAY: &str = "Tag öffnen";
pub const OPEN_TITLE: &str = "Ein neuer Tag";
pub const LAST_Z: &str = "Letzter Abschluss";
pub const NO_Z_YET: &str = "noch keiner";
pub const OPEN_HINT: &str = "Die Zählung wird als Anfangsbestand gebucht. Danach kann kassiert werden.";
pub const WITHOUT_TSE: &str = "Ohne TSE darf nicht kassiert werden (§ 146a AO)";
pub const WITHOUT_TSE_WHY: &str = "An dieser Kasse ist keine technische Sicherheitseinrichtung eingerichtet. Die Erlaubnis steht im Kassenbuch, und jeder Bon sagt „Ohne TSE“.";
pub const WITHOUT_TSE_OWNER: &str = "Nur die Inhaberin kann das erlauben; sie gibt gleich ihre PIN ein.";
pub const WITHOUT_TSE_ALLOWED: &str = "Kassieren ohne TSE ist erlaubt und im Kassenbuch festgehalten.";
pub const ALLOW_WITHOUT_TSE: &str = "Ohne TSE erlauben und öffnen";
pub const OWNER_PIN: &str = "PIN der Inhaberin";
pub const CLOCK_JUMP: &str =
    "Seit der letzten Buchung sind mehr als 14 Tage vergangen. Bitte prüfen Sie Datum und Uhrzeit.";
pub const CORRECT_CLOCK: &str = "Uhrkorrektur festhalten";
pub const CORRECT_CLOCK_HOW: &str = "Im Kassenbuch wird festgehalten, dass die Uhr falsch ging. Danach gilt die Uhr des Rechners wieder. Das darf nur die Inhaberin.";
pub const CLOCK_CORRECTED: &str = "Die Uhrkorrektur steht im Kassenbuch.";
pub const CLOCK_REASONS: &[&str] = &["Uhr war falsch gestellt", "Batterie im Rechner leer"];
pub const DIFFERENCE_REASONS: &[&str] =
    &["Ursache nicht gefunden", "Wechselgeldfehler", "Am Vorabend verzählt"];
pub const DIFFERENCE_WHY: &str = "Grund der Abweichung";
pub const DAY_IS_OPEN: &str = "Der Tag ist offen.";
pub const STOCK_NOW: &str = "In der Kasse";
pub const TO_THE_TILL: &str = "Zur Kasse";
pub const ALL_GOOD: &str = "in Ordnung";
pub const LOOK_AT_IT: &str = "bitte ansehen";

pub const OVERDUE_TITLE: &str = "Dieser Tag ist noch offen";
pub const OVERDUE_HOW: &str = "Jetzt gehen nur Zählung, Differenz, Trinkgeld, Geldtransit und Abschluss; alles bekommt die wahre Uhrzeit. Danach öffnet der neue Tag.";

pub const CLARIFY_TITLE: &str = "Ist alles geklärt?";
pub const CLARIFY_HOW: &str =
    "Was hier steht, hält den Abschluss nicht auf. Es ist nur leichter zu klären, solange alle da sind.";
pub const CLARIFY_NOTHING: &str = "Es ist nichts offen. Weiter geht es mit dem Zählen.";
pub const OPEN_BASKETS: &str = "Offene Vorgänge";
pub const UNPAID_APPOINTMENTS: &str = "Fertig, aber nicht bezahlt";
pub const ALL_PAID: &str = "Alle fertigen Termine bezahlt";
pub const OPEN_TIPS: &str = "Trinkgeld in der Kasse";
pub const OPEN_PRINTS: &str = "Ausdrucke";
pub const NO_BASKETS: &str = "Keine offenen Vorgänge";
pub const TIPS_PAID: &str = "Trinkgeld ausgezahlt";
pub const PRINTS_DONE: &str = "Alle Bons gedruckt";
pub const BEFORE: &str = "Vor dem Abschluss";
pub const SO_FAR: &str = "Der Tag bisher";
pub const RECEIPTS: &str = "Belege";
pub const CANCELLED: &str = "davon storniert";
pub const CORRECTED: &str = "Zahlungsart korrigiert";
pub const CHAIN: &str = "Kette geprüft";
pub const CHAIN_GOOD: &str = "lückenlos";
pub const CHAIN_BAD: &str = "gestört, siehe Hinweis oben";

pub const NEXT_COUNT: &str = "Weiter: Zählen";
pub const NEXT_COMPARE: &str = "Weiter: Vergleichen";
pub const NEXT_SKIM: &str = "Weiter: Abschöpfen";
pub const NEXT_CLOSE: &str = "Weiter: Abschließen";
pub const BACK: &str = "Zurück";
pub const X_REPORT: &str = "X-Bericht drucken";
pub const X_REPORT_PAPER: &str = "X-Bericht";
pub const X_AWAY: &str = "X-Bericht weglegen";
pub const Z_REPORTS: &str = "Z-Berichte ansehen";

pub const COMPARE_TITLE: &str = "Zählung und Buchung im Vergleich";
pub const COUNTED: &str = "Gezählt";
pub const EXPECTED: &str = "Soll laut Buchung";
pub const DIFFERENCE: &str = "Differenz";
pub const EXACT: &str = "Die Kasse stimmt genau.";
pub const SETTLED: &str = "Die Differenz ist gebucht. Soll und Zählung stimmen jetzt überein.";
pub const BOOK_DIFFERENCE: &str = "Differenz buchen";
pub const COUNT_AGAIN: &str = "Noch einmal zählen";
pub const COUNT_REASONS: &[&str] =
    &["Ursache nicht gefunden", "Wechselgeldfehler", "Beleg fehlt", "Trinkgeld nicht erfasst"];

pub const SKIM_TITLE: &str = "Was kommt aus der Kasse?";
pub const SKIM_HOW: &str = "Vorgeschlagen ist, was über den Bestand vom letzten Abschluss hinausgeht.";
pub const SKIM_HOW_ROUND: &str = "Vorgeschlagen ist so viel, dass ein runder Bestand bleibt.";
pub const SKIM_AMOUNT: &str = "Betrag";
pub const SKIM_WHERE: &str = "Wohin";
pub const TO_SAFE: &str = "In den Tresor";
pub const TO_BANK: &str = "Zur Bank";
pub const STAYS: &str = "In der Kasse bleiben";
pub const TAKE_OUT: &str = "Entnehmen und weiter";
pub const TAKE_NOTHING: &str = "Nichts entnehmen";

pub const CLOSE_TITLE: &str = "Den Tag abschließen?";
pub const CLOSE_DO: &str = "Tag abschließen";
pub const CLOSE_FINAL: &str = "Danach lässt sich an diesem Tag nichts mehr ändern.";
pub const CLOSE_REVOCABLE: &str = "Nur die Inhaberin kann den Abschluss heute noch widerrufen.";
pub const CLOSED_TITLE: &str = "Der Tag ist abgeschlossen.";
pub const DONE: &str = "Fertig";
pub const PRINT_AGAIN: &str = "Nachdruck";
pub const AS_PDF: &str = "Als PDF";
pub const Z_EMPTY: &str = "Hier stehen die Z-Berichte, sobald der erste Tag abgeschlossen ist.";
pub const Z_TITLE: &str = "Z-Berichte";
pub const Z_HEAD: &[(&str, bool)] = &[("Nummer", false), ("Tag", false), ("Umsatz", true), ("Bestand", true)];
pub const Z_OLDER: &str = "Ältere zeigen";
pub const Z_CHOOSE: &str = "Bitte links einen Bericht wählen.";
pub const CLOSE: &str = "Schließen";

/// `Z-331`.
#[must_use]
pub fn z(number: ZNumber) -> String {
    format!("Z-{}", number.get())
}

#[must_use]
pub fn since(time: &str) -> String {
    format!("seit {time} Uhr")
}

#[must_use]
pub fn prints_wait(count: u32) -> String {
    match count {
        1 => "Ein Ausdruck wartet".to_owned(),
        count => format!("{count} Ausdrucke warten"),
    }
}

/// `Termine ohne Zahlung: 2`.
pub fn appointments_unpaid(count: usize) -> String {
    format!("Termine ohne Zahlung: {count}")
}

#[must_use]
pub fn baskets_open(count: usize) -> String {
    match count {
        1 => "Ein offener Vorgang".to_owned(),
        count => format!("{count} offene Vorgänge"),
    }
}

#[must_use]
pub fn tips_open(sum: Money) -> String {
    format!("Trinkgeld offen: {}", euro(sum))
}

/// Says before the booking of a difference what will be recorded.
#[must_use]
pub fn difference_sentence(difference: Money) -> String {
    format!(
        "Gebucht wird eine Differenz von {} mit Ihrem Namen und dem Grund. Die Zählung bleibt, wie sie ist.",
        euro(difference)
    )
}

/// Says before the close what will be recorded.
#[must_use]
pub fn close_sentence(day: &str, next: Option<ZNumber>, receipts: u32, left: Option<Money>) -> String {
    let report = next.map_or_else(|| "ein Z-Bericht".to_owned(), |next| format!("der Z-Bericht {}", z(next)));
    let receipts = match receipts {
        0 => "ohne Belege".to_owned(),
        1 => "mit einem Beleg".to_owned(),
        count => format!("mit {count} Belegen"),
    };
    let left = left.map(|left| format!(" In der Kasse bleiben {}.", euro(left))).unwrap_or_default();
    format!("Festgehalten wird {report} für {day} {receipts}.{left}")
}

#[must_use]
pub fn closed(number: ZNumber, day: &str, left: Money) -> String {
    format!("{} für {day} steht im Kassenbuch. In der Kasse liegen {}.", z(number), euro(left))
}

#[must_use]
/// The count of an opening is kept, and departs from what the last close left.
pub fn opening_differs(difference: Money) -> String {
    format!(
        "Die Zählung ist festgehalten. Sie weicht um {} vom letzten Abschluss ab. Bitte nachzählen oder einen Grund angeben.",
        euro(difference)
    )
}

pub fn opening_difference(stock: Money, difference: Money) -> String {
    format!("Gebucht sind der Anfangsbestand {} und eine Differenz von {}.", euro(stock), euro(difference))
}

#[must_use]
pub fn printed_copy(number: u32) -> String {
    format!("Kopie {number} geht an den Drucker.")
}
