//! The customer file as a stylist and a receptionist use it: found, mixed for, tested, photographed, brought together,
//! read in, informed and erased.

use std::path::Path;
use std::time::Duration;

use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, PointerAction, TouchActions};
use fantoccini::{Client, Locator};
use lockbuch_tests::browser::{Light, MORNING, Practice, Size, User, chromium, violations};

/// The smallest picture that is one: a PNG of one pixel.
const PIXEL: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0, 0,
    1, 8, 6, 0, 0, 0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 13, b'I', b'D', b'A', b'T', 0x78, 0x9c, 0x63, 0xf8,
    0xcf, 0xc0, 0xf0, 0x1f, 0, 5, 0, 1, 0xff, 0x56, 0xc7, 0x2f, 0x0d, 0, 0, 0, 0, b'I', b'E', b'N', b'D',
    0xae, 0x42, 0x60, 0x82,
];

/// Two good rows, one without a name, one with a day that there never was.
const BAD_ROWS: &str = "Name;Telefon;Geburtstag\nGrün, Bärbel;0421 5550001;12.03.1970\n;0421 5550003;\nMeyer, Kai;0421 5550002;31.02.1980\n";
const GOOD_ROWS: &str = "Name;Telefon\nGrün, Bärbel;0421 5550001\nMeyer, Kai;0421 5550002\n";

async fn comes_in(client: &Client, practice: &Practice) {
    Size(1366, 768).put_on(client).await;
    client.goto(&practice.address).await.unwrap();
    let user = User(client);
    user.signs_in("Jana", "2580").await;
    user.press("Kunden").await;
    user.finds(".customers-list tr[data-press]").await;
}

/// Opens the file of whoever is found first.
async fn opens(user: &User<'_>, name: &str) {
    user.replaces(Locator::Css(".customers input[type=search]"), name).await;
    user.press_exactly(name).await;
    user.finds(".customers-top h2").await;
}

/// Chooses in the list with this label; the one in the open dialog, where there is one.
async fn chooses(user: &User<'_>, label: &str, word: &str) {
    let path = format!("(//label[span[normalize-space(.)='{label}']]//select)[1]");
    user.acts(Locator::XPath(&path), async |list| list.select_by_label(word).await).await;
}

/// Hands a file to the open dialog.
async fn gives(user: &User<'_>, file: &Path) {
    let name = file.to_string_lossy();
    user.acts(Locator::Css("dialog[open] input[type=file]"), async |field| field.send_keys(&name).await)
        .await;
}

/// The owner lends her PIN to one act.
async fn owner_approves(user: &User<'_>) {
    user.sees("Freigabe durch eine zweite Person").await;
    user.finds("input.pin-field:focus").await;
    user.types("2580").await;
    user.press_first("button[data-word='enter']").await;
}

/// What axe finds here, in light and in dark.
async fn look(user: &User<'_>, place: &str) -> Vec<String> {
    let mut found = Vec::new();
    for light in [Light::Light, Light::Dark] {
        light.put_on(user.0).await;
        let here = violations(user.0).await;
        found.extend(here.into_iter().map(|violation| format!("{place}, {}: {violation}", light.name())));
    }
    Light::Light.put_on(user.0).await;
    found
}

#[tokio::test]
async fn a_file_is_written_tested_and_photographed() {
    let salon = tempfile::tempdir().unwrap();
    let practice = Practice::start_at(salon.path(), MORNING);
    let driver = chromium().await;
    let user = User(&driver.client);
    comes_in(&driver.client, &practice).await;
    let mut found = new_customer(&user).await;
    found.extend(formula(&user).await);
    found.extend(photos(&user, salon.path()).await);
    found.extend(patch_test(&user).await);
    assert_eq!(found, Vec::<String>::new());
    driver.client.clone().close().await.unwrap();
}

/// Someone new is told from who is there while the name is typed.
async fn new_customer(user: &User<'_>) -> Vec<String> {
    user.press("Neue Kundin").await;
    user.fills("Name", "Petra Lintner").await;
    user.sees("Gibt es vielleicht schon:").await;
    user.sees("klingt gleich").await;
    let found = look(user, "new customer").await;
    user.fills("Name", "Probe, Paula").await;
    user.no_longer_sees("Gibt es vielleicht schon:").await;
    user.press("Speichern").await;
    user.sees("noch kein Besuch").await;
    found
}

/// A formula is written, mixed again for half the weight, and printed.
async fn formula(user: &User<'_>) -> Vec<String> {
    user.press_exactly("Rezepturen").await;
    user.press_exactly("Neue Rezeptur").await;
    user.fills("Wo (Ansatz, Längen)", "Ansatz").await;
    chooses(user, "Material", "7/1 Mittelblond asch").await;
    user.fills("Gramm", "40").await;
    user.sees("Jetzt zusammen 40 g").await;
    let found = look(user, "formula").await;
    user.press_exactly("Festhalten").await;
    user.sees("Festgehalten. Material 5,80 €.").await;
    user.press_exactly("Noch einmal").await;
    user.fills("Auf Gesamtgramm", "20").await;
    user.press_exactly("Umrechnen").await;
    user.sees("Jetzt zusammen 20 g").await;
    user.press_exactly("Festhalten").await;
    user.sees("Festgehalten. Material 2,90 €.").await;
    user.sees("20 g 7/1 Mittelblond asch").await;
    user.press_exactly("Mischzettel").await;
    user.sees("Der Mischzettel wird gedruckt.").await;
    found
}

/// No photo without consent, none of 40 MB, no PDF in disguise; a real one is kept, looked at and taken away.
async fn photos(user: &User<'_>, folder: &Path) -> Vec<String> {
    let kept = |name: &str, bytes: &[u8]| {
        std::fs::write(folder.join(name), bytes).unwrap();
        folder.join(name)
    };
    let (pixel, letter) = (kept("vorher.png", PIXEL), kept("brief.jpg", b"%PDF-1.7 "));
    let big = kept("gross.jpg", &vec![0xff; 40 * 1024 * 1024]);
    user.press_exactly("Verlauf").await;
    user.press("Foto ablegen").await;
    user.sees("Für Fotos liegt keine Einwilligung vor.").await;
    user.press_exactly("Zu den Einwilligungen").await;
    let agree = "//section[h3='Fotos']//button";
    user.acts(Locator::XPath(agree), async |agree| agree.click().await).await;
    user.sees("erteilt am").await;
    let mut found = look(user, "consents").await;
    user.press_exactly("Verlauf").await;
    user.press("Foto ablegen").await;
    user.press_exactly("Vorher").await;
    gives(user, &big).await;
    user.sees("Dieses Foto ist zu groß. Bitte eines bis 12 MB wählen.").await;
    gives(user, &letter).await;
    user.press_exactly("Ablegen").await;
    user.sees("es ist ein PDF").await;
    found.extend(look(user, "photo refused").await);
    gives(user, &pixel).await;
    user.press_exactly("Ablegen").await;
    user.sees("Das Foto liegt in der Kartei.").await;
    user.finds(".photo-small > img").await;
    user.press_first(".photo-small").await;
    user.finds(".photo-large > img").await;
    found.extend(look(user, "photo").await);
    user.press("Löschen …").await;
    user.press_exactly("Endgültig löschen").await;
    user.sees("Das Foto ist gelöscht.").await;
    found
}

/// A colour stops without a test; the owner lets it pass with her PIN and a reason.
async fn patch_test(user: &User<'_>) -> Vec<String> {
    user.press_exactly("Verträglichkeit").await;
    user.sees("Noch kein Verträglichkeitstest.").await;
    user.press("Freigeben …").await;
    user.press_exactly("Kundin besteht darauf").await;
    let found = look(user, "release").await;
    user.press_exactly("Freigeben").await;
    owner_approves(user).await;
    user.sees("Für heute freigegeben.").await;
    user.press_exactly("Verlauf").await;
    user.sees("Grund: Kundin besteht darauf").await;
    found
}

#[tokio::test]
async fn files_are_read_in_merged_parted_informed_and_erased() {
    let salon = tempfile::tempdir().unwrap();
    let practice = Practice::start_at(salon.path(), MORNING);
    let driver = chromium().await;
    let user = User(&driver.client);
    comes_in(&driver.client, &practice).await;
    let mut found = import(&user, salon.path()).await;
    taps(&user, "Grün, Bärbel").await;
    found.extend(merge(&user).await);
    found.extend(privacy(&user).await);
    assert_eq!(found, Vec::<String>::new());
    driver.client.clone().close().await.unwrap();
}

/// Bad rows are told with their line and reason and nothing is taken; the mended file is taken whole.
async fn import(user: &User<'_>, folder: &Path) -> Vec<String> {
    let file = folder.join("kunden.csv");
    std::fs::write(&file, BAD_ROWS).unwrap();
    user.press("Einlesen …").await;
    gives(user, &file).await;
    user.sees("2 von 3 Einträgen sind fehlerhaft. So wird nichts eingelesen.").await;
    user.sees("31.02.1980").await;
    let take = "//dialog//button[@data-kind='primary'][contains(., 'Einlesen')]";
    let enabled = user.acts(Locator::XPath(take), async |take| take.is_enabled().await).await;
    assert!(!enabled, "bad rows can't be taken in");
    let found = look(user, "import").await;
    std::fs::write(&file, GOOD_ROWS).unwrap();
    gives(user, &file).await;
    user.sees("2 Einträge, alle in Ordnung.").await;
    user.press_exactly("Einlesen").await;
    user.sees("2 eingelesen.").await;
    found
}

/// Opens a file with the finger.
async fn taps(user: &User<'_>, name: &str) {
    user.replaces(Locator::Css(".customers input[type=search]"), name).await;
    // What is meant stands first once the list is searched; before that it may move away under the finger.
    let row = "const row = document.querySelector('.customers-list tr[data-press]');
        if (row?.querySelector('button.row-button')?.textContent !== arguments[0]) { return null; }
        const box = row.getBoundingClientRect(); return [box.left + 20, box.top + box.height / 2, box.height];";
    let place = user.asks(row, vec![name.into()]).await;
    let number = |at: usize| place[at].as_f64().unwrap();
    assert!(number(2) >= 44.0, "a finger finds the row");
    let to = PointerAction::MoveTo { duration: None, x: number(0), y: number(1) };
    let finger = TouchActions::new("finger".to_owned())
        .then(to)
        .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
        .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
    user.0.perform_actions(finger).await.unwrap();
    user.finds(".customers-top h2").await;
}

/// Two files become one, and two again.
async fn merge(user: &User<'_>) -> Vec<String> {
    user.press_exactly("Stammdaten").await;
    user.press("Zusammenführen …").await;
    user.fills("Name, Telefon oder E-Mail", "Meyer").await;
    user.press("Meyer, Kai").await;
    let found = look(user, "merge").await;
    user.press_exactly("Zusammenführen").await;
    user.sees("Zusammengeführt.").await;
    user.press_exactly("Stammdaten").await;
    user.sees("Mit „Meyer, Kai“ zusammengeführt").await;
    user.press_exactly("Lösen").await;
    user.no_longer_sees("Mit „Meyer, Kai“ zusammengeführt").await;
    found
}

/// Information is given, and the data are erased with the owner's PIN.
async fn privacy(user: &User<'_>) -> Vec<String> {
    opens(user, "Meyer, Kai").await;
    user.press_exactly("Einwilligungen").await;
    user.press("Auskunft (PDF und JSON)").await;
    user.press("Daten löschen …").await;
    user.sees("Stammdaten mit Kontakten").await;
    user.press_exactly("Wunsch der Kundin").await;
    let found = look(user, "erasure").await;
    // The news of the erasure reach the page before its letter does.
    user.holds_replies_for(Duration::from_secs(3)).await;
    user.press_exactly("Endgültig löschen").await;
    owner_approves(user).await;
    user.holds_replies_for(Duration::ZERO).await;
    user.sees("Gelöscht. Der Brief liegt bei den Dateien.").await;
    user.sees("Gelöschte Kundin").await;
    found
}
