//! The real program's window, driven from its first start to its first close.

use lockbuch_tests::stage::{Hands, real_window};

use crate::day;

#[tokio::test]
async fn a_salon_is_set_up_and_lives_its_first_day() {
    let salon = tempfile::tempdir().unwrap();
    let driver = real_window(salon.path()).await;
    let hands = Hands(&driver.client);
    set_up(&hands).await;
    hands.signs_in("Sabine", "2580").await;
    day::open(&hands).await;
    day::sell(&hands).await;
    day::cancel(&hands).await;
    day::close(&hands).await;
    driver.client.clone().close().await.unwrap();
}

/// Through the assistant of the first start.
async fn set_up(hands: &Hands<'_>) {
    hands.sees("Willkommen bei Lockbuch").await;
    for (label, text) in [
        ("Name des Salons", "Salon Haarwerk"),
        ("Straße und Hausnummer", "Musterstraße 5"),
        ("Postleitzahl", "28195"),
        ("Ort", "Bremen"),
        ("Steuernummer", "60/123/45678"),
        ("Seriennummer der Kasse", "HW-01"),
    ] {
        hands.fills(label, text).await;
    }
    hands.press_exactly("Weiter").await;
    for (label, text) in [
        ("Vor- und Nachname", "Sabine Krüger"),
        ("PIN (vier bis acht Ziffern)", "2580"),
        ("PIN noch einmal", "2580"),
        ("Bargeld in der Kasse", "250"),
    ] {
        hands.fills(label, text).await;
    }
    hands.press_exactly("Weiter").await;
    hands.press("Mit einer Beispielliste").await;
    hands.press_exactly("Weiter").await;
    hands.press("Noch kein Drucker").await;
    hands.press_exactly("Weiter").await;
    hands.press_exactly("Einrichten").await;
    hands.press("Code ist sicher verwahrt").await;
}
