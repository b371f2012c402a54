//! The practice salon in headless Chromium, under the eyes of axe.

use lockbuch_tests::browser::{MORNING, Practice, Size, User, chromium, violations};

use crate::day;

#[tokio::test]
async fn a_day_in_the_browser_and_nothing_that_anyone_would_stumble_over() {
    let salon = tempfile::tempdir().unwrap();
    let practice = Practice::start_anew(salon.path(), MORNING);
    let driver = chromium().await;
    let user = User(&driver.client);
    Size(1366, 768).put_on(&driver.client).await;
    driver.client.goto(&practice.address).await.unwrap();
    user.sees("Haarwerk ÜBUNG").await;
    user.sees("ÜBUNG – kein Beleg").await;
    let mut found = look(&user, "sign-in").await;
    user.signs_in("Sabine", "2580").await;
    found.extend(look(&user, "before the opening").await);
    day::open(&user).await;
    found.extend(look(&user, "till").await);
    day::sell(&user).await;
    found.extend(look(&user, "booked").await);
    day::cancel(&user).await;
    found.extend(look(&user, "receipt roll").await);
    day::close(&user).await;
    found.extend(look(&user, "closed").await);
    day::revoke(&user).await;
    found.extend(look(&user, "open again").await);
    day::close(&user).await;
    for page in ["Kunden", "Artikel", "Management"] {
        user.press(page).await;
        found.extend(look(&user, page).await);
    }
    found.extend(lists(&user).await);
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
async fn lists(user: &User<'_>) -> Vec<String> {
    let mut found = Vec::new();
    user.press("Listen und Berichte").await;
    found.extend(look(user, "Listen und Berichte").await);
    for list in LISTS {
        user.press_in("lists", list).await;
        user.finds(".sheet-facts").await;
        found.extend(look(user, list).await);
        user.press("Alle Listen").await;
    }
    found
}

async fn look(user: &User<'_>, place: &str) -> Vec<String> {
    violations(user.0).await.into_iter().map(|violation| format!("{place}: {violation}")).collect()
}

#[tokio::test]
async fn without_the_token_nobody_comes_in() {
    let salon = tempfile::tempdir().unwrap();
    let practice = Practice::start_at(salon.path(), MORNING);
    let (address, _) = practice.address.split_once("?token=").unwrap();
    let driver = chromium().await;
    driver.client.goto(address).await.unwrap();
    User(&driver.client).sees("Bitte die Adresse öffnen, die im Terminal steht.").await;
    driver.client.clone().close().await.unwrap();
}
