//! The year's report at the window.

use lockbuch_tests::browser::User;
use lockbuch_tests::test_salon::OWNER_PIN;
use serde_json::Value;

use crate::measured::{Measured, p95};
use crate::window::{open, ten_years, wait};

const REPORT: &str = concat!(include_str!("prelude.js"), include_str!("report.js"));
const REPORTS: usize = 40;
/// Reports in one script, so that no script runs into the driver's time limit.
const AT_ONCE: usize = 10;

/// `report_year`: from the touch of *Jahr* to the second frame after the year's report is in the page.
pub fn report() -> Measured {
    wait(async {
        let salon = ten_years();
        let driver = open(&salon).await;
        let user = User(&driver.client);
        user.signs_in("Sabine", OWNER_PIN).await;
        user.press("Management").await;
        user.press("Listen und Berichte").await;
        user.press("Umsatzbericht").await;
        user.finds(".sheet-title").await;
        let mut times = Vec::new();
        while times.len() < REPORTS {
            match driver.client.execute_async(REPORT, vec![Value::from(AT_ONCE)]).await.unwrap() {
                Value::Array(found) => times.extend(found.iter().filter_map(Value::as_f64)),
                trouble => panic!("report: {trouble}"),
            }
        }
        driver.client.clone().close().await.unwrap();
        Measured::alone(p95(times))
    })
}
