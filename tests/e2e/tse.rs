//! The TSE as the owner meets it in the window: how it stands, tried, exported, changed and reported; by keyboard, and without
//! anything that anyone would stumble over. The TSEs are simulated and say so.

use lockbuch_tests::browser::{MORNING, Practice, Size, User, chromium, violations};

#[tokio::test]
async fn the_owner_changes_the_tse_and_notes_that_it_was_reported() {
    let salon = tempfile::tempdir().unwrap();
    let practice = Practice::start_anew(salon.path(), MORNING);
    let driver = chromium().await;
    let user = User(&driver.client);
    Size(1366, 768).put_on(&driver.client).await;
    driver.client.goto(&practice.address).await.unwrap();
    user.signs_in("Sabine", "2580").await;
    user.press("Management").await;
    user.press_exactly("TSE").await;
    user.sees("TSE-Simulator – nicht zertifiziert").await;
    user.press("Jetzt prüfen").await;
    user.sees("Die TSE ist bereit.").await;
    let mut found = violations(user.0).await;

    // The export runs beside the till: here and in the list of all work it says how it went.
    user.press("Export herstellen").await;
    user.sees("Der Export ist hergestellt und geprüft.").await;
    user.press_exactly("Aufgaben").await;
    user.sees("TSE: Export und Wechsel").await;
    user.press_exactly("TSE").await;

    // Without a reason nothing happens, and it is said.
    user.press_exactly("TSE jetzt wechseln").await;
    user.sees("Bitte den Grund des Wechsels eingeben").await;
    user.fills("Grund des Wechsels", "Probe des Wechsels").await;
    // By the keyboard alone.
    user.asks(
        "[...document.querySelectorAll('button')].find(it => it.textContent.includes('TSE jetzt wechseln')).focus();
         return true",
        Vec::new(),
    )
    .await;
    user.keys("\u{e007}").await;
    user.sees("Meldung an das Finanzamt").await;
    user.sees("Die TSE ist gewechselt.").await;
    user.sees("in Ordnung").await;
    found.extend(violations(user.0).await);
    user.press("Heute gemeldet").await;
    user.sees("Abgegeben am").await;
    assert_eq!(found, Vec::<String>::new());
    driver.client.clone().close().await.unwrap();
}
