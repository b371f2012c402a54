//! Replies that come once the person has gone on: what happened is told there, and the page lives on.

use std::time::Duration;

use lockbuch_tests::stage::{Diary, Hands, Size};

use crate::day;

const LAPTOP: Size = Size(1366, 768);
const LATE: Duration = Duration::from_millis(1_500);

/// Presses a button whose reply is on its way when the person goes on to another page.
async fn press_and_go(hands: &Hands<'_>, button: &str, page: &str) {
    hands.holds_replies_for(LATE).await;
    hands.press(button).await;
    hands.holds_replies_for(Duration::ZERO).await;
    hands.press(page).await;
}

async fn serves(hands: &Hands<'_>) {
    hands.press("Herrenschnitt").await;
    if hands.sees_first_of("Wer hat es gemacht?", "Zu zahlen").await {
        hands.press_exactly("Sabine").await;
    }
    hands.sees("Zu zahlen").await;
}

#[tokio::test]
async fn who_goes_on_while_a_bon_is_written_hears_of_it() {
    let diary = Diary::open(LAPTOP).await;
    let hands = diary.hands();
    day::open(&hands).await;
    serves(&hands).await;
    hands.press_exactly("40").await;
    hands.sees("8,00 €").await;
    hands.holds_replies_for(LATE).await;
    hands.press_first(".till-pay button").await;
    hands.holds_replies_for(Duration::ZERO).await;
    hands.press("Termine").await;
    hands.finds(".cal-block").await;
    hands.sees("über 32,00 € ist gebucht. Rückgeld: 8,00 €.").await;
    hands.press("Kasse").await;
    hands.sees("Herrenschnitt").await;
    hands.no_longer_sees("Zu zahlen").await;
    // The page works as before: the next one pays.
    day::sell(&hands).await;
    diary.close().await;
}

#[tokio::test]
async fn what_was_put_into_a_basket_is_there_when_one_comes_back() {
    let diary = Diary::open(LAPTOP).await;
    let hands = diary.hands();
    day::open(&hands).await;
    serves(&hands).await;
    press_and_go(&hands, "Waschen-Schneiden-Föhnen lang", "Termine").await;
    hands.finds(".cal-block").await;
    tokio::time::sleep(LATE + Duration::from_millis(500)).await;
    hands.press("Kasse").await;
    hands.sees("98,00 €").await;
    hands.sees("Zu zahlen").await;
    hands.press_exactly("Jana").await;
    hands.press("Bar passend").await;
    hands.sees("Gebucht").await;
    diary.close().await;
}

#[tokio::test]
async fn a_no_reaches_who_has_gone_on() {
    let diary = Diary::open(LAPTOP).await;
    let hands = diary.hands();
    hands.press("Management").await;
    hands.press_exactly("Team").await;
    hands.press("Mehmet Aydin").await;
    hands.fills("Neue PIN (vier bis acht Ziffern)", "1111").await;
    hands.fills("Noch einmal", "1111").await;
    press_and_go(&hands, "PIN setzen", "Termine").await;
    hands.sees("Diese PIN ist zu leicht zu erraten.").await;
    diary.close().await;
}
