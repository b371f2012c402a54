//! The calendar under the mouse and the finger: carried, stretched, into the air and down again, and given up.

use lockbuch_tests::browser::{Diary, MORNING, Size};

/// Half an hour in pixels.
const HALF_HOUR: f64 = 60.0;
/// Days ahead: so far the practice salon's own appointments do not reach.
const AHEAD: u32 = 60;
const LAPTOP: Size = Size(1366, 768);

#[tokio::test]
async fn an_appointment_is_stretched_parked_and_brought_down_by_mouse() {
    stretched_parked_and_brought_down(MORNING).await;
}

/// By the mouse, at a moment.
pub async fn stretched_parked_and_brought_down(moment: &str) {
    let diary = Diary::open_at(LAPTOP, moment).await;
    diary.plan(AHEAD, &[("Frau Lang", 0, "10:00", "Herrenschnitt")]).await;
    let sheet = diary.sheet();
    let (top, height, left) = sheet.on_sheet("Frau Lang").await;

    let foot = sheet.sees("Frau Lang").await.foot();
    sheet.pull(foot, (foot.0, foot.1 + HALF_HOUR)).await;
    sheet.stands("Frau Lang", |(at, length, _)| at == top && (length - height - HALF_HOUR).abs() < 1.0).await;

    let grip = sheet.sees("Frau Lang").await.grip();
    sheet.pull(grip, (grip.0, f64::from(LAPTOP.1) - 20.0)).await;
    diary.user().finds(".cal-parked").await;
    sheet.has_blocks("Frau Lang", 0).await;

    let from = sheet.place(".cal-parked", "Frau Lang").await.grip();
    sheet.pull(from, (grip.0, grip.1 - HALF_HOUR)).await;
    sheet.has_blocks("Frau Lang", 1).await;
    sheet
        .stands("Frau Lang", |(at, length, column)| {
            column == left && (at - top + HALF_HOUR).abs() < 20.0 && (length - height - HALF_HOUR).abs() < 1.0
        })
        .await;
    diary.close().await;
}

#[tokio::test]
async fn escape_gives_a_drag_up_while_the_details_are_open() {
    let diary = Diary::open(LAPTOP).await;
    let sheet = diary.sheet();
    diary.plan(AHEAD, &[("Herr Kurz", 1, "11:00", "Herrenschnitt")]).await;
    let before = sheet.on_sheet("Herr Kurz").await;
    sheet.press("Herr Kurz").await;

    let grip = sheet.sees("Herr Kurz").await.grip();
    sheet.carry(grip, (grip.0, grip.1 + HALF_HOUR)).await;
    diary.user().finds(".cal-ghost").await;
    sheet.keys("\u{e00c}").await;
    diary.user().no_longer_finds(".cal-ghost").await;
    diary.user().finds(".detail-parts").await;
    assert_eq!(sheet.on_sheet("Herr Kurz").await, before, "and it stays where it was");
    diary.close().await;
}

#[tokio::test]
async fn a_finger_carries_an_appointment_to_the_neighbour() {
    let diary = Diary::open(Size(1280, 800)).await;
    let sheet = diary.sheet();
    diary.plan(AHEAD, &[("Frau Tipp", 0, "10:00", "Herrenschnitt")]).await;
    let (top, _, left) = sheet.on_sheet("Frau Tipp").await;
    let place = sheet.sees("Frau Tipp").await;
    let grip = place.grip();
    sheet.pull_by_finger(grip, (grip.0 + place.width + 8.0, grip.1 + HALF_HOUR)).await;
    sheet.stands("Frau Tipp", |(at, _, column)| column > left && (at - top - HALF_HOUR).abs() < 1.0).await;
    diary.close().await;
}
