//! The customer file as a stylist and a receptionist use it: found, mixed for, tested, photographed, brought together,
//! read in, informed and erased.

use std::path::Path;
use std::time::Duration;

use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, PointerAction, TouchActions};
use fantoccini::{Client, Locator};
use lockbuch_tests::stage::{Hands, Light, MORNING, Practice, Size, chromium, violations};

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
    let hands = Hands(client);
    hands.signs_in("Jana", "2580").await;
    hands.press("Kunden").await;
    hands.finds(".customers-list tr[data-press]").await;
}

/// Opens the file of whoever is found first.
async fn opens(hands: &Hands<'_>, name: &str) {
    hands.replaces(Locator::Css(".customers input[type=search]"), name).await;
    hands.press_exactly(name).await;
    hands.finds(".customers-top h2").await;
}

/// Chooses in the list with this label; the one in the open dialog, where there is one.
async fn chooses(hands: &Hands<'_>, label: &str, word: &str) {
    let path = format!("(//label[span[normalize-space(.)='{label}']]//select)[1]");
    hands.acts(Locator::XPath(&path), async |list| list.select_by_label(word).await).await;
}

/// Hands a file to the open dialog.
async fn gives(hands: &Hands<'_>, file: &Path) {
    let name = file.to_string_lossy();
    hands
        .acts(Locator::Css("dialog[open] input[type=file]"), async |field| field.send_keys(&name).await)
        .await;
}

/// The owner lends her PIN to one act.
async fn owner_approves(hands: &Hands<'_>) {
    hands.sees("Freigabe durch eine zweite Person").await;
    hands.finds("input.pin-field:focus").await;
    hands.types("2580").await;
    hands.press_first("button[data-word='enter']").await;
}

/// What axe finds here, in light and in dark.
async fn look(hands: &Hands<'_>, place: &str) -> Vec<String> {
    let mut found = Vec::new();
    for light in [Light::Light, Light::Dark] {
        light.put_on(hands.0).await;
        let here = violations(hands.0).await;
        found.extend(here.into_iter().map(|violation| format!("{place}, {}: {violation}", light.name())));
    }
    Light::Light.put_on(hands.0).await;
    found
}

#[tokio::test]
async fn a_file_is_written_tested_and_photographed() {
    let salon = tempfile::tempdir().unwrap();
    let practice = Practice::start_at(salon.path(), MORNING);
    let driver = chromium().await;
    let hands = Hands(&driver.client);
    comes_in(&driver.client, &practice).await;
    let mut found = new_customer(&hands).await;
    found.extend(formula(&hands).await);
    found.extend(photos(&hands, salon.path()).await);
    found.extend(patch_test(&hands).await);
    assert_eq!(found, Vec::<String>::new());
    driver.client.clone().close().await.unwrap();
}

/// Someone new is told from who is there while the name is typed.
async fn new_customer(hands: &Hands<'_>) -> Vec<String> {
    hands.press("Neue Kundin").await;
    hands.fills("Name", "Petra Lintner").await;
    hands.sees("Gibt es vielleicht schon:").await;
    hands.sees("klingt gleich").await;
    let found = look(hands, "new customer").await;
    hands.fills("Name", "Probe, Paula").await;
    hands.no_longer_sees("Gibt es vielleicht schon:").await;
    hands.press("Speichern").await;
    hands.sees("noch kein Besuch").await;
    found
}

/// A formula is written, mixed again for half the weight, and printed.
async fn formula(hands: &Hands<'_>) -> Vec<String> {
    hands.press_exactly("Rezepturen").await;
    hands.press_exactly("Neue Rezeptur").await;
    hands.fills("Wo (Ansatz, Längen)", "Ansatz").await;
    chooses(hands, "Material", "7/1 Mittelblond asch").await;
    hands.fills("Gramm", "40").await;
    hands.sees("Jetzt zusammen 40 g").await;
    let found = look(hands, "formula").await;
    hands.press_exactly("Festhalten").await;
    hands.sees("Festgehalten. Material 5,80 €.").await;
    hands.press_exactly("Noch einmal").await;
    hands.fills("Auf Gesamtgramm", "20").await;
    hands.press_exactly("Umrechnen").await;
    hands.sees("Jetzt zusammen 20 g").await;
    hands.press_exactly("Festhalten").await;
    hands.sees("Festgehalten. Material 2,90 €.").await;
    hands.sees("20 g 7/1 Mittelblond asch").await;
    hands.press_exactly("Mischzettel").await;
    hands.sees("Der Mischzettel wird gedruckt.").await;
    found
}

/// No photo without consent, none of 40 MB, no PDF in disguise; a real one is kept, looked at and taken away.
async fn photos(hands: &Hands<'_>, folder: &Path) -> Vec<String> {
    let kept = |name: &str, bytes: &[u8]| {
        std::fs::write(folder.join(name), bytes).unwrap();
        folder.join(name)
    };
    let (pixel, letter) = (kept("vorher.png", PIXEL), kept("brief.jpg", b"%PDF-1.7 "));
    let big = kept("gross.jpg", &vec![0xff; 40 * 1024 * 1024]);
    hands.press_exactly("Verlauf").await;
    hands.press("Foto ablegen").await;
    hands.sees("Für Fotos liegt keine Einwilligung vor.").await;
    hands.press_exactly("Zu den Einwilligungen").await;
    let agree = "//section[h3='Fotos']//button";
    hands.acts(Locator::XPath(agree), async |agree| agree.click().await).await;
    hands.sees("erteilt am").await;
    let mut found = look(hands, "consents").await;
    hands.press_exactly("Verlauf").await;
    hands.press("Foto ablegen").await;
    hands.press_exactly("Vorher").await;
    gives(hands, &big).await;
    hands.sees("Dieses Foto ist zu groß. Bitte eines bis 12 MB wählen.").await;
    gives(hands, &letter).await;
    hands.press_exactly("Ablegen").await;
    hands.sees("es ist ein PDF").await;
    found.extend(look(hands, "photo refused").await);
    gives(hands, &pixel).await;
    hands.press_exactly("Ablegen").await;
    hands.sees("Das Foto liegt in der Kartei.").await;
    hands.finds(".photo-small > img").await;
    hands.press_first(".photo-small").await;
    hands.finds(".photo-large > img").await;
    found.extend(look(hands, "photo").await);
    hands.press("Löschen …").await;
    hands.press_exactly("Endgültig löschen").await;
    hands.sees("Das Foto ist gelöscht.").await;
    found
}

/// A colour stops without a test; the owner lets it pass with her PIN and a reason.
async fn patch_test(hands: &Hands<'_>) -> Vec<String> {
    hands.press_exactly("Verträglichkeit").await;
    hands.sees("Noch kein Verträglichkeitstest.").await;
    hands.press("Freigeben …").await;
    hands.press_exactly("Kundin besteht darauf").await;
    let found = look(hands, "release").await;
    hands.press_exactly("Freigeben").await;
    owner_approves(hands).await;
    hands.sees("Für heute freigegeben.").await;
    hands.press_exactly("Verlauf").await;
    hands.sees("Grund: Kundin besteht darauf").await;
    found
}

#[tokio::test]
async fn files_are_read_in_merged_parted_informed_and_erased() {
    let salon = tempfile::tempdir().unwrap();
    let practice = Practice::start_at(salon.path(), MORNING);
    let driver = chromium().await;
    let hands = Hands(&driver.client);
    comes_in(&driver.client, &practice).await;
    let mut found = import(&hands, salon.path()).await;
    taps(&hands, "Grün, Bärbel").await;
    found.extend(merge(&hands).await);
    found.extend(privacy(&hands).await);
    assert_eq!(found, Vec::<String>::new());
    driver.client.clone().close().await.unwrap();
}

/// Bad rows are told with their line and reason and nothing is taken; the mended file is taken whole.
async fn import(hands: &Hands<'_>, folder: &Path) -> Vec<String> {
    let file = folder.join("kunden.csv");
    std::fs::write(&file, BAD_ROWS).unwrap();
    hands.press("Einlesen …").await;
    gives(hands, &file).await;
    hands.sees("2 von 3 Einträgen sind fehlerhaft. So wird nichts eingelesen.").await;
    hands.sees("31.02.1980").await;
    let take = "//dialog//button[@data-kind='primary'][contains(., 'Einlesen')]";
    let enabled = hands.acts(Locator::XPath(take), async |take| take.is_enabled().await).await;
    assert!(!enabled, "bad rows can't be taken in");
    let found = look(hands, "import").await;
    std::fs::write(&file, GOOD_ROWS).unwrap();
    gives(hands, &file).await;
    hands.sees("2 Einträge, alle in Ordnung.").await;
    hands.press_exactly("Einlesen").await;
    hands.sees("2 eingelesen.").await;
    found
}

/// Opens a file with the finger.
async fn taps(hands: &Hands<'_>, name: &str) {
    hands.replaces(Locator::Css(".customers input[type=search]"), name).await;
    // What is meant stands first once the list is searched; before that it may move away under the finger.
    let row = "const row = document.querySelector('.customers-list tr[data-press]');
        if (row?.querySelector('button.row-button')?.textContent !== arguments[0]) { return null; }
        const box = row.getBoundingClientRect(); return [box.left + 20, box.top + box.height / 2, box.height];";
    let place = hands.asks(row, vec![name.into()]).await;
    let number = |at: usize| place[at].as_f64().unwrap();
    assert!(number(2) >= 44.0, "a finger finds the row");
    let to = PointerAction::MoveTo { duration: None, x: number(0), y: number(1) };
    let finger = TouchActions::new("finger".to_owned())
        .then(to)
        .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
        .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
    hands.0.perform_actions(finger).await.unwrap();
    hands.finds(".customers-top h2").await;
}

/// Two files become one, and two again.
async fn merge(hands: &Hands<'_>) -> Vec<String> {
    hands.press_exactly("Stammdaten").await;
    hands.press("Zusammenführen …").await;
    hands.fills("Name, Telefon oder E-Mail", "Meyer").await;
    hands.press("Meyer, Kai").await;
    let found = look(hands, "merge").await;
    hands.press_exactly("Zusammenführen").await;
    hands.sees("Zusammengeführt.").await;
    hands.press_exactly("Stammdaten").await;
    hands.sees("Mit „Meyer, Kai“ zusammengeführt").await;
    hands.press_exactly("Lösen").await;
    hands.no_longer_sees("Mit „Meyer, Kai“ zusammengeführt").await;
    found
}

/// Information is given, and the data are erased with the owner's PIN.
async fn privacy(hands: &Hands<'_>) -> Vec<String> {
    opens(hands, "Meyer, Kai").await;
    hands.press_exactly("Einwilligungen").await;
    hands.press("Auskunft (PDF und JSON)").await;
    hands.press("Daten löschen …").await;
    hands.sees("Stammdaten mit Kontakten").await;
    hands.press_exactly("Wunsch der Kundin").await;
    let found = look(hands, "erasure").await;
    // The news of the erasure reach the page before its letter does.
    hands.holds_replies_for(Duration::from_secs(3)).await;
    hands.press_exactly("Endgültig löschen").await;
    owner_approves(hands).await;
    hands.holds_replies_for(Duration::ZERO).await;
    hands.sees("Gelöscht. Der Brief liegt bei den Dateien.").await;
    hands.sees("Gelöschte Kundin").await;
    found
}
