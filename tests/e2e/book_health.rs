//! A value that another program has changed, as the owner meets it: a banner over every page, the way to the room, what is
//! damaged and what to do, and that all is well again.

use std::path::{Path, PathBuf};

use book::db::STORE_FILE;
use lockbuch_tests::browser::{MORNING, Practice, Size, User, chromium, violations};
use lockbuch_tests::outside;

const TITLE: &str = "Zustand des Kassenbuchs";

/// The folder in which the practice salon's store lies.
fn folder_of_store(begin: &Path) -> PathBuf {
    if begin.join(STORE_FILE).exists() {
        return begin.to_owned();
    }
    let inner = std::fs::read_dir(begin).unwrap().flatten().map(|entry| entry.path());
    let found = inner.filter(|path| path.is_dir()).map(|path| folder_of_store(&path)).next();
    found.expect("a store")
}

#[tokio::test]
async fn who_meets_damage_reads_what_it_is_and_what_to_do_and_puts_it_right() {
    let salon = tempfile::tempdir().unwrap();
    let practice = Practice::start_anew(salon.path(), MORNING);
    let driver = chromium().await;
    let user = User(&driver.client);
    Size(1366, 768).put_on(&driver.client).await;
    driver.client.goto(&practice.address).await.unwrap();
    user.signs_in("Sabine", "2580").await;
    user.press("Management").await;
    user.press_exactly(TITLE).await;
    user.sees("Das Kassenbuch ist in Ordnung").await;
    let mut found = violations(user.0).await;

    let store = outside::intruder(&folder_of_store(salon.path()));
    store.busy_timeout(std::time::Duration::from_secs(5)).unwrap();
    store.execute_batch("update price set price_cents = price_cents + 100 where id = 1").unwrap();
    user.press("Prüfen und reparieren").await;
    user.sees("Kassenbuch beschädigt").await;
    user.sees("laut Buch").await;
    found.extend(violations(user.0).await);

    // From the till, by the keyboard alone.
    user.press_exactly("Kasse").await;
    user.finds(".banner .button").await;
    user.asks("document.querySelector('.banner .button').focus(); return true", Vec::new()).await;
    user.keys("\u{e007}").await;
    user.sees("Was geht").await;
    user.press("Werte des Kassenbuchs zurückholen").await;
    user.sees("Das Kassenbuch ist in Ordnung").await;
    user.no_longer_finds(".banner").await;
    user.sees("Was das Programm selbst behoben hat").await;
    found.extend(violations(user.0).await);
    assert_eq!(found, Vec::<String>::new());
    driver.client.clone().close().await.unwrap();
}
