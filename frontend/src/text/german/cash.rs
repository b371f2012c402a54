//! Words of cash that moves without a sale.

use contract::cash::Movement;
use contract::{Money, ReceiptNumber};

use crate::ui::euro;

pub const TITLE: &str = "Bargeld";
pub const COMMAND: &str = "Bargeld bewegen";
pub const BUTTON: &str = "Bargeld …";
pub const SHOULD_BE: &str = "In der Kasse sollten liegen";
pub const HIDDEN: &str = "Der Sollbestand ist verdeckt, bis die Zählung festgehalten ist.";
pub const WHAT: &str = "Was geschieht?";
pub const IN: &str = "Kommt hinein";
pub const OUT: &str = "Geht heraus";
pub const OTHER: &str = "Außerdem";
pub const AMOUNT: &str = "Betrag";
pub const PURPOSE: &str = "Wofür";
pub const RECIPIENT: &str = "Wer bekommt das Geld?";
pub const NOBODY: &str = "Bitte wählen";
pub const DOCUMENT: &str = "Nummer des fremden Belegs (falls vorhanden)";
pub const INPUT_TAX: &str = "Vorsteuer-Vermerk";
pub const INPUT_TAX_NONE: &str = "keiner";
pub const INPUT_TAX_HINT: &str = "Nur ein Vermerk für die Steuerberatung; er zählt in keiner Umsatzsteuer.";
pub const BACK: &str = "Schließen";
pub const TIPS: &str = "Trinkgeld auszahlen";
pub const TIPS_NONE: &str = "Kein Trinkgeld offen. Es erscheint hier, sobald jemand welches bekommt.";
pub const TIPS_HOW: &str = "Wer bekommt wie viel aus der Kasse? Was nicht ausgezahlt wird, bleibt offen.";
pub const PAY_OUT: &str = "Auszahlen";
pub const DRAWER: &str = "Kassenlade öffnen";
pub const DRAWER_DO: &str = "Lade öffnen";
pub const DRAWER_HOW: &str = "Festgehalten wird die Öffnung mit Ihrem Namen, der Uhrzeit und dem Grund.";
pub const DRAWER_OPEN: &str = "Die Öffnung der Lade ist festgehalten.";
pub const DRAWER_REASONS: &[&str] = &["Geld wechseln", "Wechselgeld prüfen", "Lade klemmt"];
pub const CHECK: &str = "Kassensturz jetzt";
pub const CHECK_HOW: &str =
    "Zählen Sie, was in der Kasse liegt. Der Vergleich wird festgehalten und gedruckt; gebucht wird nichts.";
pub const CHECK_DO: &str = "Protokoll drucken";
pub const CHECK_DONE: &str = "Der Kassensturz ist festgehalten. Gebucht wurde nichts.";
pub const CHECK_AGAIN: &str = "Noch einmal zählen";
pub const CHECK_DIFFERENCE: &str = "Differenz";
pub const UNREADABLE: &str = "Eine Zeile ist keine Stückzahl.";
pub const BANK: &str = "Bei der Bank eingezahlt";
pub const BANK_HOW: &str = "Was für die Bank aus der Kasse ging, bleibt unterwegs, bis hier steht, wann es eingezahlt wurde. Falsch festgehalten? \
     In der Kassenrolle mit „Auch ohne Beleg“ suchen und stornieren.";
pub const BANK_NONE: &str = "Es ist kein Geld zur Bank unterwegs.";
pub const BANK_DAY: &str = "Eingezahlt am (leer: heute)";
pub const BANK_DOCUMENT: &str = "Beleg der Bank";
pub const BANK_DO: &str = "Eingezahlt";
pub const BANK_SAFE: &str = "Aus dem Tresor eingezahlt";
pub const BANK_SAFE_HOLDS: &str = "Im Tresor sollten liegen";
pub const BOOK: &str = "Buchen";
pub const CHOOSE_FIRST: &str = "Bitte wählen Sie links, was mit dem Bargeld geschieht.";

/// What comes in.
pub const INWARD: &[(Movement, &str)] = &[
    (Movement::FromSafe, "Wechselgeld aus dem Tresor"),
    (Movement::FromBank, "Geld von der Bank"),
    (Movement::OwnerDeposit, "Privateinlage"),
    (Movement::PayIn, "Sonstige Einzahlung"),
];

/// What goes out.
pub const OUTWARD: &[(Movement, &str)] = &[
    (Movement::ToSafe, "In den Tresor"),
    (Movement::ToBank, "Zur Bank"),
    (Movement::PayOut, "Auszahlung, Bareinkauf"),
    (Movement::OwnerWithdrawal, "Privatentnahme"),
    (Movement::WageAdvance, "Lohnvorschuss"),
];

/// The usual purposes of a movement.
#[must_use]
pub const fn purposes(movement: Movement) -> &'static [&'static str] {
    match movement {
        Movement::OwnerDeposit => &["Wechselgeld aufstocken"],
        Movement::OwnerWithdrawal => &["Privat"],
        Movement::PayIn => &["Erstattung", "Fundgeld"],
        Movement::PayOut => &["Milch und Kaffee", "Büromaterial", "Reinigungsmittel", "Porto"],
        Movement::WageAdvance => &["Lohnvorschuss"],
        Movement::ToBank | Movement::ToSafe | Movement::FromBank | Movement::FromSafe => &[],
    }
}

/// What it is in law, for the sentence before the booking.
const fn name(movement: Movement) -> &'static str {
    match movement {
        Movement::OwnerDeposit => "eine Privateinlage",
        Movement::OwnerWithdrawal => "eine Privatentnahme",
        Movement::ToBank => "ein Geldtransit zur Bank",
        Movement::ToSafe => "ein Geldtransit in den Tresor",
        Movement::FromBank => "ein Geldtransit von der Bank",
        Movement::FromSafe => "ein Geldtransit aus dem Tresor",
        Movement::PayIn => "eine Einzahlung",
        Movement::PayOut => "eine Auszahlung",
        Movement::WageAdvance => "ein Lohnvorschuss",
    }
}

/// Says before the booking what will be recorded.
#[must_use]
pub fn sentence(movement: Movement, amount: Money, after: Option<Money>) -> String {
    let after =
        after.map(|after| format!(" Danach liegen {} in der Kasse.", euro(after))).unwrap_or_default();
    format!("Festgehalten wird {} über {}.{after}", name(movement), euro(amount))
}

#[must_use]
pub fn booked(number: ReceiptNumber, amount: Money) -> String {
    format!("Beleg {number} über {} ist gebucht.", euro(amount))
}

#[must_use]
pub fn paid_out(name: &str, amount: Money) -> String {
    format!("{} an {name} ausgezahlt.", euro(amount))
}

#[must_use]
pub fn under_way(number: ReceiptNumber, amount: Money, age_days: i64) -> String {
    let age = match age_days {
        ..=0 => "seit heute".to_owned(),
        1 => "seit gestern".to_owned(),
        days => format!("seit {days} Tagen"),
    };
    format!("Bon {number} über {}, {age} unterwegs", euro(amount))
}

#[must_use]
pub fn banked(amount: Money) -> String {
    format!("Einzahlung über {} ist festgehalten.", euro(amount))
}
