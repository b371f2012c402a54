//! The real program's window, driven from its first start to a close, its revocation and the next one.

use lockbuch_tests::archive_zip::sha256;
use lockbuch_tests::browser::{Driver, MORNING, User, real_window};

use crate::{calendar, day};

#[tokio::test]
async fn a_salon_is_set_up_and_lives_its_first_day() {
    let salon = tempfile::tempdir().unwrap();
    let driver = real_window(salon.path(), MORNING).await;
    let user = User(&driver.client);
    set_up(&user).await;
    user.signs_in("Sabine", "2580").await;
    open_without_tse(&user).await;
    day::sell(&user).await;
    day::cancel(&user).await;
    from_chair_to_till(&user).await;
    keep_pdf(&driver).await;
    day::close(&user).await;
    day::revoke(&user).await;
    day::close(&user).await;
    user.sees("Fortsetzung von Z-1").await;
    archive(&driver).await;
    jobs(&driver).await;
    driver.client.clone().close().await.unwrap();
}

/// Opens the day at a register that no TSE serves: it says that the law forbids it, and the owner allows it by PIN.
pub async fn open_without_tse(user: &User<'_>) {
    day::counts_and_opens(user).await;
    user.sees("Ohne TSE darf nicht kassiert werden (§ 146a AO)").await;
    user.fills("PIN der Inhaberin", "2580").await;
    user.press("Ohne TSE erlauben und öffnen").await;
    day::opened(user).await;
}

/// An appointment is booked, moved by keys and by drag, paid, and cancelled like any receipt.
async fn from_chair_to_till(user: &User<'_>) {
    calendar::book(user, "Herr Probe").await;
    calendar::by_keys(user, "Herr Probe").await;
    calendar::by_drag(user, "Herr Probe").await;
    calendar::check_out(user, "Herr Probe").await;
    day::pay(user).await;
    day::cancel(user).await;
}

/// The storno that stands open in the receipt roll, as a PDF in the folder for downloads.
async fn keep_pdf(driver: &Driver) {
    let user = User(&driver.client);
    user.press("Kassenrolle").await;
    user.finds(".roll-list .row-button").await;
    user.press_first(".roll-list .row-button").await;
    user.press("Als PDF").await;
    user.sees("Gespeichert: ").await;
    user.sees("Downloads/").await;
    let page = user.page().await;
    let name = page.split("Downloads/").nth(1).and_then(|rest| rest.split(".pdf").next()).unwrap();
    assert!(driver.downloaded(&format!("{name}.pdf")).await.starts_with(b"%PDF"));
}

/// The month's archive: made, seen with its sum, and a copy kept.
async fn archive(driver: &Driver) {
    let user = User(&driver.client);
    user.press("Management").await;
    user.press_exactly("Archiv").await;
    user.press_first("td .row-button").await;
    user.press_exactly("Archiv machen").await;
    user.sees("ist fertig.").await;
    user.sees("teilweise archiviert").await;
    user.press_exactly("Kopie speichern").await;
    user.sees("-teilweise.zip").await;
    user.sees("Gespeichert: ").await;
    let page = user.page().await;
    let name = page.split("Archiv-HW-01-").nth(1).and_then(|rest| rest.split(".zip").next()).unwrap();
    let zip = driver.downloaded(&format!("Archiv-HW-01-{name}.zip")).await;
    assert!(page.contains(&sha256(&zip)), "the page shows the sum of what was kept");
}

/// What the program does beside the till, and one of it begun by hand.
async fn jobs(driver: &Driver) {
    let user = User(&driver.client);
    user.press_exactly("Aufgaben").await;
    user.sees("Prüfung des Kassenbuchs").await;
    user.sees("Prüfung der Datei").await;
    user.sees("in Ordnung").await;
    user.press_exactly("Jetzt ausführen").await;
    user.sees("Prüfung des Kassenbuchs läuft. Sie können weiterarbeiten.").await;
    user.sees("ab ").await;
}

/// Through the assistant of the first start.
pub async fn set_up(user: &User<'_>) {
    user.sees("Willkommen bei Lockbuch").await;
    for (label, text) in [
        ("Name des Salons", "Salon Haarwerk"),
        ("Straße und Hausnummer", "Musterstraße 5"),
        ("Postleitzahl", "28195"),
        ("Ort", "Bremen"),
        ("Steuernummer", "60/123/45678"),
        ("Seriennummer der Kasse", "HW-01"),
    ] {
        user.fills(label, text).await;
    }
    user.press_exactly("Weiter").await;
    for (label, text) in [
        ("Vor- und Nachname", "Sabine Krüger"),
        ("PIN (vier bis acht Ziffern)", "2580"),
        ("PIN noch einmal", "2580"),
        ("Bargeld in der Kasse", "250"),
    ] {
        user.fills(label, text).await;
    }
    user.press_exactly("Weiter").await;
    user.press("Mit einer Beispielliste").await;
    user.press_exactly("Weiter").await;
    user.press("Noch kein Drucker").await;
    user.press_exactly("Weiter").await;
    user.press_exactly("Einrichten").await;
    let shown = user.asks("return document.querySelector('.setup-code').textContent", Vec::new()).await;
    user.press("Der Code steht auf Papier").await;
    user.fills("Wiederherstellungscode (sieben Gruppen)", shown.as_str().unwrap()).await;
    user.press("Code erproben").await;
}
