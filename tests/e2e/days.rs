//! The calendar on days and at hours that have tripped it, or may: late in the evening, over midnight, on the day of 25
//! hours, at the end of the year. What is done is what the other tests do on a Tuesday morning.

use lockbuch_tests::browser::{Diary, Size};

use crate::{calendar, calendar_hand, calendar_keys, day, planning};

const FRIDAY_EVENING: &str = "2026-11-27T21:00";
const SATURDAY_AFTERNOON: &str = "2026-11-28T17:00";
const SATURDAY_BEFORE_MIDNIGHT: &str = "2026-11-28T23:58";
const MIDNIGHT_IS_NEAR: &str = "2026-11-28T23:59:58";
const SATURDAY: &str = "Samstag, 28. November";
/// At three o'clock in the night it was two o'clock once more.
const DAY_OF_25_HOURS: &str = "2026-10-25T09:00";
const NEW_YEARS_EVE: &str = "2026-12-31T17:00";
const LAPTOP: Size = Size(1366, 768);
/// In pixels.
const HALF_HOUR: f64 = 60.0;

#[tokio::test]
async fn on_a_friday_evening() {
    calendar::booked_moved_and_paid(FRIDAY_EVENING).await;
}

#[tokio::test]
async fn planning_on_a_friday_evening() {
    planning::planned_and_seen(FRIDAY_EVENING).await;
}

#[tokio::test]
async fn on_the_day_of_25_hours() {
    calendar_keys::copied_and_cut(DAY_OF_25_HOURS).await;
}

#[tokio::test]
async fn planning_on_the_day_of_25_hours() {
    planning::planned_and_seen(DAY_OF_25_HOURS).await;
}

#[tokio::test]
async fn on_new_years_eve() {
    calendar::booked_moved_and_paid(NEW_YEARS_EVE).await;
}

#[tokio::test]
async fn planning_on_new_years_eve() {
    planning::planned_and_seen(NEW_YEARS_EVE).await;
}

#[tokio::test]
async fn by_hand_on_a_saturday_before_midnight() {
    calendar_hand::stretched_parked_and_brought_down(SATURDAY_BEFORE_MIDNIGHT).await;
}

/// Midnight falls while an appointment hangs on the hand: its sheet stays, so that it lands on no other day, and the
/// salon says that this day is over.
#[tokio::test]
async fn midnight_turns_no_sheet_under_the_hand() {
    let diary = Diary::open_at(LAPTOP, SATURDAY_AFTERNOON).await;
    let (user, sheet) = (diary.user(), diary.sheet());
    diary.plan(0, &[("Frau Hand", 0, "23:00", "Herrenschnitt")]).await;
    diary.practice.set_clock(SATURDAY_BEFORE_MIDNIGHT);
    let line = "return document.querySelector('.cal-now')?.textContent.startsWith('23:5') || null";
    user.asks(line, Vec::new()).await;
    let before = sheet.on_sheet("Frau Hand").await;
    let grip = sheet.sees("Frau Hand").await.grip();
    sheet.carry(grip, (grip.0, grip.1 - HALF_HOUR)).await;
    diary.practice.set_clock(MIDNIGHT_IS_NEAR);
    // The line of the present moment has left this day.
    user.no_longer_finds(".cal-now").await;
    user.sees(SATURDAY).await;
    sheet.lets_go().await;
    user.sees("Dieser Tag ist vorbei.").await;
    sheet.stands("Frau Hand", |at| at == before).await;
    user.sees(SATURDAY).await;
    diary.close().await;
}

/// The page stands open at midnight: what it calls today is today, the day's sheet follows, and the till goes on.
#[tokio::test]
async fn the_page_stands_open_at_midnight() {
    let diary = Diary::open_at(LAPTOP, SATURDAY_AFTERNOON).await;
    let (user, sheet) = (diary.user(), diary.sheet());
    day::open(&user).await;
    diary.plan(0, &[("Frau Gestern", 0, "6:00", "Herrenschnitt")]).await;
    user.sees(SATURDAY).await;
    diary.practice.set_clock(MIDNIGHT_IS_NEAR);
    user.sees("Sonntag, 29. November").await;
    sheet.has_blocks("Frau Gestern", 0).await;
    calendar::book(&user, "Frau Heute").await;
    sheet.has_blocks("Frau Heute", 1).await;
    // The booking day runs on past midnight.
    user.press("Kasse").await;
    day::sell(&user).await;
    day::cancel(&user).await;
    day::close(&user).await;
    diary.close().await;
}
