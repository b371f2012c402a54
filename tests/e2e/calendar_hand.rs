//! The calendar under the mouse and the finger: carried, stretched, into the air and down again, and given up.

use lockbuch_tests::stage::{Diary, Size};

/// Half an hour in pixels.
const HALF_HOUR: f64 = 60.0;
/// Days ahead: so far the practice salon's own appointments do not reach.
const AHEAD: u32 = 60;
const LAPTOP: Size = Size(1366, 768);

#[tokio::test]
async fn an_appointment_is_stretched_parked_and_brought_down_by_mouse() {
    let diary = Diary::open(LAPTOP).await;
    diary.plan(AHEAD, &[("Frau Lang", 0, Some("10:00"), "Herrenschnitt")]).await;
    let (top, height, left) = diary.on_sheet("Frau Lang").await;

    let foot = diary.sees("Frau Lang").await.foot();
    diary.pull(foot, (foot.0, foot.1 + HALF_HOUR)).await;
    diary.stands("Frau Lang", |(at, length, _)| at == top && (length - height - HALF_HOUR).abs() < 1.0).await;

    let grip = diary.sees("Frau Lang").await.grip();
    diary.pull(grip, (grip.0, f64::from(LAPTOP.1) - 20.0)).await;
    diary.hands().finds(".cal-parked").await;
    diary.has_blocks("Frau Lang", 0).await;

    let parked = diary.client().find(fantoccini::Locator::Css(".cal-parked")).await.unwrap();
    let from = diary.place(parked).await.grip();
    diary.pull(from, (grip.0, grip.1 - HALF_HOUR)).await;
    diary.has_blocks("Frau Lang", 1).await;
    diary
        .stands("Frau Lang", |(at, length, column)| {
            column == left && (at - top + HALF_HOUR).abs() < 20.0 && (length - height - HALF_HOUR).abs() < 1.0
        })
        .await;
    diary.close().await;
}

#[tokio::test]
async fn escape_gives_a_drag_up_while_the_details_are_open() {
    let diary = Diary::open(LAPTOP).await;
    diary.plan(AHEAD, &[("Herr Kurz", 1, Some("11:00"), "Herrenschnitt")]).await;
    let before = diary.on_sheet("Herr Kurz").await;
    diary.press("Herr Kurz").await;

    let grip = diary.sees("Herr Kurz").await.grip();
    diary.carry(grip, (grip.0, grip.1 + HALF_HOUR)).await;
    diary.hands().finds(".cal-ghost").await;
    diary.keys("\u{e00c}").await;
    let ghosts = diary.client().find_all(fantoccini::Locator::Css(".cal-ghost")).await.unwrap();
    assert!(ghosts.is_empty(), "it still hangs on the hand");
    diary.hands().finds(".detail-parts").await;
    assert_eq!(diary.on_sheet("Herr Kurz").await, before, "and it stays where it was");
    diary.close().await;
}

#[tokio::test]
async fn a_finger_carries_an_appointment_to_the_neighbour() {
    let diary = Diary::open(Size(1280, 800)).await;
    diary.plan(AHEAD, &[("Frau Tipp", 0, Some("10:00"), "Herrenschnitt")]).await;
    let (top, _, left) = diary.on_sheet("Frau Tipp").await;
    let place = diary.sees("Frau Tipp").await;
    let grip = place.grip();
    diary.pull_by_finger(grip, (grip.0 + place.width + 8.0, grip.1 + HALF_HOUR)).await;
    diary.stands("Frau Tipp", |(at, _, column)| column > left && (at - top - HALF_HOUR).abs() < 1.0).await;
    diary.close().await;
}
