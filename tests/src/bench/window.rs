//! The real window with ten years of entries: from a touch to the receipt, and from the start to the till.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use lockbuch_tests::book;
use lockbuch_tests::house::OWNER_PIN;
use lockbuch_tests::stage::{Driver, Hands, built, window_of};
use lockbuch_tests::tray::Tray;
use lockbuch_tests::world::World;
use salon::{Clock, SystemClock};
use serde_json::Value;
use tempfile::TempDir;

use crate::{Figure, Judged, fixture, median_ms, till};

/// Header id of the real program's stores.
const APPLICATION_ID: i32 = 0x4C4F_4B42;
/// Touches in one script, so that no script runs into the driver's time limit.
const AT_ONCE: usize = 25;
const SAMPLES: usize = 500;
const STARTS: usize = 7;

const TOUCH: &str = concat!(include_str!("prelude.js"), include_str!("touch.js"));

/// `click_to_receipt`: from the touch of the payment key to the second frame after the receipt number.
pub fn click_to_receipt() -> Figure {
    wait(async {
        let salon = ten_years(true);
        let driver = open(&salon).await;
        let hands = Hands(&driver.client);
        hands.signs_in("Sabine", OWNER_PIN).await;
        hands.sees("Shampoo").await;
        let value = p95(samples(&driver, "sell").await);
        let floor = p95(samples(&driver, "greet").await);
        driver.client.clone().close().await.unwrap();
        Figure {
            name: "click_to_receipt",
            value,
            unit: "ms",
            floor: Some(floor),
            judged: Judged::Value,
            goal: 50.0,
        }
    })
}

async fn samples(driver: &Driver, what: &str) -> Vec<f64> {
    let mut times = Vec::new();
    while times.len() < SAMPLES {
        let arguments = vec![Value::from(what), Value::from(AT_ONCE)];
        match driver.client.execute_async(TOUCH, arguments).await.unwrap() {
            Value::Array(found) => times.extend(found.iter().filter_map(Value::as_f64)),
            trouble => panic!("{what}: {trouble}"),
        }
    }
    times
}

/// The value that one in twenty lies above.
pub fn p95(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() * 95 / 100).copied().unwrap_or_default()
}

/// `start_to_till`: from the start of the program to a sign-in page that takes a digit, beside an empty
/// window.
pub fn start_to_till() -> Figure {
    wait(async {
        let salon = ten_years(false);
        let (mut starts, mut floors) = (Vec::new(), Vec::new());
        for _ in 0..STARTS {
            starts.push(start(&salon, "lockbuch", TAKES_A_DIGIT).await);
            floors.push(start(&salon, "examples/empty", "return document.readyState === 'complete'").await);
        }
        let (value, floor) = (median_ms(starts), median_ms(floors));
        Figure {
            name: "start_to_till",
            value,
            unit: "ms",
            floor: Some(floor),
            judged: Judged::Ratio,
            goal: 1.5,
        }
    })
}

/// Chooses the first person, types a digit, and says whether it has arrived.
const TAKES_A_DIGIT: &str = "
    const field = document.querySelector('.pin-field');
    if (!field) { document.querySelector('.person')?.click(); return false; }
    if (!field.value) { document.querySelector('.pin-key')?.click(); }
    return field.value.length > 0;";

async fn start(salon: &Salon, program: &str, there: &str) -> Duration {
    let start = Instant::now();
    let driver = window_of(&built(program), salon.folder.path(), &salon.keys).await;
    while driver.client.execute(there, Vec::new()).await.ok() != Some(Value::Bool(true)) {
        assert!(start.elapsed() < Duration::from_secs(60), "{program} does not start");
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    let took = start.elapsed();
    driver.client.clone().close().await.unwrap();
    took
}

const REPORT: &str = concat!(include_str!("prelude.js"), include_str!("report.js"));
const REPORTS: usize = 40;
const REPORTS_AT_ONCE: usize = 10;

/// `report_year`: from the touch of *Jahr* to the second frame after the year's report is in the page.
pub fn report_year() -> Figure {
    wait(async {
        let salon = ten_years(false);
        let driver = open(&salon).await;
        let hands = Hands(&driver.client);
        hands.signs_in("Sabine", OWNER_PIN).await;
        hands.press("Management").await;
        hands.press("Listen und Berichte").await;
        hands.press("Umsatzbericht").await;
        hands.finds(".sheet-title").await;
        let mut times = Vec::new();
        while times.len() < REPORTS {
            match driver.client.execute_async(REPORT, vec![Value::from(REPORTS_AT_ONCE)]).await.unwrap() {
                Value::Array(found) => times.extend(found.iter().filter_map(Value::as_f64)),
                trouble => panic!("report: {trouble}"),
            }
        }
        driver.client.clone().close().await.unwrap();
        let value = p95(times);
        Figure { name: "report_year", value, unit: "ms", floor: None, judged: Judged::Value, goal: 300.0 }
    })
}

pub fn wait<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
}

/// A salon as the real program would open it.
pub struct Salon {
    folder: TempDir,
    keys: Vec<PathBuf>,
}

pub async fn open(salon: &Salon) -> Driver {
    window_of(&built("lockbuch"), salon.folder.path(), &salon.keys).await
}

fn ten_years(day_open: bool) -> Salon {
    let folder = fixture::copy(fixture::BIG);
    if day_open {
        let world = World::reopen(folder.path(), SystemClock.now(), Arc::new(Tray::default())).unwrap();
        till::open(&world);
    }
    as_real(folder)
}

/// Turns a salon of the tests into one that the real program opens.
pub fn as_real(folder: TempDir) -> Salon {
    let header = format!("pragma application_id = {APPLICATION_ID}");
    book::intruder(folder.path()).execute_batch(&header).unwrap();
    let keys = key_files(folder.path());
    Salon { folder, keys }
}

fn key_files(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).unwrap().flatten().map(|file| file.path());
    files.filter(|path| path.extension().is_some_and(|ending| ending == "key")).collect()
}
