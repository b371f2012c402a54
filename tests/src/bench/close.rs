//! The daily close.

use std::time::Instant;

use lockbuch_tests::world::World;

use crate::{Figure, Judged, till};

/// `close_500`: the close of a day with 500 receipts, after its count.
pub fn of_500_receipts() -> Figure {
    let folder = tempfile::tempdir().unwrap();
    let world = World::found(folder.path());
    till::add_printer(&world);
    till::open(&world);
    for _ in 0..500 {
        world.clock.advance_ms(60_000);
        till::sell(&world);
    }
    till::count(&world);
    let start = Instant::now();
    till::close(&world);
    let value = start.elapsed().as_secs_f64();
    Figure { name: "close_500", value, unit: "s", floor: None, judged: Judged::Value, goal: 0.3 }
}
