//! The calendar as a receptionist uses it: booked by the panel, moved by keys, by drag and by finger, paid at the till.

use fantoccini::Locator;
use lockbuch_tests::browser::{Diary, MORNING, Sheet, Size, User, violations};

use crate::day;

/// Before any salon opens: nobody's sample appointment stands there, and whatever hour and weekday it is now, the
/// appointment is of today and may be moved, within the hour at which the sheet begins.
const EARLY: &str = "6:00";
/// Half an hour in pixels.
const HALF_HOUR: f64 = 60.0;
const FIVE_MINUTES: f64 = 10.0;

/// Opens the panel, books a haircut by Sabine for today, and finds the appointment in the day.
pub async fn book(user: &User<'_>, name: &str) {
    user.press("Termine").await;
    user.finds(".cal-scroll").await;
    user.press("+ Termin").await;
    wish(user, "herrensch", "Herrenschnitt").await;
    user.press_exactly("Sabine").await;
    user.fills("Tag", "0").await;
    user.fills("Uhrzeit", EARLY).await;
    user.fills("Name", name).await;
    user.press("Buchen").await;
    // It is outside the hours: the page asks back.
    user.press("Ja, weiter").await;
    user.sees(&format!("{name}: gebucht")).await;
    Sheet(user.0).block(name).await;
}

/// Types some letters into the panel's list of services and takes the one that is meant.
pub async fn wish(user: &User<'_>, typed: &str, service: &str) {
    user.fills("Was soll gemacht werden?", typed).await;
    let path = format!("//button[contains(@class,'booking-service')][contains(., '{service}')]");
    user.acts(Locator::XPath(&path), async |row| row.click().await).await;
}

/// Takes the appointment to the till.
pub async fn check_out(user: &User<'_>, name: &str) {
    Sheet(user.0).press(name).await;
    user.press("Kassieren").await;
    user.sees("Zu zahlen").await;
    user.sees("Herrenschnitt").await;
    user.sees(name).await;
}

/// Waits until the appointment stands so many pixels lower than before. Where that is outside the hours the page asks
/// back: yes.
pub async fn stands_lower(user: &User<'_>, name: &str, before: f64, by: f64) {
    let sheet = Sheet(user.0);
    let lower = async || {
        if let Ok(yes) = user.0.find(Locator::XPath("//button[contains(., 'Ja, weiter')]")).await {
            let _ = yes.click().await;
        }
        (sheet.on_sheet(name).await.0 - before - by).abs() < 1.0
    };
    let told =
        async || format!("{name} stands at {} and not {by} below {before}", sheet.on_sheet(name).await.0);
    user.waits(lower, told).await;
}

#[tokio::test]
async fn an_appointment_is_booked_moved_and_paid_in_the_browser() {
    booked_moved_and_paid(MORNING).await;
}

/// The whole way of an appointment, on the day of this moment.
pub async fn booked_moved_and_paid(moment: &str) {
    let diary = Diary::open_at(Size(1366, 768), moment).await;
    let user = diary.user();
    day::open(&user).await;
    book(&user, "Herr Probe").await;
    let mut found = look(&user, "day").await;

    by_keys(&user, "Herr Probe").await;
    by_drag(&user, "Herr Probe").await;
    diary.sheet().press("Herr Probe").await;
    found.extend(look(&user, "appointment").await);
    user.press("+ Termin").await;
    user.finds(".booking-service").await;
    found.extend(look(&user, "panel").await);
    user.press("Später").await;
    for view in ["Woche", "Monat", "Liste", "Tag"] {
        user.press_exactly(view).await;
        user.finds(if view == "Tag" { ".cal-scroll" } else { ".cal-wide" }).await;
        found.extend(look(&user, view).await);
    }
    check_out(&user, "Herr Probe").await;
    day::pay(&user).await;
    assert_eq!(found, Vec::<String>::new());
    diary.close().await;
}

/// The mouse moves it by half an hour.
pub async fn by_drag(user: &User<'_>, name: &str) {
    let sheet = Sheet(user.0);
    let before = sheet.on_sheet(name).await.0;
    let grip = sheet.sees(name).await.grip();
    sheet.pull(grip, (grip.0, grip.1 + HALF_HOUR)).await;
    stands_lower(user, name, before, HALF_HOUR).await;
}

/// Shift and arrows move it by five minutes, Strg+Z takes that back.
pub async fn by_keys(user: &User<'_>, name: &str) {
    let sheet = Sheet(user.0);
    sheet.press(name).await;
    let before = sheet.on_sheet(name).await.0;
    sheet.keys("\u{e008}\u{e015}\u{e000}").await;
    stands_lower(user, name, before, FIVE_MINUTES).await;
    sheet.keys("\u{e009}z\u{e000}").await;
    stands_lower(user, name, before, 0.0).await;
}

#[tokio::test]
async fn a_finger_that_rests_takes_an_appointment_in_hand() {
    let diary = Diary::open(Size(1280, 800)).await;
    let (user, sheet) = (diary.user(), diary.sheet());
    diary.plan(60, &[("Herr Arslan", 1, "8:00", "Herrenschnitt")]).await;
    let before = sheet.on_sheet("Herr Arslan").await.0;
    let grip = sheet.sees("Herr Arslan").await.grip();
    sheet.pull_by_finger(grip, (grip.0, grip.1 + HALF_HOUR)).await;
    stands_lower(&user, "Herr Arslan", before, HALF_HOUR).await;
    diary.close().await;
}

async fn look(user: &User<'_>, place: &str) -> Vec<String> {
    violations(user.0).await.into_iter().map(|violation| format!("{place}: {violation}")).collect()
}
