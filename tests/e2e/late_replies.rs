//! Replies that come once the person has gone on: what happened is told there, and the page lives on.

use std::time::Duration;

use lockbuch_tests::browser::{Diary, Size, User};

use crate::day;

const LAPTOP: Size = Size(1366, 768);
const LATE: Duration = Duration::from_millis(1_500);

/// Presses a button whose reply is on its way when the person goes on to another page.
async fn press_and_go(user: &User<'_>, button: &str, page: &str) {
    user.holds_replies_for(LATE).await;
    user.press(button).await;
    user.holds_replies_for(Duration::ZERO).await;
    user.press(page).await;
}

async fn serves(user: &User<'_>) {
    user.press("Herrenschnitt").await;
    if user.sees_first_of("Wer hat es gemacht?", "Zu zahlen").await {
        user.press_exactly("Sabine").await;
    }
    user.sees("Zu zahlen").await;
}

#[tokio::test]
async fn who_goes_on_while_a_bon_is_written_hears_of_it() {
    let diary = Diary::open(LAPTOP).await;
    let user = diary.user();
    day::open(&user).await;
    serves(&user).await;
    user.press_exactly("40").await;
    user.sees("8,00 €").await;
    user.holds_replies_for(LATE).await;
    user.press_first(".till-pay button").await;
    user.holds_replies_for(Duration::ZERO).await;
    user.press("Termine").await;
    user.finds(".cal-block").await;
    user.sees("über 32,00 € ist gebucht. Rückgeld: 8,00 €.").await;
    user.press("Kasse").await;
    user.sees("Herrenschnitt").await;
    user.no_longer_sees("Zu zahlen").await;
    // The page works as before: the next one pays.
    day::sell(&user).await;
    diary.close().await;
}

#[tokio::test]
async fn what_was_put_into_a_basket_is_there_when_one_comes_back() {
    let diary = Diary::open(LAPTOP).await;
    let user = diary.user();
    day::open(&user).await;
    serves(&user).await;
    press_and_go(&user, "Waschen-Schneiden-Föhnen lang", "Termine").await;
    user.finds(".cal-block").await;
    tokio::time::sleep(LATE + Duration::from_millis(500)).await;
    user.press("Kasse").await;
    user.sees("98,00 €").await;
    user.sees("Zu zahlen").await;
    user.press_exactly("Jana").await;
    user.press("Bar passend").await;
    user.sees("Gebucht").await;
    diary.close().await;
}

#[tokio::test]
async fn a_no_reaches_who_has_gone_on() {
    let diary = Diary::open(LAPTOP).await;
    let user = diary.user();
    user.press("Management").await;
    user.press_exactly("Team").await;
    user.press("Mehmet Aydin").await;
    user.fills("Neue PIN (vier bis acht Ziffern)", "1111").await;
    user.fills("Noch einmal", "1111").await;
    press_and_go(&user, "PIN setzen", "Termine").await;
    user.sees("Diese PIN ist zu leicht zu erraten.").await;
    diary.close().await;
}
