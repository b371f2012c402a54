//! The practice salon in headless Chromium.

use lockbuch_tests::stage::{Hands, Practice, chromium, violations};

#[tokio::test]
async fn the_start_page_greets_and_keeps_nobody_out() {
    let salon = tempfile::tempdir().unwrap();
    let practice = Practice::start(salon.path());
    let driver = chromium().await;
    let hands = Hands(&driver.client);
    driver.client.goto(&practice.address).await.unwrap();
    hands.sees("Haarwerk ÜBUNG").await;
    hands.sees("ÜBUNG – kein Beleg").await;
    assert_eq!(violations(&driver.client).await, Vec::<String>::new());
    hands.press("Sabine").await;
    hands.types("2580\u{e007}").await;
    hands.sees("Kasse").await;
    assert_eq!(violations(&driver.client).await, Vec::<String>::new());
}

#[tokio::test]
async fn without_the_token_nobody_comes_in() {
    let salon = tempfile::tempdir().unwrap();
    let practice = Practice::start(salon.path());
    let (address, _) = practice.address.split_once("?token=").unwrap();
    let driver = chromium().await;
    driver.client.goto(address).await.unwrap();
    Hands(&driver.client).sees("Bitte die Adresse öffnen, die im Terminal steht.").await;
}
