//! The archive of a month.

use std::sync::Arc;
use std::time::Instant;

use book::clock::local;
use contract::Day;
use contract::lists::Span;
use devices::printer::Printers;
use lockbuch_tests::disk_salon::DiskSalon;
use lockbuch_tests::{archive_zip, raw_entries};

use crate::measured::{Measured, median};
use crate::{fixture, till};

const DAYS: i64 = 25;
const SALES_PER_DAY: u64 = 80;
const MAKINGS: usize = 3;

/// `archive_month`: a month of 25 days and 2,000 sales with all its reports, on the PDF pages of the real program.
pub fn of_a_month() -> Measured {
    let folder = tempfile::tempdir().unwrap();
    let first = Day::from_ymd(2026, 10, 1).unwrap();
    let salon = DiskSalon::found_at(folder.path(), local(first, 8, 0, 0));
    for number in 0..DAYS {
        let day = first.plus_days(number);
        salon.clock.set(local(day, 8, 0, 0));
        till::open(&salon);
        let from = u64::try_from(number).unwrap() * SALES_PER_DAY;
        raw_entries::sales(&salon.desk, day, from..from + SALES_PER_DAY);
        till::count(&salon);
        till::close(&salon);
    }
    drop(salon);
    let make = |_| {
        let copy = fixture::copy_of(folder.path());
        let paper = Arc::new(Printers::new(copy.path()));
        let salon = DiskSalon::reopen(copy.path(), local(first.plus_days(31), 9, 0, 0), paper).unwrap();
        let start = Instant::now();
        let row = archive_zip::make(&salon.desk, &salon.here, Span::Month(first));
        let took = start.elapsed().as_secs_f64();
        assert!(row.last.get() - row.first.get() > 2_000 && row.made.is_some(), "{row:?}");
        took
    };
    Measured::alone(median((0..MAKINGS).map(make).collect()))
}
