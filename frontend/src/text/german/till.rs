//! Words of the till.

use contract::Money;
use contract::till::Receipt;

use crate::money::euro;

pub const PAGE: &str = "Kasse";
pub const OPEN_BASKETS: &str = "Offene Vorgänge";
pub const NO_BASKETS: &str =
    "Wer als Nächstes zahlt, steht hier. Antippen einer Leistung beginnt einen Vorgang.";
pub const NEW_BASKET: &str = "Neuer Vorgang";
pub const WITHOUT_NAME: &str = "ohne Namen";
pub const OFTEN: &str = "Häufig";
pub const GROUPS: &str = "Gruppen";
pub const FIND: &str = "Leistung, Artikel oder EAN – tippen oder scannen";
pub const NOTHING_FITS: &str = "Dazu passt nichts in der Preisliste. Teile von Wörtern genügen.";
pub const NO_ARTICLES: &str =
    "Die Preisliste ist noch leer. Unter „Artikel“ kommen Leistungen und Artikel dazu.";
pub const SERVICE: &str = "Leistung";
pub const PRODUCT: &str = "Artikel";
pub const EMPTY_BASKET: &str = "Leistung oder Artikel antippen, suchen oder scannen.";
pub const MIND: &str = "Bitte beachten";
pub const NAME_CUSTOMER: &str = "Kundin eintragen";
pub const WHO_DID_IT: &str = "Wer hat es gemacht?";
pub const NOBODY_ON_DUTY: &str =
    "Niemand ist im Dienst. Unter Management › Team wird der Dienst eingetragen.";
pub const CHANGE: &str = "Ändern";
pub const TAKE_OUT: &str = "Zurücknehmen";
pub const MORE: &str = "Eins mehr";
pub const LESS: &str = "Eins weniger";
pub const PERFORMER: &str = "Wer";
pub const TIP_FOR: &str = "Trinkgeld für";
pub const PASSED_ON: &str = "durchlaufend, 0 %";
pub const TAXED: &str = "zählt als Umsatz";
pub const ADD_TIP: &str = "+ Trinkgeld";
pub const TO_PAY: &str = "Zu zahlen";
pub const BACK_TO_CUSTOMER: &str = "Bar zurückgeben";
pub const CUSTOMER_ADDS: &str = "Bar dazu";
pub const EVEN: &str = "Bar ausgeglichen";
pub const TIP: &str = "Trinkgeld";
pub const EXACT: &str = "Passend";
pub const GIVEN: &str = "Betrag";
pub const GIVEN_LABEL: &str = "Gegebener Betrag";
pub const CHANGE_MONEY: &str = "Rückgeld";
pub const STILL_MISSING: &str = "Es fehlen noch";
pub const CASH: &str = "Bar";
pub const CARD: &str = "Karte";
pub const SEVERAL: &str = "Mehrere …";
pub const KINDS_OF_PAYMENT: &str = "Zahlarten";
pub const NOTHING_TO_PAY: &str = "Ohne Zahlung buchen";
pub const DROP: &str = "Vorgang abbrechen";

pub const DROP_SENTENCE: &str = "Der Vorgang wird nicht kassiert. Im Kassenbuch steht ein Belegabbruch mit allen Positionen, Ihrem Namen und dem Grund.";
pub const DROP_REASONS: &[&str] = &["Kundin zahlt später", "Vertippt", "Doppelt erfasst"];
pub const VOID_SENTENCE: &str =
    "Die Position kommt aus dem Vorgang. Im Kassenbuch steht, was zurückgenommen wurde, von wem und warum.";
pub const VOID_REASONS: &[&str] = &["Vertippt", "Kundin nimmt es nicht", "Falsche Leistung"];
pub const FEWER_SENTENCE: &str =
    "Die Menge wird kleiner. Im Kassenbuch steht, wie viel zurückgenommen wurde, von wem und warum.";
pub const FEWER_WHY: &str = "Warum weniger?";
pub const ZERO_SENTENCE: &str = "Es wird ein Bon über 0,00 € gebucht. Im Kassenbuch steht, warum.";
pub const ZERO_REASONS: &[&str] = &["Kulanz", "Reklamation", "Nachbesserung"];

pub const LINE_TITLE: &str = "Position ändern";
pub const QUANTITY: &str = "Menge";
pub const PRICE: &str = "Einzelpreis";
pub const DISCOUNT_PERCENT: &str = "Rabatt in Prozent";
pub const DISCOUNT_AMOUNT: &str = "oder Rabatt in Euro";
pub const PRICE_REASONS: &[&str] = &["Treue", "Kulanz", "Aktion", "Mehraufwand", "Team"];
pub const APPLY: &str = "Übernehmen";
pub const NEEDS_REASON: &str = "Ein anderer Preis oder ein Rabatt braucht einen Grund.";

pub const CUSTOMER_SEVERAL: &str =
    "Mehrere passen. Bitte eine wählen: mit Alt und ihrer Ziffer oder durch Antippen.";
pub const CUSTOMER_TITLE: &str = "Für wen ist der Bon?";
pub const CUSTOMER_FIND: &str = "Name oder Telefon";
pub const CUSTOMER_NONE: &str = "Noch keine Treffer. Der Name kann so auf den Bon oder neu angelegt werden.";
pub const CUSTOMER_ONLY_NAME: &str = "Nur auf den Bon";
pub const CUSTOMER_CREATE: &str = "Neu anlegen";
pub const CUSTOMER_WITHOUT: &str = "Ohne Namen";

pub const TIP_TITLE: &str = "Trinkgeld";
pub const TIP_ROUND: &str = "Machen Sie … (gerundete Summe)";
pub const TIP_WHO: &str = "Für wen?";
pub const TIP_TEAM: &str = "Wer es gemacht hat";
pub const TIP_NONE: &str = "Kein Trinkgeld";
pub const TIP_SET: &str = "Eintragen";
pub const TIP_BAD: &str = "Bitte die Summe eingeben, die gezahlt wird, zum Beispiel 35.";

pub const CARD_TITLE: &str = "Karte";
pub const CARD_TYPE_IN: &str = "Am Terminal eingeben";
pub const CARD_WAIT: &str = "Gebucht wird erst, wenn das Terminal genehmigt hat.";
pub const GIROCARD_OK: &str = "girocard genehmigt";
pub const CREDIT_OK: &str = "Kreditkarte genehmigt";
pub const DECLINED: &str = "abgelehnt";
pub const DECLINED_NOTED: &str = "Ablehnung festgehalten. Der Vorgang ist noch offen.";

pub const SPLIT_TITLE: &str = "Auf mehrere Zahlarten teilen";
pub const SPLIT_CASH: &str = "Bar gegeben";
pub const GIROCARD: &str = "girocard";
pub const CREDIT: &str = "Kreditkarte";
pub const OTHER: &str = "Andere (unbar)";
pub const REST_HERE: &str = "Rest";
pub const SPLIT_LEFT: &str = "Noch offen";
pub const SPLIT_BOOK: &str = "Buchen";
pub const SPLIT_BOOK_CARD: &str = "Genehmigt, buchen";
pub const SPLIT_CARD_HINT: &str =
    "Kartenbeträge zuerst am Terminal eingeben; gebucht wird nach der Genehmigung.";

pub const BOOKED: &str = "Gebucht";
pub const NO_CHANGE: &str = "Kein Rückgeld";
pub const AGAIN: &str = "Bon nochmal";
pub const NOT_RIGHT: &str = "Stimmt nicht";
pub const NEXT: &str = "Nächster Vorgang";
pub const PRINT_SENT: &str = "Der Bon wird gedruckt.";
pub const PRINT_NONE: &str = "Kein Drucker eingerichtet. Der Bon steht in der Kassenrolle.";
pub const PRINT_STUCK: &str = "Der Drucker antwortet nicht. Der Bon wartet; die Buchung ist sicher.";

pub const WRONG_TITLE: &str = "Was stimmt nicht?";
pub const WRONG_REASONS: &[&str] =
    &["Falsche Leistung", "Falscher Preis", "Falsche Person", "Kundin überlegt es sich anders"];
pub const WRONG_AGAIN: &str = "Stornieren und neu kassieren";
pub const WRONG_ROLL: &str = "Zahlart war falsch: zur Kassenrolle";
pub const WRONG_DRAWER: &str = "In der Kasse fehlen dafür";

pub const OPEN_TITLE: &str = "Guten Morgen. Was liegt in der Kasse?";
pub const OPEN_HOW: &str = "Zählen Sie, bevor kassiert wird. Stückzahl eingeben, mit Enter weiter.";
pub const OPEN_DO: &str = "Tag öffnen";
pub const OPEN_REASON: &str = "Warum weicht die Kasse ab?";
pub const OPEN_REASONS: &[&str] = &["Wechselgeld geholt", "Gestern verzählt", "Ursache unbekannt"];
pub const OPENED: &str = "Der Tag ist geöffnet.";
pub const OVERDUE: &str =
    "Der letzte Tag ist noch offen. Bitte zuerst zählen und abschließen, dann kann wieder kassiert werden.";
pub const TO_CLOSE: &str = "Zum Tagesabschluss";
pub const OPEN_NOT_READABLE: &str = "Eine Zeile ist nicht lesbar. Bitte nur Stückzahlen eingeben.";

/// `Jana Vogt · seit 4 min`.
#[must_use]
pub fn since(owner: &str, minutes: i64) -> String {
    match minutes {
        ..1 => format!("{owner} · gerade eben"),
        1..120 => format!("{owner} · seit {minutes} min"),
        _ => format!("{owner} · seit {} h", minutes / 60),
    }
}

/// `darin 19 % USt aus 138,20`.
#[must_use]
pub fn vat_of(rate: &str, gross: &str) -> String {
    format!("darin {rate} USt aus {gross}")
}

/// `Bon 004501`.
#[must_use]
pub fn receipt(number: &str) -> String {
    format!("Bon {number}")
}

/// What of cash changes hands after a booking, with its word; no sum where nothing does.
#[must_use]
pub fn hands(bon: &Receipt) -> (&'static str, Option<Money>) {
    match bon.cash_now {
        Some(cash) if cash.is_negative() => (BACK_TO_CUSTOMER, Some(cash.abs())),
        _ => (CHANGE_MONEY, Some(bon.change).filter(|change| change.is_positive())),
    }
}

/// `Vom stornierten Bon liegen 50,00 € bar in der Kasse`.
#[must_use]
pub fn cash_lies(cash: Money) -> String {
    format!("Vom stornierten Bon liegen bar in der Kasse: {}", euro(cash))
}

/// What goes back when the new bon is paid by card.
#[must_use]
pub fn cash_back_too(cash: Money) -> String {
    format!("Dazu {} bar zurückgeben: sie liegen vom stornierten Bon in der Kasse.", euro(cash))
}

/// For who has left the till before the bon was written.
#[must_use]
pub fn booked(bon: &Receipt) -> String {
    let (word, sum) = hands(bon);
    let change = sum.map(|sum| format!(" {word}: {}.", euro(sum)));
    format!(
        "{} über {} ist gebucht.{}",
        receipt(&bon.number.to_string()),
        euro(bon.total),
        change.unwrap_or_default()
    )
}

/// `Bon 004506 ist storniert: 58,00 €`.
#[must_use]
pub fn follows(number: &str, refunded: &str) -> String {
    format!("Bon {number} ist storniert: {refunded}")
}

pub const DAY_CLOSED: &str = "Der Tag ist noch nicht geöffnet. Zuerst wird die Kasse gezählt.";
pub const CASH_EXACT: &str = "Bar passend";
pub const ROUND_TO: &str = "Vorschläge";

/// `Bar 160,00`.
#[must_use]
pub fn cash_given(given: &str) -> String {
    format!("Bar {given}")
}

/// `− 10 % Treue` below a line.
#[must_use]
pub fn reduced(amount: &str, reason: &str) -> String {
    format!("{amount} {reason}").trim_end().to_owned()
}

/// `Kundinnen` of the till: `2 Positionen`.
#[must_use]
pub fn lines(count: usize) -> String {
    if count == 1 { "1 Position".to_owned() } else { format!("{count} Positionen") }
}
