//! The practice salon in headless Chromium, under the eyes of axe.

use lockbuch_tests::stage::{Hands, MORNING, Practice, Size, chromium, violations};

use crate::day;

#[tokio::test]
async fn a_day_in_the_browser_and_nothing_that_anyone_would_stumble_over() {
    let salon = tempfile::tempdir().unwrap();
    let practice = Practice::start_anew(salon.path(), MORNING);
    let driver = chromium().await;
    let hands = Hands(&driver.client);
    Size(1366, 768).put_on(&driver.client).await;
    driver.client.goto(&practice.address).await.unwrap();
    hands.sees("Haarwerk ÜBUNG").await;
    hands.sees("ÜBUNG – kein Beleg").await;
    let mut found = look(&hands, "sign-in").await;
    hands.signs_in("Sabine", "2580").await;
    found.extend(look(&hands, "before the opening").await);
    day::open(&hands).await;
    found.extend(look(&hands, "till").await);
    day::sell(&hands).await;
    found.extend(look(&hands, "booked").await);
    day::cancel(&hands).await;
    found.extend(look(&hands, "receipt roll").await);
    day::close(&hands).await;
    found.extend(look(&hands, "closed").await);
    day::revoke(&hands).await;
    found.extend(look(&hands, "open again").await);
    day::close(&hands).await;
    for page in ["Kunden", "Artikel", "Management"] {
        hands.press(page).await;
        found.extend(look(&hands, page).await);
    }
    found.extend(lists(&hands).await);
    assert_eq!(found, Vec::<String>::new());
    driver.client.clone().close().await.unwrap();
}

/// The owner's lists and documents, in the order of their room.
const LISTS: [&str; 12] = [
    "Umsatzbericht",
    "Der Blick des Prüfers",
    "Datenerfassungsprotokoll",
    "Programmierprotokoll",
    "Preise an einem Tag",
    "Stornobericht",
    "Kassenbuch",
    "Geld zur Bank",
    "Internes Kontrollsystem",
    "Verfahrensdokumentation",
    "Informationen zum Programmierprotokoll",
    "Fassungen der Dokumente",
];

/// Opens each list of the owner's room and looks at it.
async fn lists(hands: &Hands<'_>) -> Vec<String> {
    let mut found = Vec::new();
    hands.press("Listen und Berichte").await;
    found.extend(look(hands, "Listen und Berichte").await);
    for list in LISTS {
        hands.press(list).await;
        hands.finds(".sheet-facts").await;
        found.extend(look(hands, list).await);
        hands.press("Alle Listen").await;
    }
    found
}

async fn look(hands: &Hands<'_>, place: &str) -> Vec<String> {
    violations(hands.0).await.into_iter().map(|violation| format!("{place}: {violation}")).collect()
}

#[tokio::test]
async fn without_the_token_nobody_comes_in() {
    let salon = tempfile::tempdir().unwrap();
    let practice = Practice::start_at(salon.path(), MORNING);
    let (address, _) = practice.address.split_once("?token=").unwrap();
    let driver = chromium().await;
    driver.client.goto(address).await.unwrap();
    Hands(&driver.client).sees("Bitte die Adresse öffnen, die im Terminal steht.").await;
    driver.client.clone().close().await.unwrap();
}
