//! The daily close.

use std::time::Instant;

use book::clock::local;
use lockbuch_tests::world::World;

use crate::measured::{Measured, median};
use crate::till;

const DAYS: i64 = 5;

/// `close_500`: the close of a day with 500 receipts, after its count.
pub fn of_500_receipts() -> Measured {
    let folder = tempfile::tempdir().unwrap();
    let world = World::found(folder.path());
    till::add_printer(&world);
    let first = world.today();
    let day = |number| {
        world.clock.set(local(first.plus_days(number), 8, 0, 0));
        till::open(&world);
        for _ in 0..500 {
            world.clock.advance_ms(60_000);
            till::sell(&world);
        }
        till::count(&world);
        let start = Instant::now();
        till::close(&world);
        start.elapsed().as_secs_f64()
    };
    Measured::alone(median((0..DAYS).map(day).collect()))
}
