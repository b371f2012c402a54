//! What a sale costs: beside a bare transaction of the same rows, and after ten years.

use std::path::Path;
use std::time::{Duration, Instant};

use book::clock::{in_berlin, local};
use lockbuch_tests::disk_salon::DiskSalon;
use lockbuch_tests::outside;

use crate::bare::Bare;
use crate::measured::{Measured, median_ms};
use crate::{fixture, till};

const WARM_UP: usize = 20;
const RUNS: usize = 400;
const DAYS: usize = 21;
const SALES_OF_A_DAY: usize = 5;

/// `sale_commit`: from the pay request to the reply, durable and signed.
pub fn commit() -> Measured {
    let (folder, copy) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let salon = DiskSalon::found(folder.path());
    till::add_printer(&salon);
    till::open(&salon);
    till::sell(&salon);
    let mut bare = Bare::copy_of(folder.path(), copy.path());
    let (mut sales, mut floors) = (Vec::new(), Vec::new());
    for run in 0..WARM_UP + RUNS {
        let (basket, due) = till::fill_basket(&salon);
        bare.lay_out(&basket);
        salon.clock.advance_ms(60_000);
        let start = Instant::now();
        let receipt = salon.ask(till::payment(basket.clone(), due)).unwrap();
        let sale = start.elapsed();
        let floor = bare.repeat(receipt.seq.get(), &basket);
        if run >= WARM_UP {
            sales.push(sale);
            floors.push(floor);
        }
    }
    let (value, floor) = (median_ms(sales), median_ms(floors));
    Measured::beside(value, floor)
}

/// `sale_growth`: a sale at a million entries beside a sale at a thousand.
pub fn growth() -> Measured {
    let (old, young) = (fixture::copy(fixture::BIG), fixture::copy(fixture::SMALL));
    let worlds = [at_work(old.path()), at_work(young.path())];
    let mut took: [Vec<Duration>; 2] = Default::default();
    for run in 0..WARM_UP + RUNS {
        // Each goes first as often as the other.
        for at in [run % 2, 1 - run % 2] {
            let salon = &worlds[at];
            let (basket, due) = till::fill_basket(salon);
            salon.clock.advance_ms(60_000);
            let start = Instant::now();
            salon.ask(till::payment(basket, due)).unwrap();
            let sale = start.elapsed();
            if run >= WARM_UP {
                took[at].push(sale);
            }
        }
    }
    let [old, young] = took.map(median_ms);
    Measured::beside(old, young)
}

/// `day_growth`: opening, count and close of a day at a million entries beside those at a thousand.
pub fn day_growth() -> Measured {
    let (old, young) = (fixture::copy(fixture::BIG), fixture::copy(fixture::SMALL));
    let worlds = [old.path(), young.path()].map(in_the_morning);
    let mut took: [Vec<Duration>; 2] = Default::default();
    for day in 0..DAYS {
        for at in [day % 2, 1 - day % 2] {
            took[at].push(a_day(&worlds[at]));
        }
    }
    let [old, young] = took.map(median_ms);
    Measured::beside(old, young)
}

/// What a day costs besides its sales; the salon is left on the next morning.
fn a_day(salon: &DiskSalon) -> Duration {
    let (morning, left) = (salon.today(), till::left(salon));
    let start = Instant::now();
    till::open_with(salon, left);
    let opened = start.elapsed();
    for _ in 0..SALES_OF_A_DAY {
        salon.clock.advance_ms(60_000);
        till::sell(salon);
    }
    let start = Instant::now();
    till::count(salon);
    till::close(salon);
    let closed = start.elapsed();
    salon.clock.set(local(morning.plus_days(1), 8, 0, 0));
    opened + closed
}

/// The salon on the morning after its last close, with the day open.
fn at_work(folder: &Path) -> DiskSalon {
    let salon = in_the_morning(folder);
    till::add_printer(&salon);
    till::open(&salon);
    salon
}

/// The salon on the morning after its last close.
fn in_the_morning(folder: &Path) -> DiskSalon {
    let last: i64 =
        outside::reader(folder).query_row("select max(ended_ms) from entry", [], |row| row.get(0)).unwrap();
    let fake_printer = std::sync::Arc::new(lockbuch_tests::fake_printer::FakePrinter::default());
    DiskSalon::reopen(folder, in_berlin(last + 86_400_000), fake_printer).unwrap()
}
