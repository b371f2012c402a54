//! *Heute* is what whoever signs in sees first; a visit goes from there to the till by one touch each.

use lockbuch_tests::browser::{MORNING, Practice, Size, User, chromium, violations};

use crate::day;

const F7: &str = "\u{e037}";

#[tokio::test]
async fn a_visit_goes_from_its_arrival_to_the_till() {
    let folder = tempfile::tempdir().unwrap();
    let practice = Practice::start_at(folder.path(), MORNING);
    let driver = chromium().await;
    let user = User(&driver.client);
    Size(1366, 768).put_on(&driver.client).await;
    driver.client.goto(&practice.address).await.unwrap();
    user.comes_in("Sabine", "2580").await;
    user.finds(".today-next .today-name").await;
    user.sees("Als Nächstes").await;
    assert_eq!(violations(&driver.client).await, Vec::<String>::new());

    day::open(&user).await;
    user.keys(F7).await;
    user.press_first(".today-next button[aria-label^='Ist da']").await;
    user.press_first(".today button[aria-label^='Anfangen']").await;
    user.press_first(".today button[aria-label^='Fertig']").await;
    user.press_first(".today button[aria-label^='Kassieren']").await;
    user.finds(".till-line-press").await;
    driver.client.close().await.unwrap();
}
