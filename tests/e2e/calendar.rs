//! The calendar as a receptionist uses it: booked by the panel, moved by keys, by drag and by finger, paid at the till.

use std::time::Duration;

use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction, TouchActions};
use fantoccini::{Client, Locator};
use lockbuch_tests::stage::{Hands, Practice, Size, book_a_day, chromium, violations};

use crate::day;

/// Before any salon opens: nobody's sample appointment stands there, and whatever hour and weekday it is now, the
/// appointment is of today and may be moved, within the hour at which the sheet begins.
const EARLY: &str = "6:00";

/// Opens the panel, books a haircut by Sabine for today, and finds the appointment in the day.
pub async fn book(hands: &Hands<'_>, name: &str) {
    hands.press("Termine").await;
    hands.finds(".cal-scroll").await;
    hands.press("+ Termin").await;
    hands.finds(".booking-service").await;
    hands.fills("Was soll gemacht werden?", "herrensch").await;
    hands.press_first(".booking-service").await;
    hands.press_exactly("Sabine").await;
    hands.fills("Tag", "0").await;
    hands.fills("Uhrzeit", EARLY).await;
    hands.fills("Name", name).await;
    hands.press("Buchen").await;
    // It is outside the hours: the page asks back.
    hands.press("Ja, weiter").await;
    hands.sees(&format!("{name}: gebucht")).await;
    hands.finds(".cal-block").await;
    hands.sees(name).await;
}

/// Takes the appointment to the till.
pub async fn check_out(hands: &Hands<'_>, name: &str) {
    choose(hands, name).await;
    hands.press("Kassieren").await;
    hands.sees("Zu zahlen").await;
    hands.sees("Herrenschnitt").await;
    hands.sees(name).await;
}

/// Presses the appointment's block.
async fn choose(hands: &Hands<'_>, name: &str) {
    // Into the middle of the sheet first: at its top the heads of the columns lie over it.
    middle(hands.0, name).await;
    find(hands.0, name).await.click().await.unwrap();
    hands.finds(".detail-parts").await;
}

async fn find(client: &Client, name: &str) -> fantoccini::elements::Element {
    let path = format!("//div[contains(@class,'cal-block')][contains(., '{name}')]");
    client.wait().at_most(Duration::from_secs(10)).for_element(Locator::XPath(&path)).await.unwrap()
}

/// Where the appointment begins on the sheet, in pixels from its top.
async fn top(client: &Client, name: &str) -> f64 {
    let block = serde_json::to_value(find(client, name).await).unwrap();
    client.execute("return arguments[0].offsetTop", vec![block]).await.unwrap().as_f64().unwrap()
}

/// Waits until the appointment stands so many pixels lower than before. Where that is outside the hours the page asks
/// back: yes.
async fn stands_lower(client: &Client, name: &str, before: f64, by: f64) {
    for _ in 0..100 {
        if let Ok(yes) = client.find(Locator::XPath("//button[contains(., 'Ja, weiter')]")).await {
            let _ = yes.click().await;
        }
        if (top(client, name).await - before - by).abs() < 1.0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{name} stands at {} and not {by} below {before}", top(client, name).await);
}

/// The middle of the appointment in the window.
async fn middle(client: &Client, name: &str) -> (f64, f64) {
    let block = serde_json::to_value(find(client, name).await).unwrap();
    let script = "const it = arguments[0]; it.scrollIntoView({ block: 'center' });
        const box = it.getBoundingClientRect(); return [box.left + box.width / 2, box.top + 8];";
    let at = client.execute(script, vec![block]).await.unwrap();
    let number = |at: &serde_json::Value| at.as_f64().unwrap().round();
    (number(&at[0]), number(&at[1]))
}

/// Drags the appointment down by so many pixels, with the mouse.
async fn drag(client: &Client, name: &str, by: f64) {
    let (x, y) = middle(client, name).await;
    let to = |y: f64, ms: u64| PointerAction::MoveTo { duration: Some(Duration::from_millis(ms)), x, y };
    let mouse = MouseActions::new("mouse".to_owned())
        .then(to(y, 0))
        .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
        .then(to(y + by / 2.0, 80))
        .then(to(y + by, 120))
        .then(to(y + by, 60))
        .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
    client.perform_actions(mouse).await.unwrap();
}

#[tokio::test]
async fn an_appointment_is_booked_moved_and_paid_in_the_browser() {
    let salon = tempfile::tempdir().unwrap();
    let practice = Practice::start(salon.path());
    let driver = chromium().await;
    let (client, hands) = (&driver.client, Hands(&driver.client));
    Size(1366, 768).put_on(client).await;
    client.goto(&practice.address).await.unwrap();
    hands.signs_in("Sabine", "2580").await;
    day::open(&hands).await;
    book(&hands, "Herr Probe").await;
    let mut found = look(&hands, "day").await;

    by_keys(&hands, "Herr Probe").await;
    by_drag(&hands, "Herr Probe").await;
    choose(&hands, "Herr Probe").await;
    found.extend(look(&hands, "appointment").await);
    hands.press("+ Termin").await;
    hands.finds(".booking-service").await;
    found.extend(look(&hands, "panel").await);
    hands.press("Später").await;
    for view in ["Woche", "Monat", "Liste", "Tag"] {
        hands.press_exactly(view).await;
        hands.finds(if view == "Tag" { ".cal-scroll" } else { ".cal-wide" }).await;
        found.extend(look(&hands, view).await);
    }
    check_out(&hands, "Herr Probe").await;
    day::pay(&hands).await;
    assert_eq!(found, Vec::<String>::new());
    driver.client.clone().close().await.unwrap();
}

/// The mouse moves it by half an hour.
pub async fn by_drag(hands: &Hands<'_>, name: &str) {
    let before = top(hands.0, name).await;
    drag(hands.0, name, 60.0).await;
    stands_lower(hands.0, name, before, 60.0).await;
}

/// Shift and arrows move it by five minutes, Strg+Z takes that back.
pub async fn by_keys(hands: &Hands<'_>, name: &str) {
    choose(hands, name).await;
    let before = top(hands.0, name).await;
    keys(hands, "\u{e008}\u{e015}\u{e000}").await;
    stands_lower(hands.0, name, before, 10.0).await;
    keys(hands, "\u{e009}z\u{e000}").await;
    stands_lower(hands.0, name, before, 0.0).await;
}

async fn keys(hands: &Hands<'_>, keys: &str) {
    hands.finds(".cal-scroll:focus").await;
    hands.0.active_element().await.unwrap().send_keys(keys).await.unwrap();
}

#[tokio::test]
async fn a_finger_that_rests_takes_an_appointment_in_hand() {
    let salon = tempfile::tempdir().unwrap();
    let practice = Practice::start(salon.path());
    let driver = chromium().await;
    let (client, hands) = (&driver.client, Hands(&driver.client));
    Size(1280, 800).put_on(client).await;
    client.goto(&practice.address).await.unwrap();
    hands.signs_in("Sabine", "2580").await;
    hands.press("Termine").await;
    hands.finds(".cal-scroll").await;
    book_a_day(client).await;
    let before = top(client, "Herr Arslan").await;
    let (x, y) = middle(client, "Herr Arslan").await;
    let to = |y: f64, ms: u64| PointerAction::MoveTo { duration: Some(Duration::from_millis(ms)), x, y };
    let finger = TouchActions::new("finger".to_owned())
        .then(to(y, 0))
        .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
        .then(PointerAction::Pause { duration: Duration::from_millis(500) })
        .then(to(y + 30.0, 100))
        .then(to(y + 60.0, 150))
        .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
    client.perform_actions(finger).await.unwrap();
    stands_lower(client, "Herr Arslan", before, 60.0).await;
    driver.client.clone().close().await.unwrap();
}

async fn look(hands: &Hands<'_>, place: &str) -> Vec<String> {
    violations(hands.0).await.into_iter().map(|violation| format!("{place}: {violation}")).collect()
}
