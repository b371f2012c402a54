//! The daily close.

use std::time::Instant;

use book::clock::local;
use lockbuch_tests::disk_salon::DiskSalon;

use crate::measured::{Measured, median};
use crate::till;

const DAYS: i64 = 5;

/// `close_500`: the close of a day with 500 receipts, after its count.
pub fn of_500_receipts() -> Measured {
    let folder = tempfile::tempdir().unwrap();
    let salon = DiskSalon::found(folder.path());
    till::add_printer(&salon);
    let first = salon.today();
    let day = |number| {
        salon.clock.set(local(first.plus_days(number), 8, 0, 0));
        till::open(&salon);
        for _ in 0..500 {
            salon.clock.advance_ms(60_000);
            till::sell(&salon);
        }
        till::count(&salon);
        let start = Instant::now();
        till::close(&salon);
        start.elapsed().as_secs_f64()
    };
    Measured::alone(median((0..DAYS).map(day).collect()))
}
