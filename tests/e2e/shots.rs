//! Pictures of the pages for people to judge: three sizes, light and dark. `cargo xtask shots`.

mod day;

use std::path::Path;
use std::time::Duration;

use fantoccini::Locator;
use lockbuch_tests::browser::{Light, MORNING, Practice, Size, User, chromium, target};

/// The usual reception PC, a large screen, a tablet.
const SIZES: [Size; 3] = [Size(1366, 768), Size(1920, 1080), Size(1280, 800)];

/// A page, and what is pressed before the picture is taken.
const SCENES: [(&str, &[&str]); 8] = [
    ("kasse", &["Kasse"]),
    ("kasse-vorgang", &["Ansatzfarbe", "Waschen-Schneiden-Föhnen Damen", "Haaröl"]),
    ("kassenrolle", &["Kassenrolle"]),
    ("artikel", &["Artikel"]),
    ("management", &["Management"]),
    ("zustand", &["Management", "Zustand des Kassenbuchs"]),
    ("zeugen", &["Management", "Zeugen"]),
    ("salondaten", &["Management", "Salondaten"]),
];

/// The rooms of *Management* that no scene shows.
const ROOMS: [(&str, &str); 12] = [
    ("team", "Team"),
    ("rechte", "Wer darf was"),
    ("arbeitszeiten", "Arbeitszeiten"),
    ("bontext", "Logo und Bontext"),
    ("drucker", "Drucker"),
    ("ausdrucke", "Offene Ausdrucke"),
    ("sperre", "Kasse und Sperre"),
    ("material", "Material"),
    ("produktlinien", "Produktlinien"),
    ("datenschutz", "Datenschutz"),
    ("e-mail", "E-Mail"),
    ("widerruf-raum", "Abschluss widerrufen"),
];

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let folder = target().join("shots");
    let salon = tempfile::tempdir().unwrap();
    let practice = Practice::start_at(salon.path(), MORNING);
    let driver = chromium().await;
    let user = User(&driver.client);
    Size(1366, 768).put_on(&driver.client).await;
    driver.client.goto(&practice.address).await.unwrap();
    user.finds("button.person").await;
    take(&user, &folder, "anmeldung").await;
    user.comes_in("Sabine", "2580").await;
    today(&user, &folder).await;
    if std::env::args().any(|word| word == "heute") {
        return;
    }
    termine(&user, &folder).await;
    if std::env::args().any(|word| word == "termine") {
        return;
    }
    if std::env::args().any(|word| word == "rechte") {
        rights(&user, &folder).await;
        rooms(&user, &folder).await;
        staff(&user, &folder).await;
        return;
    }
    if std::env::args().any(|word| word == "kasse") {
        late(&user, &folder).await;
        day::open(&user).await;
        fewer(&user, &folder).await;
        banking(&user, &folder).await;
        return;
    }
    // A TSE is set up and changed between two days: before one is opened all its forms are there.
    user.press("Management").await;
    user.press_exactly("TSE").await;
    user.sees("TSE wechseln").await;
    take(&user, &folder, "tse").await;
    if std::env::args().any(|word| word == "tse") {
        user.press("Export herstellen").await;
        user.sees("Der Export ist hergestellt").await;
        take(&user, &folder, "tse-export").await;
        user.press_exactly("Aufgaben").await;
        take(&user, &folder, "tse-aufgaben").await;
        user.press_exactly("Salondaten").await;
        user.press_first("input[type=checkbox]").await;
        user.press_exactly("Speichern").await;
        user.press_exactly("TSE").await;
        user.press_exactly("Salondaten").await;
        user.sees("Umsatzsteuerschlüssel nach § 19 UStG").await;
        take(&user, &folder, "salondaten-19").await;
        return;
    }
    user.press("Tagesabschluss").await;
    take(&user, &folder, "oeffnung").await;
    day::open(&user).await;
    for (scene, presses) in SCENES {
        for text in presses {
            user.press(text).await;
        }
        tokio::time::sleep(Duration::from_millis(400)).await;
        take(&user, &folder, scene).await;
    }
    user.press("Kasse").await;
    user.press("Neuer Vorgang").await;
    day::sell(&user).await;
    take(&user, &folder, "gebucht").await;
    day::cancel(&user).await;
    take(&user, &folder, "storniert").await;
    day::close(&user).await;
    take(&user, &folder, "abgeschlossen").await;
    day::revoke(&user).await;
    take(&user, &folder, "widerrufen").await;
    user.press("Management").await;
    for (room, scene) in [
        ("Archiv", "archiv"),
        ("Aufgaben", "aufgaben"),
        ("Zustand des Kassenbuchs", "zustand"),
        ("Listen und Berichte", "listen"),
    ] {
        user.press_exactly(room).await;
        take(&user, &folder, scene).await;
    }
    for list in ["Umsatzbericht", "Der Blick des Prüfers", "Datenerfassungsprotokoll"] {
        user.press(list).await;
        user.finds(".sheet-facts").await;
        take(&user, &folder, list).await;
        user.press("Alle Listen").await;
    }
    println!("{}", folder.display());
    driver.client.close().await.unwrap();
}

/// The start page: as it first stands, and with someone who has come, one in work and one who pays.
async fn today(user: &User<'_>, folder: &Path) {
    user.finds(".today-next").await;
    tokio::time::sleep(Duration::from_millis(400)).await;
    take(user, folder, "heute").await;
    for (label, scene) in [("Ist da", "heute-da"), ("Anfangen", "heute-arbeit"), ("Fertig", "heute-zahlt")] {
        user.press_first(&format!(".today button[aria-label^='{label}']")).await;
        tokio::time::sleep(Duration::from_millis(600)).await;
        take(user, folder, scene).await;
    }
}

/// The calendar: a day, an appointment of it, the panel over the till, week, month and list.
async fn termine(user: &User<'_>, folder: &Path) {
    user.press("Termine").await;
    user.finds(".cal-scroll").await;
    user.finds(".cal-block").await;
    tokio::time::sleep(Duration::from_millis(400)).await;
    take(user, folder, "termine").await;
    user.press_first(".cal-block").await;
    user.finds(".detail-parts").await;
    take(user, folder, "termin").await;
    for (view, scene) in [("Woche", "termine-woche"), ("Monat", "termine-monat"), ("Liste", "termine-liste")]
    {
        user.press_exactly(view).await;
        user.finds(".cal-wide").await;
        tokio::time::sleep(Duration::from_millis(300)).await;
        take(user, folder, scene).await;
    }
    user.press("Kasse").await;
    user.keys("\u{e009}t\u{e000}").await;
    user.finds(".booking-service").await;
    user.press_first(".booking-service").await;
    user.finds(".booking-offer").await;
    take(user, folder, "termin-panel").await;
    user.press("Später").await;
}

/// What the law gives to a person: the file, its dialogs, a guest without a file.
async fn rights(user: &User<'_>, folder: &Path) {
    user.press("Kunden").await;
    user.finds(".customers-list tr[data-press]").await;
    take(user, folder, "kunden").await;
    user.press_first(".customers-list tr[data-press]").await;
    for part in ["Verlauf", "Rezepturen", "Verträglichkeit", "Stammdaten", "Einwilligungen"] {
        user.press_exactly(part).await;
        tokio::time::sleep(Duration::from_millis(300)).await;
        take(user, folder, &format!("kunden-{}", part.to_lowercase())).await;
    }
    for (button, scene) in [
        ("Daten löschen …", "kunden-loeschen"),
        ("Löschvorschläge", "kunden-vorschlaege"),
        ("Gast ohne Kartei löschen …", "kunden-gast"),
        ("Einlesen …", "kunden-einlesen"),
    ] {
        user.press(button).await;
        user.finds("dialog[open]").await;
        tokio::time::sleep(Duration::from_millis(300)).await;
        take(user, folder, scene).await;
        user.types("\u{e00c}").await;
        user.no_longer_finds("dialog[open]").await;
    }
}

/// The rooms of *Management* one after the other.
async fn rooms(user: &User<'_>, folder: &Path) {
    user.press("Management").await;
    for (scene, room) in ROOMS {
        user.press_in("management-rooms", room).await;
        tokio::time::sleep(Duration::from_millis(400)).await;
        take(user, folder, scene).await;
    }
}

/// The rights of someone in the team, and of someone who has left.
async fn staff(user: &User<'_>, folder: &Path) {
    user.press_in("management-rooms", "Team").await;
    user.press("Lea").await;
    user.finds(".management-part").await;
    take(user, folder, "team-person").await;
    let in_the_team = Locator::XPath("//label[contains(normalize-space(.), 'Im Team')]");
    user.acts(in_the_team, async |tick| tick.click().await).await;
    user.press_exactly("Speichern").await;
    if user.sees_first_of("Ja, weiter", "nicht mehr im Team").await {
        user.press("Ja, weiter").await;
    }
    user.sees("nicht mehr im Team").await;
    user.press("Daten löschen …").await;
    user.sees("Bleibt, weil das Gesetz es verlangt").await;
    take(user, folder, "team-loeschen").await;
    user.press("Ausgeschieden").await;
    user.press_exactly("Endgültig löschen").await;
    user.sees("Gelöscht. Der Brief liegt bei den Dateien.").await;
    user.sees("Wer wieder ins Team kommt, wird neu angelegt.").await;
    take(user, folder, "team-geloescht").await;
}

/// An appointment that is called off too late for nothing to be asked.
async fn late(user: &User<'_>, folder: &Path) {
    user.press("Termine").await;
    user.finds(".cal-scroll").await;
    user.press_first(".cal-block").await;
    user.finds(".detail-parts").await;
    user.press("Absagen").await;
    tokio::time::sleep(Duration::from_millis(400)).await;
    take(user, folder, "termin-absagen").await;
    user.types("\u{e00c}").await;
}

/// Fewer pieces of a line ask why.
async fn fewer(user: &User<'_>, folder: &Path) {
    user.press("Haaröl").await;
    user.sees("Zu zahlen").await;
    for pieces in ["3", "2"] {
        user.press_first(".till-line-press").await;
        user.sees("Einzelpreis").await;
        user.fills("Menge", pieces).await;
        if pieces == "2" {
            user.sees("Warum weniger?").await;
            take(user, folder, "weniger").await;
        }
        user.press_exactly("Übernehmen").await;
        tokio::time::sleep(Duration::from_millis(400)).await;
    }
    user.types("\u{e00c}").await;
}

/// A banking, and its taking back.
async fn banking(user: &User<'_>, folder: &Path) {
    user.keys("\u{e009}b\u{e000}").await;
    user.press_exactly("Zur Bank").await;
    user.fills("Betrag", "50").await;
    user.press_exactly("Buchen").await;
    user.no_longer_finds("dialog[open]").await;
    user.keys("\u{e009}b\u{e000}").await;
    user.press("Bei der Bank eingezahlt").await;
    user.sees("unterwegs").await;
    take(user, folder, "bank").await;
    user.press_exactly("Eingezahlt").await;
    user.sees("Es ist kein Geld zur Bank unterwegs.").await;
    user.types("\u{e00c}").await;
    user.press("Kassenrolle").await;
    user.finds(".roll-list .row-button").await;
    user.press_first(".roll-list .row-button").await;
    user.press_exactly("Storno").await;
    user.sees("Einzahlung bei der Bank stornieren").await;
    take(user, folder, "bank-storno").await;
    user.press("Betrag vertippt").await;
    user.press_exactly("Stornieren").await;
    user.sees("Die Einzahlung ist zurückgenommen.").await;
    take(user, folder, "bank-zurueck").await;
}

async fn take(user: &User<'_>, folder: &Path, scene: &str) {
    for size in SIZES {
        size.put_on(user.0).await;
        for light in [Light::Light, Light::Dark] {
            light.put_on(user.0).await;
            tokio::time::sleep(Duration::from_millis(150)).await;
            let name = format!("{scene}-{}x{}-{}.png", size.0, size.1, light.name());
            user.picture(&folder.join(name)).await;
        }
    }
    Size(1366, 768).put_on(user.0).await;
    Light::Light.put_on(user.0).await;
}
