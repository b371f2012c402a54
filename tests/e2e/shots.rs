//! Pictures of the pages for people to judge: three sizes, light and dark. `cargo xtask shots`.

mod day;

use std::path::Path;
use std::time::Duration;

use lockbuch_tests::stage::{Hands, Light, MORNING, Practice, Size, chromium, target};

/// The usual reception PC, a large screen, a tablet.
const SIZES: [Size; 3] = [Size(1366, 768), Size(1920, 1080), Size(1280, 800)];

/// A page, and what is pressed before the picture is taken.
const SCENES: [(&str, &[&str]); 5] = [
    ("kasse", &["Kasse"]),
    ("kasse-vorgang", &["Ansatzfarbe", "Waschen-Schneiden-Föhnen Damen", "Haaröl"]),
    ("kassenrolle", &["Kassenrolle"]),
    ("artikel", &["Artikel"]),
    ("management", &["Management"]),
];

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let folder = target().join("shots");
    let salon = tempfile::tempdir().unwrap();
    let practice = Practice::start_at(salon.path(), MORNING);
    let driver = chromium().await;
    let hands = Hands(&driver.client);
    Size(1366, 768).put_on(&driver.client).await;
    driver.client.goto(&practice.address).await.unwrap();
    hands.finds("button.person").await;
    take(&hands, &folder, "anmeldung").await;
    hands.signs_in("Sabine", "2580").await;
    termine(&hands, &folder).await;
    if std::env::args().any(|word| word == "termine") {
        return;
    }
    hands.press("Tagesabschluss").await;
    take(&hands, &folder, "oeffnung").await;
    day::open(&hands).await;
    for (scene, presses) in SCENES {
        for text in presses {
            hands.press(text).await;
        }
        tokio::time::sleep(Duration::from_millis(400)).await;
        take(&hands, &folder, scene).await;
    }
    hands.press("Kasse").await;
    hands.press("Neuer Vorgang").await;
    day::sell(&hands).await;
    take(&hands, &folder, "gebucht").await;
    day::cancel(&hands).await;
    take(&hands, &folder, "storniert").await;
    day::close(&hands).await;
    take(&hands, &folder, "abgeschlossen").await;
    day::revoke(&hands).await;
    take(&hands, &folder, "widerrufen").await;
    hands.press("Management").await;
    for (room, scene) in [("Archiv", "archiv"), ("Aufgaben", "aufgaben"), ("Listen und Berichte", "listen")] {
        hands.press_exactly(room).await;
        take(&hands, &folder, scene).await;
    }
    for list in ["Umsatzbericht", "Der Blick des Prüfers", "Datenerfassungsprotokoll"] {
        hands.press(list).await;
        hands.finds(".sheet-facts").await;
        take(&hands, &folder, list).await;
        hands.press("Alle Listen").await;
    }
    println!("{}", folder.display());
    driver.client.close().await.unwrap();
}

/// The calendar: a day, an appointment of it, the panel over the till, week, month and list.
async fn termine(hands: &Hands<'_>, folder: &Path) {
    hands.press("Termine").await;
    hands.finds(".cal-scroll").await;
    hands.finds(".cal-block").await;
    tokio::time::sleep(Duration::from_millis(400)).await;
    take(hands, folder, "termine").await;
    hands.press_first(".cal-block").await;
    hands.finds(".detail-parts").await;
    take(hands, folder, "termin").await;
    for (view, scene) in [("Woche", "termine-woche"), ("Monat", "termine-monat"), ("Liste", "termine-liste")]
    {
        hands.press_exactly(view).await;
        hands.finds(".cal-wide").await;
        tokio::time::sleep(Duration::from_millis(300)).await;
        take(hands, folder, scene).await;
    }
    hands.press("Kasse").await;
    hands.keys("\u{e009}t\u{e000}").await;
    hands.finds(".booking-service").await;
    hands.press_first(".booking-service").await;
    hands.finds(".booking-offer").await;
    take(hands, folder, "termin-panel").await;
    hands.press("Später").await;
}

async fn take(hands: &Hands<'_>, folder: &Path, scene: &str) {
    for size in SIZES {
        size.put_on(hands.0).await;
        for light in [Light::Light, Light::Dark] {
            light.put_on(hands.0).await;
            tokio::time::sleep(Duration::from_millis(150)).await;
            let name = format!("{scene}-{}x{}-{}.png", size.0, size.1, light.name());
            hands.picture(&folder.join(name)).await;
        }
    }
    Size(1366, 768).put_on(hands.0).await;
    Light::Light.put_on(hands.0).await;
}
