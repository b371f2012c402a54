//! The real program's window.

use lockbuch_tests::stage::{Hands, real_window};

#[tokio::test]
async fn a_new_salon_begins_with_its_set_up() {
    let salon = tempfile::tempdir().unwrap();
    let driver = real_window(salon.path()).await;
    Hands(&driver.client).sees("Lockbuch").await;
    assert_eq!(driver.client.title().await.unwrap(), "Lockbuch");
    driver.client.clone().close().await.unwrap();
}
