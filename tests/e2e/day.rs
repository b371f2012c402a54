//! A small day at the window: opening, a cash sale with change, its storno, count and close.

use lockbuch_tests::stage::Hands;

/// Pieces by the name of their face value.
pub type Cash = [(&'static str, &'static str)];

/// 250 € as they lie in the drawer in the morning, and again in the evening.
pub const CHANGE_MONEY: &Cash = &[("100 €", "1"), ("50 €", "2"), ("20 €", "2"), ("10 €", "1")];

/// Opens the day. Where the count departs from what the last close left, the reason is given.
pub async fn open(hands: &Hands<'_>) {
    hands.press("Kasse").await;
    hands.press("Tag öffnen").await;
    count(hands, CHANGE_MONEY).await;
    hands.press("Tag öffnen").await;
    if hands.sees_first_of("weicht um", "Der Tag ist offen.").await {
        hands.press("Am Vorabend verzählt").await;
        hands.press("Tag öffnen").await;
        hands.sees("Der Tag ist offen.").await;
    }
    hands.press("Kasse").await;
    hands.sees("Herrenschnitt").await;
}

/// Sells a haircut for 32 € to a customer who gives 40 €.
pub async fn sell(hands: &Hands<'_>) {
    hands.press("Herrenschnitt").await;
    if hands.sees_first_of("Wer hat es gemacht?", "Zu zahlen").await {
        hands.press_exactly("Sabine").await;
    }
    pay(hands).await;
}

/// Takes 40 € for what costs 32 €.
pub async fn pay(hands: &Hands<'_>) {
    hands.sees("Zu zahlen").await;
    hands.press_exactly("40").await;
    hands.sees("8,00 €").await;
    hands.press_first(".till-pay button").await;
    hands.sees("Gebucht").await;
    hands.sees("8,00 €").await;
}

/// Cancels the newest receipt: the customer gets 32 € back.
pub async fn cancel(hands: &Hands<'_>) {
    hands.press("Kassenrolle").await;
    hands.finds(".roll-list .row-button").await;
    hands.press_first(".roll-list .row-button").await;
    hands.press_exactly("Storno").await;
    hands.press("Falsche Leistung").await;
    hands.press_exactly("Stornieren").await;
    hands.sees("ist gebucht").await;
}

/// Counts what was there in the morning and closes.
pub async fn close(hands: &Hands<'_>) {
    hands.press("Tagesabschluss").await;
    hands.press("Weiter: Zählen").await;
    count(hands, CHANGE_MONEY).await;
    hands.press("Weiter: Vergleichen").await;
    hands.sees("Die Kasse stimmt genau.").await;
    hands.press("Weiter: Abschöpfen").await;
    hands.press("Nichts entnehmen").await;
    hands.press("Tag abschließen").await;
    // What is still open is shown once more, and does not hinder the close.
    if hands.sees_first_of("Ja, weiter", "Der Tag ist abgeschlossen.").await {
        hands.press("Ja, weiter").await;
    }
    hands.sees("Der Tag ist abgeschlossen.").await;
}

/// Revokes the close for a sale that was forgotten: the day is open again.
pub async fn revoke(hands: &Hands<'_>) {
    hands.press("Abschluss widerrufen").await;
    hands.press("Verkauf vergessen").await;
    hands.fills("Ihre PIN zur Bestätigung", "2580").await;
    hands.press_exactly("Abschluss widerrufen").await;
    hands.sees("Tag wieder geöffnet nach Widerruf").await;
}

async fn count(hands: &Hands<'_>, cash: &Cash) {
    for (face, pieces) in cash {
        hands.fills(face, pieces).await;
    }
    hands.sees("250,00 €").await;
}
