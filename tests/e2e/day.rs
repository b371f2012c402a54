//! A small day at the window: opening, a cash sale with change, its storno, count and close.

use lockbuch_tests::browser::User;

/// Pieces by the name of their face value.
pub type Cash = [(&'static str, &'static str)];

/// 250 € as they lie in the drawer in the morning, and again in the evening.
pub const CHANGE_MONEY: &Cash = &[("100 €", "1"), ("50 €", "2"), ("20 €", "2"), ("10 €", "1")];

/// Opens the day. Where the count departs from what the last close left, the reason is given.
pub async fn open(user: &User<'_>) {
    counts_and_opens(user).await;
    opened(user).await;
}

/// Counts what lies in the drawer and presses the key that opens the day.
pub async fn counts_and_opens(user: &User<'_>) {
    user.press("Kasse").await;
    user.press("Tag öffnen").await;
    count(user, CHANGE_MONEY).await;
    user.press("Tag öffnen").await;
}

/// The day is open, if need be with a reason, and the till is there.
pub async fn opened(user: &User<'_>) {
    if user.sees_first_of("weicht um", "Der Tag ist offen.").await {
        user.press("Am Vorabend verzählt").await;
        user.press("Tag öffnen").await;
        user.sees("Der Tag ist offen.").await;
    }
    user.press("Kasse").await;
    user.sees("Herrenschnitt").await;
}

/// Sells a haircut for 32 € to a customer who gives 40 €.
pub async fn sell(user: &User<'_>) {
    user.press("Herrenschnitt").await;
    if user.sees_first_of("Wer hat es gemacht?", "Zu zahlen").await {
        user.press_exactly("Sabine").await;
    }
    pay(user).await;
}

/// Takes 40 € for what costs 32 €.
pub async fn pay(user: &User<'_>) {
    user.sees("Zu zahlen").await;
    user.press_exactly("40").await;
    user.sees("8,00 €").await;
    user.press_first(".till-pay button").await;
    user.sees("Gebucht").await;
    user.sees("8,00 €").await;
}

/// Cancels the newest receipt: the customer gets 32 € back.
pub async fn cancel(user: &User<'_>) {
    user.press("Kassenrolle").await;
    user.finds(".roll-list .row-button").await;
    user.press_first(".roll-list .row-button").await;
    user.press_exactly("Storno").await;
    user.press("Falsche Leistung").await;
    user.press_exactly("Stornieren").await;
    user.sees("ist gebucht").await;
}

/// Counts what was there in the morning and closes.
pub async fn close(user: &User<'_>) {
    user.press("Tagesabschluss").await;
    user.press("Weiter: Zählen").await;
    count(user, CHANGE_MONEY).await;
    user.press("Weiter: Vergleichen").await;
    user.sees("Die Kasse stimmt genau.").await;
    user.press("Weiter: Abschöpfen").await;
    user.press("Nichts entnehmen").await;
    user.press("Tag abschließen").await;
    // What is still open is shown once more, and does not hinder the close.
    if user.sees_first_of("Ja, weiter", "Der Tag ist abgeschlossen.").await {
        user.press("Ja, weiter").await;
    }
    user.sees("Der Tag ist abgeschlossen.").await;
}

/// Revokes the close for a sale that was forgotten: the day is open again.
pub async fn revoke(user: &User<'_>) {
    user.press("Abschluss widerrufen").await;
    user.press("Verkauf vergessen").await;
    user.fills("Ihre PIN zur Bestätigung", "2580").await;
    user.press_exactly("Abschluss widerrufen").await;
    user.sees("Tag wieder geöffnet nach Widerruf").await;
}

async fn count(user: &User<'_>, cash: &Cash) {
    for (face, pieces) in cash {
        user.fills(face, pieces).await;
    }
    user.sees("250,00 €").await;
}
