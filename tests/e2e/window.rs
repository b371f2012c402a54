//! The real program's window, driven from its first start to a close, its revocation and the next one.

use lockbuch_tests::parcel::sha256;
use lockbuch_tests::stage::{Driver, Hands, MORNING, real_window};

use crate::{calendar, day};

#[tokio::test]
async fn a_salon_is_set_up_and_lives_its_first_day() {
    let salon = tempfile::tempdir().unwrap();
    let driver = real_window(salon.path(), MORNING).await;
    let hands = Hands(&driver.client);
    set_up(&hands).await;
    hands.signs_in("Sabine", "2580").await;
    day::open(&hands).await;
    day::sell(&hands).await;
    day::cancel(&hands).await;
    from_chair_to_till(&hands).await;
    keep_pdf(&driver).await;
    day::close(&hands).await;
    day::revoke(&hands).await;
    day::close(&hands).await;
    hands.sees("Fortsetzung von Z-1").await;
    archive(&driver).await;
    jobs(&driver).await;
    driver.client.clone().close().await.unwrap();
}

/// An appointment is booked, moved by keys and by drag, paid, and cancelled like any receipt.
async fn from_chair_to_till(hands: &Hands<'_>) {
    calendar::book(hands, "Herr Probe").await;
    calendar::by_keys(hands, "Herr Probe").await;
    calendar::by_drag(hands, "Herr Probe").await;
    calendar::check_out(hands, "Herr Probe").await;
    day::pay(hands).await;
    day::cancel(hands).await;
}

/// The storno that stands open in the receipt roll, as a PDF in the folder for downloads.
async fn keep_pdf(driver: &Driver) {
    let hands = Hands(&driver.client);
    hands.press("Kassenrolle").await;
    hands.finds(".roll-list .row-button").await;
    hands.press_first(".roll-list .row-button").await;
    hands.press("Als PDF").await;
    hands.sees("Gespeichert: ").await;
    hands.sees("Downloads/").await;
    let page = hands.page().await;
    let name = page.split("Downloads/").nth(1).and_then(|rest| rest.split(".pdf").next()).unwrap();
    assert!(driver.downloaded(&format!("{name}.pdf")).await.starts_with(b"%PDF"));
}

/// The month's archive: made, seen with its sum, and a copy kept.
async fn archive(driver: &Driver) {
    let hands = Hands(&driver.client);
    hands.press("Management").await;
    hands.press_exactly("Archiv").await;
    hands.press_first("td .row-button").await;
    hands.press_exactly("Archiv machen").await;
    hands.sees("ist fertig.").await;
    hands.sees("teilweise archiviert").await;
    hands.press_exactly("Kopie speichern").await;
    hands.sees("-teilweise.zip").await;
    hands.sees("Gespeichert: ").await;
    let page = hands.page().await;
    let name = page.split("Archiv-HW-01-").nth(1).and_then(|rest| rest.split(".zip").next()).unwrap();
    let zip = driver.downloaded(&format!("Archiv-HW-01-{name}.zip")).await;
    assert!(page.contains(&sha256(&zip)), "the page shows the sum of what was kept");
}

/// What the program does beside the till, and one of it begun by hand.
async fn jobs(driver: &Driver) {
    let hands = Hands(&driver.client);
    hands.press_exactly("Aufgaben").await;
    hands.sees("Prüfung der Datei").await;
    hands.sees("in Ordnung").await;
    hands.press_exactly("Jetzt ausführen").await;
    hands.sees("Prüfung der Datei läuft. Sie können weiterarbeiten.").await;
    hands.sees("ab ").await;
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
