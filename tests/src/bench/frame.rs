//! What a frame costs while an appointment is dragged, by Chromium's own trace.

use lockbuch_tests::browser::{Practice, Size, User, begin_trace, traced_chromium, traced_frames};
use lockbuch_tests::busy_day::{EACH, PEOPLE};
use serde_json::Value;

use crate::day::{FRAMES, drag};
use crate::measured::{Measured, p95};
use crate::window::wait;

const FULL_DAY: &str = include_str!("full_day.js");
/// Days ahead: so far the practice salon's own appointments do not reach.
const AHEAD: u32 = 60;
/// A trace with fewer frames says nothing.
const FEWEST: usize = 60;

/// `drag_frame`: script, style, layout and paint of the main thread per frame while an appointment is dragged.
pub fn drag_frame() -> Measured {
    wait(async {
        let salon = tempfile::tempdir().unwrap();
        let practice = Practice::start(salon.path());
        let driver = traced_chromium().await;
        let (client, user) = (&driver.client, User(&driver.client));
        Size(1366, 768).put_on(client).await;
        client.goto(&practice.address).await.unwrap();
        user.signs_in("Sabine", "2580").await;
        let arguments = vec![Value::from(PEOPLE), Value::from(EACH), Value::from(AHEAD)];
        let full = client.execute_async(FULL_DAY, arguments).await.unwrap();
        assert_eq!(full["booked"].as_u64(), Some(PEOPLE as u64 * u64::from(EACH)), "{full}");
        user.press("Termine").await;
        user.finds(".cal-scroll").await;
        user.fills("Zum Datum: 0, +7, fr, 2711, kw48", &format!("+{}\n", full["ahead"])).await;
        user.sees("Gast 0-0").await;
        begin_trace(client).await;
        let seen = drag(client, true).await.len();
        let frames = traced_frames(client).await;
        assert!(frames.len() >= FEWEST && seen >= FRAMES, "the trace has only {} frames", frames.len());
        driver.client.clone().close().await.unwrap();
        let value = p95(frames);
        Measured::alone(value)
    })
}
