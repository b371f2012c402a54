//! The calendar under the eyes and in the hand: twelve people with twenty appointments each.

use book::{Clock, SystemClock};
use fantoccini::Client;
use lockbuch_tests::browser::{Driver, User};
use lockbuch_tests::busy_day::{self, EACH, PEOPLE};
use lockbuch_tests::disk_salon::DiskSalon;
use lockbuch_tests::test_salon::OWNER_PIN;
use serde_json::Value;

use crate::measured::{Measured, p95};
use crate::window::{Salon, as_real, open, wait};

const DAY: &str = include_str!("day.js");
const DRAG: &str = include_str!("drag.js");
/// Changes of day, and how many in one script, so that no script runs into the driver's time limit.
const CHANGES: usize = 60;
const AT_ONCE: usize = 20;
/// Frames of a drag.
pub const FRAMES: usize = 400;
/// A frame that comes later than this is seen, in milliseconds.
const LATE_MS: f64 = 25.0;

/// `day_view`: from the touch of the next day to the second frame after its appointments are in the page.
pub fn day_view() -> Measured {
    wait(async {
        let salon = busy();
        let driver = calendar(&salon).await;
        let mut times = Vec::new();
        while times.len() < CHANGES {
            let arguments = vec![Value::from(AT_ONCE), Value::from(PEOPLE * EACH as usize)];
            times.extend(numbers(driver.client.execute_async(DAY, arguments).await.unwrap()));
        }
        driver.client.clone().close().await.unwrap();
        let value = p95(times);
        Measured::alone(value)
    })
}

/// `late_frames`: frames over 25 ms while an appointment is dragged over the sheet, minus those of the page at rest.
pub fn late_frames() -> Measured {
    wait(async {
        let salon = busy();
        let driver = calendar(&salon).await;
        let rest = late(&drag(&driver.client, false).await);
        let dragged = late(&drag(&driver.client, true).await);
        driver.client.clone().close().await.unwrap();
        let value = (dragged - rest).max(0.0);
        Measured::alone(value)
    })
}

pub async fn drag(client: &Client, carry: bool) -> Vec<f64> {
    numbers(client.execute_async(DRAG, vec![Value::from(carry), Value::from(FRAMES)]).await.unwrap())
}

/// Per cent of frames that came late.
fn late(frames: &[f64]) -> f64 {
    let late = frames.iter().filter(|gap| **gap > LATE_MS).count();
    late as f64 * 100.0 / frames.len().max(1) as f64
}

fn numbers(answer: Value) -> Vec<f64> {
    match answer {
        Value::Array(found) => found.iter().filter_map(Value::as_f64).collect(),
        trouble => panic!("the page says: {trouble}"),
    }
}

fn busy() -> Salon {
    let folder = tempfile::tempdir().unwrap();
    let disk_salon = DiskSalon::found_at(folder.path(), SystemClock.now());
    busy_day::fill(&disk_salon, disk_salon.today());
    drop(disk_salon);
    as_real(folder)
}

/// The real window on the first of the two days.
async fn calendar(salon: &Salon) -> Driver {
    let driver = open(salon).await;
    let user = User(&driver.client);
    user.signs_in("Sabine", OWNER_PIN).await;
    user.press("Termine").await;
    user.finds(".cal-block").await;
    driver
}
